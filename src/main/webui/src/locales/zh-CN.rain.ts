/** When it rains: what hangs on a fair, and what families say to its new time. */
export default {
  rain: {
    title: '雨天方案', note: '先看清后果，再作决定。数字是现在的。', pageTitle: '市集延期', sheet: '雨天方案与后果', sheetNote: '延期或取消之前：谁会受影响，接着怎么办',
    ask: { title: '新时间来得了吗？', text: '请在{until}前答复。没有答复，票会在那时让给候补的家庭，不记分。', stays: '不答复也行，票会一直留着。来不了请退票，让给别人。', kept: '您说了会来。票留着，想法变了还可以退。', yes: '保留', silent: '没有等到您的答复，名额已让给候补的家庭，不记分。还有名额时可以再订。', done: '已保留' },
    day: { open: '延期，新时间待定', new: '改期了', was: '原定' },
    put: { title: '延期了，不是取消', new: '新时间公布时会通知您，您现在什么也不用做。', moved: '新时间定了', movedText: '票仍有效，等市集重新公布；您现在什么也不用做。', mine: '您家的票', kept: '票留着，{n} 人', line: '您家的候补', rests: '位置不变，等候暂停；市集恢复后接着排。', goes: '位置不变，接着排。', coupons: '本场的换书券不会过期，改到新时间用。', free: '现在退票不记分。', toTickets: '看我的票', toFair: '看市集', calledOff: '这场市集取消了', calledOffText: '请不要前往。票和候补已结束，不记分；本场的换书券改为各点位通用，不会过期。', on: '这场市集照常', onText: '没有延期，也没有取消。', took: '已办过', stock: '带去的书按箱清点运回，或留在场地等新时间。' },
    decide: '怎么选', POSTPONE: '延期', CANCEL: '取消', go: '去办：{what}', cannot: '现在不能{what}。',
    effects: {
      tickets: '{families} 家、{persons} 人的票留着，由各家选保留或退', ticketsEnd: '{families} 家、{persons} 人的票作废，不记分', line: '{n} 家候补停住，之后接着排；其中 {offers} 家的答复时间停走', lineEnd: '{n} 家候补结束', inside: '场内 {n} 人离场，之后凭原票再进', slips: '{n} 个现场排号作废', coupons: '{credits} 张本场换书券不过期，随新时间走（{families} 家）', couponsEnd: '{credits} 张本场换书券改为各点位通用（{families} 家）', couponsOnly: '其中 {n} 家没有票，也会收到通知', tables: '桌上 {n} 册按箱清点运回', underway: '车上 {n} 册改走回程', helpers: '{helpers} 位帮手收到通知，{shifts} 个班先放开', helpersEnd: '{helpers} 位帮手收到通知，不用来了', acts: '{n} 个节目先放开舞台，演出的人要打电话', actsEnd: '{n} 个节目取消，演出的人要打电话', equipment: '{n} 件设备让给别的市集', permit: '许可 {number} 作废', again: '要重新申请许可，最早可办在{day}', epoch: '各入口和换书桌的旧名单立即失效', took: '第 {n} 场已办完，照旧算数', broken: '第 {n} 场中断：来过的算来过，没来的不算爽约', nobody: '还没有人受影响',
    },
    answers: '各家的答复', answersText: '问了 {asked} 张票。', kept: '保留', gaveBack: '退票', silent: '没答复，已让出', open: '还没答复', until: '没答复的到{when}让给候补', bySilence: '其中 {n} 张是服务台或电话订的，不答复也留着',
    calls: '要打电话的', callsNote: '这些人收不到通知。谁告诉了，点一下，别人就不用再打。', callsNone: '没有要打电话的人。', whom: { PERFORMER: '演出', VENUE: '场地', TICKET: '服务台或电话订的票' }, noContact: '没有留联系方式', told: '已告诉', toldBy: '{by} {when} 说的', open2: '还有 {n} 位没告诉', atDesk: '到订票台查这家',
    fate: { TOOK_PLACE: '已办完', BROKEN_OFF: '办到一半', TO_COME: '还没办' }, sessions: '各场',
  },
}
