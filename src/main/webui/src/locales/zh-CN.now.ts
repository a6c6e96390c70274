/** Words of a fair while it runs: for who walks about with a phone, and for a screen on the wall. */
export default {
  now: {
    title: '现场总览', asOf: '{time} 的情况', stale: '断网了，以下是 {time} 的情况。', live: '每几秒自动更新', wall: '大屏显示', leaveWall: '退出大屏',
    heads: '在场', headsOf: '/ {limit} 人', headsFull: '已满，先出后进', headsNear: '快满了', limitBar: '在场 {n} 人，上限 {limit} 人',
    queue: '排号', queueNone: '没有人排队', queueOf: '{n} 组 {people} 人', queueWait: '最久等了 {n} 分钟', queueCalled: '已叫 {n} 组',
    swaps: '换书', swapsHour: '最近一小时', swapsAll: '开场以来 {n} 册', swapsBy: '今天每小时换走的书', swapsAt: '{time} 起 {n} 册',
    tables: '书桌', low: '{n} 张快空了', lowNone: '书都够', table: '{n} 号桌', copies: '剩 {n} 册', anHour: '一小时换走 {n} 册', empty: '快空了', soldOut: '已换完：{list}', onNoTable: '{n} 册还没上桌', noTables: '还没有摆书桌', stock: '备书与书桌',
    helpers: '帮手', helpersOf: '{n} / {needed} 人在岗', noShifts: '今天没有排班', shift: '{from}–{until}', shiftHere: '{n} / {needed} 人到了', presence: { NOT_YET: '还没到', HERE: '到了', GONE: '走了' }, since: '{time}', asked: '还没答复', comes: '到了', goes: '走了', cameSaid: '已记下：{name}到了', wentSaid: '已记下：{name}走了', nobody: '还没有人', shortOf: '缺 {n} 人',
    session: '第 {n} 场 {from}–{until}', sessionsNone: '没有场次', came: '来过 {n} 人', come: '有票未到 {n} 人', room: '还能放进 {n} 人', inside: '在场 {n} 人',
    gate: '入口', papers: '打印停电预案', papersNote: '名单、书桌、班表、电话和空白表，A4 纸。先打印好放在现场。', papersFile: '停电预案',
  },
  incident: {
    title: '突发情况', open: '{n} 件未处理', none: '一切正常', raise: '报告情况', closedList: '已处理 {n} 件', number: '{n} 号',
    kind: { LOST_CHILD: '孩子走失', INJURY: '受伤、不适', CROWD: '拥挤', QUARREL: '争执', THEFT: '失窃', POWER: '停电', NETWORK: '断网', WEATHER: '天气', BOOKS: '书的问题', OTHER: '其他' },
    what: '什么事', whatHint: '不要写读者姓名。', place: '在哪里', kindLabel: '种类', urgent: '很急', urgentNote: '要有人马上过去', send: '报告', sent: '已报告：{n} 号', sayWhat: '请写明什么事。',
    by: '{by} {time} 报告', take: '我来处理', takenBy: '{by} 在处理，{time} 起', mine: '交给我', nobody: '还没有人处理', close: '处理完了', outcome: '结果', outcomeHint: '怎样了结的，一句话。', closedBy: '{by} {time} 处理完：{outcome}', taken: '好，由您处理', closed: '已处理完',
  },
  fairContacts: {
    title: '当天电话', note: '打印在停电预案上，不公开；市集结束七天后删除。', none: '还没有填。', edit: '修改', name: '姓名', about: '说明', phone: '电话', add: '加一个', remove: '删去这一个', save: '保存', saved: '已保存', call: '打电话给{name}',
  },
  ticketRules: {
    title: '订票规则', usual: '沿用全市规则', own: '本场自己的规则', save: '保存为本场规则', saved: '已保存，从现在起按新规则', between: '填 {least} 到 {most}。', eldersFirst: '排号时有老人的先叫', eldersFirstNote: '老人不必久站。', opensDay: '开始订票的日期', opensTime: '时间', opensHint: '不填就是公布时。', opensBoth: '日期和时间要一起填。',
    field: { largestParty: '一张票最多几人', releaseHours: '开场前几小时可退', earlyMinutes: '可提前几分钟入场', graceMinutes: '迟到几分钟后放票', offerMinutes: '候补答复几分钟', passedOver: '大家庭最多被越过几次', callMinutes: '叫号后几分钟内到', safetyLimit: '同时在场上限' },
    hint: { largestParty: '含孩子。', releaseHours: '过了这个时间退票算逾期。', earlyMinutes: '早到太多请在外面等。', graceMinutes: '没到的名额给现场的人。', offerMinutes: '过时给下一家。', passedOver: '人多的一家不会一直轮不到。', callMinutes: '过时作废，重新取号。', safetyLimit: '不填就按最大的一场。' },
    points: '爽约积分（全市统一）', pointsText: '没来 {noShow} 分，逾期退票 {late} 分；来一次减 {attended} 分，帮忙一次减 {helped} 分。满 {blockFrom} 分，{blockDays} 天内不能订票；{forgetDays} 天后不再计算。', link: '订票规则', linkNote: '几人一票、退票、放票、叫号',
  },
  checklist: {
    title: '筹备清单模板', note: '新的市集按这里生成待办；已有的市集不变。', law: '法定', zh: '要办的事（中文）', en: '要办的事（英文）', days: '开场前几天', daysHint: '结束后的填负数，如 -2。', daysWrong: '填 -60 到 400。', whose: '谁来办', owner: { LIBRARY: '图书馆', PARTNER: '合作方' }, before: '提前 {n} 天', up: '上移', down: '下移', remove: '删去', add: '加一项', save: '保存模板', saved: '已保存，以后的市集按新清单', say: '请填写。', link: '清单模板', linkNote: '新市集的待办从这里来',
  },
}
