/** Words of the family, privacy and security pages. */
export default {
  and: '、',
  confirm: { type: '确认请输入“{word}”' },
  family: {
    title: '家庭成员', note: '一家人共用一个家庭码和换书券。', add: '添一位成员', me: '我', nobody: '家里没有这位成员。', code: '出示家庭码', kind: '是谁', nickname: '怎么称呼', nicknameHint: '小名就好，不要写真名', band: '年龄段', save: '添加', added: '已添加 {nickname}',
    consentText: '我是孩子的监护人，同意：我们只记录孩子的昵称和年龄段，用于推荐图书和统计服务次数，不作他用。您可以随时撤回同意；撤回后，孩子的资料将被删除，已完成的换书记录只保留匿名编号。',
  },
  ageBand: { UNDER_7: '7 岁以下', FROM_7_TO_10: '7 到 10 岁', FROM_11_TO_13: '11 到 13 岁', FROM_14_TO_17: '14 到 17 岁' },
  looks: {
    title: '谁看过我家的资料', note: '每次柜台打开您家的资料，都会记在这里。', forPerson: '替{nickname}办', by: '{by}，{when}', emptyTitle: '还没有人看过', emptyText: '馆员在柜台扫了您的家庭码，就会出现在这里。', help: '有不明白的，请带着时间到任一点位的柜台询问。',
    why: { card: '在柜台扫了家庭码', dropOff: '收书、验书', handOver: '把书交给您家', request: '代您家申请图书', register: '代您家登记图书', behalf: '在柜台代您家办理', other: '柜台业务' },
  },
  privacy: {
    title: '隐私与资料', note: '我们知道什么，谁看过，怎样带走或删除。', little: '我们只记这些',
    lines: { name: '昵称和手机号：登录、通知取书', child: '孩子：只有昵称和年龄段', credits: '送书、换书和换书券的往来', card: '家庭码：不含姓名和电话' },
  },
  erase: {
    title: '删除我的资料', childTitle: '删除{nickname}的资料', childGo: '删除{nickname}的资料', short: '不再使用时，把个人资料从这里抹去。', note: '删除以后不能恢复，我们也找不回来。', goes: '将要删除', stays: '会留下', go: '永久删除我的资料', done: '{nickname}的资料已删除',
    gone: { name: '您的昵称', phone: '您登记的手机号', sessions: '所有设备上的登录', requests: '还没办完的换书申请', child: '孩子的昵称和年龄段', consent: '您作为监护人的同意（同时撤回）', along: '{names}的资料：您是家里最后一位能负责的大人', credits: '家庭码和剩下的 {n} 张换书券，不能再用' },
    kept: { books: '您送出的书继续在家庭之间流动。', ledger: '已完成的换书和换书券记录，只留一个看不出是谁的编号（法规要求账目可查）。', family: '家里其他人、家庭码和换书券照常使用。' },
  },
  security: {
    title: '登录与安全', note: '在哪些设备上登录，怎样退出。', devices: '已登录的设备', lost: '手机丢了、借给别人用过，或者怀疑有人登录，就全部退出。',
    everywhere: '全部退出', everywhereTitle: '在所有设备上退出？', everywhereText: '这台设备也会退出。其他设备最多 15 分钟内失效。', signedOut: '所有设备都已退出',
  },
  factor: {
    title: '两步验证', note: '除了密码，再要一个手机上不断变化的动态码。', must: '您的岗位能发出或注销换书券，先绑定动态码才能继续。', steps: '三步', step1: '密码', step2: '扫码', step3: '备用码', passwordHint: '再输一次密码，确认是您本人',
    scan: '打开手机上的验证器应用，添加账户，扫这个码。', qr: '绑定验证器的二维码', orType: '扫不了就手输：', code: '验证器现在显示的 6 位数字', confirm: '绑定', recovery: '备用码', recoveryNote: '手机不在身边时，用一个备用码代替动态码登录。每个只能用一次，只显示这一回：请打印或抄下，锁好。', print: '打印', saved: '已经保存好了',
    done: '两步验证已开启', on: '两步验证已开启', left: '还有 {n} 个备用码。换手机请找另一位管理馆员解除绑定。',
  },
  password: { title: '修改密码', note: '改好以后，其他设备要重新登录。', old: '现在的密码', fresh: '新密码', hint: '至少 12 个字符；一句好记的话就很好', short: '还不到 12 个字符', show: '显示新密码', go: '修改', done: '密码已修改' },
}
