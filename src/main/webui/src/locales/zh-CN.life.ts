/** Words of the family, privacy, security and sign-in pages. */
export default {
  lost: { title: '没有这一页', heading: '这一页不在架上', text: '地址可能写错了，或者内容已经搬走。', home: '回到首页' },
  code: { title: '家庭码', note: '送书、取书时给馆员扫。', qr: '家庭码 {code} 的二维码', help: '没有网络也能出示。看不清时，把码念给馆员听也可以。' },
  ownFamilies: {
    title: '申报自己家', note: '在馆工作的人请申报自己的家庭：这家的书由同事验收，换书券由同事更正；您替这家办的其他事会列入内控复核。', mine: '我申报的家庭', since: '{when}起', none: '还没有申报。', code: '家庭码', codeHint: '家庭卡上的 8 位码，也可以扫卡', declare: '申报', declared: '已申报', endNote: '申报由另一位馆长解除，自己不能解除。', others: '同事的申报', noneOther: '没有同事申报。', end: '解除', endOf: '解除{name}的申报', ended: '已解除', review: '看复核清单',
  },
  me: {
    title: '我的', install: '放到手机桌面', installNote: '像应用一样打开，没有网络也能出示家庭码和票；不占多少地方，随时可以删。', installApple: '点浏览器下方的“分享”，再选“添加到主屏幕”；没有网络也能出示家庭码和票。', installGo: '放到桌面', settings: '显示设置', size: '字号', sizes: { normal: '标准', large: '大', largest: '特大' }, elder: '长辈模式', elderNote: '更大的字和按钮，更清楚的颜色', light: '明暗', lights: { auto: '跟随手机', light: '浅色', dark: '深色' },
    sound: '扫码提示音', soundNote: '成功、注意、拒绝各有不同的声音', devices: '柜台设备', who: '换个人用', privacy: '隐私与资料', security: '登录与安全', signOut: '退出登录', signedOut: '已退出，本机的内容已清除', kept: '为了没有网络时也能用，家庭码和最近看过的申请、图书保存在这台手机上；退出登录即清除。',
  },
  signIn: {
    title: '登录', note: '用手机号登录；第一次登录就有一个家庭。', desk: '馆员登录', deskNote: '馆员与合作伙伴使用工号和密码。',
    phone: '手机号', phoneHint: '会收到一条短信验证码', phoneWrong: '请输入 11 位手机号', send: '获取验证码', sent: '如果 {phone} 能接收短信，验证码已经发出。', code: '6 位验证码', codeWrong: '验证码是 6 位数字', go: '登录', otherPhone: '换个号码', resend: '重新发送', resendIn: '{n} 秒后可重发',
    help: '没有手机？在任一点位的柜台，馆员可以代为登记、送书和取书。', deskHelp: '关闭这个页面就会退出，公用电脑请放心。', name: '用户名', password: '密码', factor: '动态码', factorHint: '验证器上现在的 6 位数字；手机不在身边就用备用码', byPhone: '用手机号登录', byCard: '用图书馆读者证登录', card: '读者证号', cardHint: '金陵图书馆的读者证', cardPassword: '读者证密码', cardFirst: '第一次用读者证，请用手机号确认一次，以后就不用了。', pinHere: '用这台设备的 PIN', asStaff: '我是馆员或合作伙伴', asReader: '我是读者',
  },
  and: '、',
  confirm: { type: '确认请输入“{word}”' },
  family: {
    title: '家庭成员', note: '一家人共用一个家庭码和换书券。', add: '添一位成员', me: '我', nobody: '家里没有这位成员。', code: '出示家庭码', kind: '是谁', nickname: '怎么称呼', nicknameHint: '小名就好，不要写真名', band: '年龄段', save: '添加', added: '已添加 {nickname}',
    iAgree: '我是孩子的监护人，已经读过，同意',
  },
  ageBand: { UNDER_7: '7 岁以下', FROM_7_TO_10: '7 到 10 岁', FROM_11_TO_13: '11 到 13 岁', FROM_14_TO_17: '14 到 17 岁' },
  tellMe: {
    title: '通知设置', note: '消息页什么都有；这里选另外怎样告诉您家。', language: '用哪种语言', sms: '短信', smsNote: '发到家里最近验证的手机号', mail: '邮件', mailNote: '给没有手机的成员', push: '应用通知', quiet: '什么时候不打扰', hours: { library: '按图书馆的静默时段（21:30 到 8:00）', never: '随时都可以', own: '自己定' }, from: '从', to: '到', always: '验证码、他人代您家办理的事，随时通知。同一次来馆的消息合成一条。', save: '保存', saved: '已保存通知设置',
  },
  looks: {
    title: '谁看过我家的资料', note: '每次柜台打开您家的资料，都会记在这里。', forPerson: '替{nickname}办', by: '{by}，{when}', emptyTitle: '还没有人看过', emptyText: '馆员在柜台扫了您的家庭码，就会出现在这里。', help: '有不明白的，请带着时间到任一点位的柜台询问。',
    why: { card: '在柜台扫了家庭码', dropOff: '收书、验书', handOver: '把书交给您家', request: '代您家申请图书', register: '代您家登记图书', behalf: '在柜台代您家办理', export: '下载了全部资料', ended: '代办结束', family: '改了家庭资料', other: '柜台业务' },
  },
  privacy: {
    title: '隐私与资料', note: '我们知道什么，谁看过，怎样带走或删除。', purposes: '记什么，为什么',
    kept: '存多久', seenBy: '谁能看', basis: '依据', bases: { CONSENT: '您的同意', CONTRACT: '为您提供服务所必需', STATUTORY_DUTY: '法定职责' },
  },
  erase: {
    title: '删除我的资料', childTitle: '删除{nickname}的资料', childGo: '删除{nickname}的资料', short: '不再使用时，把个人资料从这里抹去。', note: '删除以后不能恢复，我们也找不回来。', goes: '将要删除', stays: '会留下', go: '永久删除我的资料', done: '{nickname}的资料已删除',
    gone: { name: '您的昵称', phone: '您登记的手机号', sessions: '所有设备上的登录', requests: '还没办完的换书申请', child: '孩子的昵称和年龄段', consent: '您作为监护人的同意（同时撤回）', along: '{names}的资料：您是家里最后一位能负责的大人', credits: '家庭码和剩下的 {n} 张换书券，不能再用' },
    kept: { books: '您送出的书继续在家庭之间流动。', ledger: '已完成的换书和换书券记录，只留一个看不出是谁的编号（法规要求账目可查）。', family: '家里其他人、家庭码和换书券照常使用。' },
  },
  security: {
    title: '登录与安全', note: '在哪些设备上登录，怎样退出。', devices: '已登录的设备', lost: '手机丢了、借给别人用过，或者怀疑有人登录，就全部退出。',
    ways: '其他登录方式', way: { READER_CARD: '读者证', WECHAT: '微信' }, linked: '{when}绑定', unlink: '解除', unlinked: '已解除', everywhere: '全部退出', everywhereTitle: '在所有设备上退出？', everywhereText: '这台设备也会退出。其他设备最多 15 分钟内失效。', signedOut: '所有设备都已退出',
  },
  email: {
    signIn: '用邮箱登录', label: '邮箱', wrong: '请输入完整的邮箱地址，例如 reader@example.cn', signInHint: '在“登录与安全”里登记过的邮箱', sent: '如果 {email} 能收到邮件，验证码已经发出；没看到，请找找垃圾邮件。', other: '换个邮箱或重新发送',
    title: '邮箱', note: '没带手机，也能用邮箱收验证码登录。', since: '{when}验证', add: '登记邮箱', change: '换一个邮箱', addHint: '会给这个地址发一封带验证码的邮件', go: '登记', added: '可以用 {email} 登录了', remove: '不再使用', sure: '不再使用这个邮箱？', sureText: '以后不能用它登录，也不再给它发邮件。请先确认还能用手机号登录。', removed: '邮箱已移除',
    no: { 'email-not-offered': '本馆还没有开通邮箱', 'login-not-linked': '这个邮箱还没有登记过' },
    instead: { 'email-not-offered': '请用手机号收验证码。', 'login-not-linked': '验证码没有错。请先用手机号登录，在“登录与安全”里登记这个邮箱，以后就能用它登录。' },
  },
  factor: {
    title: '两步验证', note: '除了密码，再要一个手机上不断变化的动态码。', must: '您的岗位能发出或注销换书券，先绑定动态码才能继续。', steps: '三步', step1: '密码', step2: '扫码', step3: '备用码', passwordHint: '再输一次密码，确认是您本人',
    scan: '打开手机上的验证器应用，添加账户，扫这个码。', qr: '绑定验证器的二维码', orType: '扫不了就手输：', code: '验证器现在显示的 6 位数字', confirm: '绑定', recovery: '备用码', recoveryNote: '手机不在身边时，用一个备用码代替动态码登录。每个只能用一次，只显示这一回：请打印或抄下，锁好。', print: '打印', saved: '已经保存好了',
    done: '两步验证已开启', on: '两步验证已开启', left: '还有 {n} 个备用码。换手机请找另一位管理馆员解除绑定。',
  },
  password: { title: '修改密码', note: '改好以后，其他设备要重新登录。', old: '现在的密码', fresh: '新密码', hint: '至少 12 个字符；一句好记的话就很好', short: '还不到 12 个字符', show: '显示密码', go: '修改', done: '密码已修改' },
  who: { title: '现在是谁在用？', note: '一部手机可以一家人用，各看各的申请和消息。', now: '现在是{nickname}', here: '正在使用', byProxy: '您代办', alone: '这部手机只登记给了您一个人。在“家庭成员”里可以给家人登记这部手机。' },
  stillYou: {
    title: '这还是您吗？', note: '这个手机号很久没有登录过。运营商会把停用的号码给别人，所以先确认一下，才显示这家人的资料。',
    card: '我还是我：用家庭卡', cardLabel: '家庭码', cardHint: '扫家庭卡，或输入卡上的 8 位码', desk: '卡不在身边：去柜台', deskText: '任一点位的馆员看一眼家庭卡或核对家庭资料，就能为您确认，这里随即打开。',
    fresh: '我是新用户', freshText: '这个号码是我刚办的，以前那家人我不认识。', freshGo: '重新开始', sure: '确定重新开始？', sureText: '您会有一个新的家庭；原来那家人不再用这个号码登录，他们的资料您看不到。', welcome: '欢迎回来，{nickname}', begun: '您的新家庭建好了',
  },
  phone: { title: '登记手机号', titleOf: '给{nickname}登记手机号', note: '一部手机可以登记给几个人。', hint: '会给这个号码发一条验证码', go: '登记', done: '{nickname}可以用 {phone} 登录了' },
  takeout: {
    title: '带走我的资料', short: '下载一份，人能看，机器也能读。', note: '我们存着的关于您家的内容，都在这个文件里。', scope: '带走谁的', scopes: { HOUSEHOLD: '全家', PERSON: '只有我和我监护的孩子' }, scopeNotes: { HOUSEHOLD: '其他大人的手机号和登录记录只给他们本人', PERSON: '适合准备搬出这个家庭的人' },
    html: '一个网页：打开就能看，可以打印', json: '一个 JSON：给其他程序用', go: '下载', running: '正在收集，通常几秒钟…', done: '下载好了，约 {n} KB', care: '文件里有您的个人资料，请存放在只有您能打开的地方。每次下载也会记在“谁看过我家的资料”里。',
  },
  invitation: {
    title: '欢迎加入', reset: '设置新密码', note: '选一个登录名和密码就能开始。', cut: '这个地址不完整。请从邀请消息里重新打开，或再扫一次二维码。', hello: '您好，{name}', as: '邀请您担任{role}', at: '点位：{sites}', until: '到{day}为止', nameIs: '登录名：{name}', name: '登录名', nameHint: '2 到 64 个字母、数字或汉字，以后登录用', password: '密码', go: '接受邀请', done: '好了，请用 {name} 登录',
  },
  proxies: {
    title: '代办', none: '没有人替{nickname}代办。', noneMe: '还没有人替您代办，您也没有替别人代办。', by: '{nickname}可以代办（{when}起）', for: '替{nickname}代办（{when}起）', end: '结束', ended: '代办已结束', name: '请人代我办', nameNote: '对方可以替您找书、申请、送书；每一步都记在“谁看过我家的资料”里，随时可以结束。', whom: '请谁', otherFamily: '别家的亲友', otherFamilyNote: '凭他们的家庭卡，由那家第一位大人代办', card: '对方的家庭码', cardHint: '卡上的 8 位码', go: '确定', named: '{nickname}可以替您办理了', act: '替{nickname}办理', howElder: '请{nickname}在自己的手机上，或到柜台说一声，就能指定您代办。',
  },
  atCounter: { title: '现在谁在柜台？', notPaired: '这台设备还没有配对', how: '请在柜台的设备页上生成配对码，用这台设备扫一下。', byPassword: '用密码登录', pin: '输入 6 位 PIN', notMe: '换人', other: '其他人', nameHint: '第一次在这台设备上用，先输登录名' },
  pair: { title: '配对这台设备', note: '配对以后，同事们在这台设备上用 PIN 登录。', ask: '要把这台设备作为柜台的公用设备吗？', go: '配对', scan: '配对码', scanHint: '扫同事屏幕上的二维码，或手输', other: '换一个配对码', done: '已配对：{label}' },
  pin: { title: '柜台 PIN', note: '在柜台的公用设备上，用 6 位数字快速登录。', fresh: '新的 PIN', hint: '6 位数字，不要连号，不要重复', go: '设置', done: 'PIN 已设置', remove: '不再使用 PIN', removed: 'PIN 已取消', typed: '已输入 {n} 位', back: '退一位' },
  ward: {
    title: '监护人与同意', guardianMe: '您是监护人。', guardian: '监护人：{nickname}', notMine: '{nickname}由家里另一位大人监护。', grow: '更新年龄段', grownTo: '现在是', adult: '已满 18 岁，成为成人', asks: { AGE_BAND_OVER: '{nickname}可能已经过了登记的年龄段，请核对。', OWN_CONSENT: '{nickname}满 14 岁了，请和孩子一起确认，孩子本人也要同意。', NEW_NOTICE: '告知内容有更新，请重新阅读并确认。' },
    offered: '已请{nickname}接任监护人，等对方接受', offeredMe: '{guardian}请您接任{nickname}的监护人', accept: '接受', agree: '阅读并同意', give: '请别人接任监护人', takeBack: '不请了', history: '同意记录（{n} 条）', given: '{nickname}，{version}，{when}', ownToo: '孩子本人也同意', revoked: '{when}撤回', inForce: '有效', withdraw: '不再同意，就删除孩子的资料；删除即撤回。',
    whom: '请谁', giveNote: '对方接受并同意告知内容后才生效；在那以前您仍是监护人。', own: '{nickname}本人也同意', sheet: { grow: '{nickname}长大了', agree: '{nickname}的告知与同意', accept: '接任{nickname}的监护人', give: '请别人接任{nickname}的监护人' }, go: { grow: '更新', agree: '同意', accept: '接受并同意', give: '发出请求' }, did: { grow: '{nickname}的年龄段已更新', agree: '已记下您的同意', accept: '您现在是{nickname}的监护人', give: '已发出，等对方接受' },
  },
  card: { title: '家庭卡', note: '没有手机的家人，凭卡在任一柜台办理。', what: '卡上只有家庭码，没有姓名和电话。', print: '下载打印', lost: '卡丢了？', lostText: '换一个新的家庭码，旧卡随即作废；书和换书券都不受影响。', replace: '换新家庭码', sure: '换新家庭码？', sureText: '旧卡和截图里的旧码都不能再用，需要重新打印家庭卡。', replaced: '新的家庭码：{code}' },
  union: {
    title: '合并或搬出', short: '两家并一家，或者分开过。', note: '一家出示加入码，另一家输入。', what: '要做什么', invite: '请别人加入我家', inviteNote: '生成一个加入码给对方', join: '全家并入另一家', joinNote: '成员、书和换书券都过去', leave: '我搬出去', leaveNote: '带上我监护的孩子、我的申请和说好的书',
    qr: '加入码的二维码', until: '{clock} 前有效，只能用一次', show: '生成加入码', another: '重新生成', code: '对方的加入码', codeHint: '在对方手机的这一页上', codeMaybe: '要加入的家庭的加入码（可不填）', codeMaybeHint: '不填就有一个自己的新家庭', books: '带走哪些书', credits: '带走几张换书券（家里有 {n} 张）', creditsWrong: '请填 0 到 {n}', last: '您是家里最后一位大人，请改用“全家并入另一家”。',
    goJoin: '并入', goLeave: '搬出', sureJoin: '全家并入？', sureJoinText: '您家所有人、书、换书券和排着的队都到那一家去，旧家庭卡也通向那一家。不能自己撤销。', sureLeave: '确定搬出？', sureLeaveText: '您和您监护的孩子离开这个家庭；您的申请和为它们留着的换书券一起带走，排队位置不变。', joined: '已并入，现在是一家人', left: '已搬出',
  },
}
