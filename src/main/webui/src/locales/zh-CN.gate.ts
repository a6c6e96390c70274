export default {
  gate: {
    notKept: '没有记下：{text}。请再扫一次；还不行，换一部手机。',
    title: '入口', starting: '正在打开…', rest: '扫票', restNote: '没有网络也能用；记下的会自动补传。', box: '扫票上的二维码', mode: '怎样入场', modes: { ONE: '一次一人', ALL: '全家一起', OUT: '出场' },
    heads: '场内约 {n} 人', limit: '上限 {n} 人', full: '已满', waiting: '{n} 条待传', allSent: '都已传', offline: '没有网络', overs: '{n} 人的票是重复的或已退，已记下',
    in: '请进', inN: '请进 {n} 人', again: '又回来 {n} 人', out: '出场 {n} 人', left: '这张票还有 {n} 人未到', complete: '这张票都到齐了', onList: '名单上有这张票，人数看不到；一人扫一次。', noTicket: '没有票的人', from: '入场时间 {when}',
    reason: { TICKET_UNKNOWN: '不认识这张票', TICKET_FORGED: '不是我们的票', TICKET_OVER: '这张票已退或作废', GATE_OTHER_FAIR: '是另一场市集的票', GATE_OTHER_TIME: '还没到时间，或已结束', GATE_LIST_OLD: '票是改期以前的', GATE_ALL_INSIDE: '这张票的人都进去了', FAMILY_CARD: '这是家庭卡，不是票' },
    next: { TICKET_UNKNOWN: '请到服务台，或取号入场。', TICKET_FORGED: '请到服务台核对。', TICKET_OVER: '请到服务台，或取号入场。', GATE_OTHER_FAIR: '请看票上的市集和时间。', GATE_OTHER_TIME: '请按票上的时间来。', GATE_LIST_OLD: '请对方在手机上刷新一下票。', GATE_ALL_INSIDE: '如果刚才在别的入口没进去，可以放行，会记下来。', FAMILY_CARD: '没有网络时，家庭卡查不到票。请扫手机上的票或纸票；都没带，就按来了几个人放行，会记下来。' },
    anyway: '仍然放行', anywayNote: '已记下，之后一起核对。', walkIns: '没有票的人', people: '几个人', letIn: '进场', letOut: '出场',
    pair: '把这台手机设为入口', pairText: '请工作人员打开“入口和书桌的设备”，扫屏幕上的码。', pairBox: '扫配对码', pairRefused: '配对码不对、用过了，或者过了 10 分钟。请换一个。', pairOffline: '配对时要有网络。', nothingPersonal: '这台手机看不到任何人的名字和电话。',
    stage: { over: '市集结束了', old: '市集改期了', revoked: '这台设备已停用' }, stageText: { over: '名单已从这台手机上删掉。谢谢您！', old: '手里的名单已作废并删掉，请重新配对。', revoked: '名单和记录已从这台手机上删掉。有疑问请找工作人员。' }, overWaiting: '名单已删掉；还有 {n} 条没有传完，请保持联网，不要关页面。',
    devices: '入口和书桌的设备', devicesNote: '志愿者自己的手机就行，不用登录，看不到任何人的资料。', add: '加一台设备', noDevices: '还没有设备', noDevicesText: '先加一台，让志愿者扫码。', atGate: '入口', tableN: '{n} 号书桌', seen: '最近一次联系：{when}', clockWrong: '它的时钟差 {n} 分钟，记录的时间会自动改正。', out2: '已停用', oldOne: '改期以前配对的，要重新配对', takeOut: '停用', revoked: '已停用：{label}',
    carry: { leave: '手机快没电，或一直没有网络？', leaveText: '把没传的记录存成文件，交给工作人员；换一台有网络的手机打开这个页面就能补传。文件和这台设备一样重要，不要发给别人。', save: '把 {n} 条存成文件', saved: '已存 {n} 条。这台手机还能接着用，重复的只算一次。', bring: '替另一台补传', bringText: '选那台设备存下的文件（.json）。', sent: '已替“{label}”补传 {n} 条', wrong: '这不是设备存下的文件。请换一个。', refused: '没有收下：那台设备已停用，或市集改期了。请把文件交给图书馆。', offline: '现在连不上。有网络后再选一次，重复的只算一次。' },
    purpose: '用在哪里', purposes: { GATE: '入口', TABLE: '书桌' }, tableNumber: '几号书桌', label: '给它起个名字', labelHint: '例如：东门、小李的手机', showCode: '显示配对码', pairQr: '配对码', pairHow: '用那台手机的相机扫一扫，打开页面就好。', pairUntil: '{clock} 前有效，只能用一次。',
  },
}
