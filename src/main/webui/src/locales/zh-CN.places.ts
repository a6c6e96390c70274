const zh = {
  transfers: {
    title: '调拨', note: '装车、发车、到站都靠扫描；谁先扫、少了什么，单上都有。', box: '扫调拨单', boxHint: '扫单上的二维码，或输入 11 位单号', needs: '读者在等', needsNote: '这些书在本点位架上，读者在别处取。', need: '{n} 册 | {n} 册', begin: '开始装书', byHand: '另开一张', to: '送到', make: '新建调拨单',
    leaving: '从这里发出', coming: '送到这里', list: '未完成的调拨单', emptyTitle: '没有未完成的调拨单', emptyText: '读者在别处预约了本点位的书，或您想匀一些书过去，就从上面新建。', route: '{from} → {to}',
    state: { PROPOSED: '待装', PACKING: '装车中', SENT: '在途', RECEIVED: '已清点', CANCELLED: '已作废' },
  },
  transfer: {
    pack: '装车：扫书', receive: '到站：扫书', hint: '扫书上的标签，扫错了可以取出', hintReceive: '没装过的书也照扫，单上会记下来', mode: '怎么扫', modes: { pack: '装入', takeOut: '取出', receive: '收下', damaged: '破损' }, what: '损坏情况', whatHint: '例如：泡水、散页',
    result: { PACKED: '已装入', TAKEN_OUT: '已取出', RECEIVED: '已收下', UNEXPECTED: '收下了，单上没有这本', DAMAGED: '破损，已放待核', ALREADY: '已经扫过' }, by: '{by}，{when}', goes: '放到：{where}', rest: '请扫书', restNote: '结果显示在这里',
    packed: '装入', received: '收到', outstanding: '未到', missing: '缺失', unexpected: '多出', damaged: '破损', room: '可装 {n} 册', toPack: '还要装', toPackNote: '按走架顺序；读者在对方点位取。', inside: '单上的书', none: '还没有扫描。', difference: { UNEXPECTED: '单上没有', DAMAGED: '破损', ELSEWHERE: '在别处收下', MISSING: '缺失' },
    send: '发车', sent: '已发车', sendSure: '装好 {n} 册，发车后不能再装或取出。', close: '清点完成', closed: '已清点完成', closeSure: '没有少，都收到了。', closeMissing: '有 {n} 册没有到，请说明原因。它们会记为缺失，读者的位置不变，由别的书补上。', why: '原因', cancel: '作废', cancelled: '已作废', print: '打印装车单', slip: '调拨单二维码',
    where: { ON_HOLD_SHELF: '预约架', CLAIMED: '取书单，要转送 {site}', AVAILABLE: '书架', QUARANTINED: '待核架', IN_TRANSIT: '车上' },
  },
  sites: {
    venue: '场地资料（办市集）', title: '点位', note: '点位的上下级、开放时间、闭馆、架位和人员。', add: '新增点位', emptyTitle: '还没有点位', emptyText: '先新增一个。', below: '隶属 {name}', closedDown: '已撤销', receives: '可收取书', noReceive: '不收取书', root: '不隶属任何点位', back: '全部点位',
    name: '名称', kindLabel: '种类', kind: { CENTRE: '交换中心', READING_ROOM: '少儿图书室', DISTRICT_LIBRARY: '区图书馆', PARK: '公园', CULTURAL_CENTRE: '文化馆' }, parent: '隶属', address: '地址', district: '所在区', byAddress: '按地址', inDistrict: '所在区：{name}', capacity: '可放多少册', persons: '可容多少人', save: '保存', saved: '已保存', edit: '修改', closeDown: '撤销点位', closeDownSure: '没有书、预约、调拨和下级点位时才能撤销，撤销后不能恢复。', gaveUp: '已撤销',
    stock: '馆藏', stockLine: '{copies} 册在馆，{coming} 册在途', full: { UNKNOWN: '未设容量', ROOM: '有空位', NEARLY_FULL: '快满了', FULL: '已满' },
    week: '每周开放', weekNote: '可分上午、下午；留空即不开放。', day: { MONDAY: '周一', TUESDAY: '周二', WEDNESDAY: '周三', THURSDAY: '周四', FRIDAY: '周五', SATURDAY: '周六', SUNDAY: '周日' }, spans: '{day} 开放时段', spansHint: '如 09:00-12:00 14:00-17:30', rest: '不开放', spansWrong: '请写成 09:00-17:30，多段用空格隔开',
  },
  duties: {
    give: '岗位', title: '{name}的岗位', note: '在哪些点位做什么；岗位从上到下，后一项包含前一项。', none: '现在不在任何点位。', duty: '做什么', of: { COUNTER: '柜台：收书、交书、装车', STOCKTAKE_LEAD: '盘点负责：还可画架位', SITE_HEAD: '点位负责：还可登记闭馆' }, branches: '连同下级点位', take: '不再在这里', add: '加一个点位', choose: '请选择',
    save: '保存岗位', saved: '{name}的岗位已保存', signedOut: '少了点位的人会立即退出登录，重新登录后按新岗位。',
  },
  closures: {
    title: '闭馆', note: '春节、台风：一次登记，等着取的书和待答复的邀约自动顺延，每家只通知一次。', first: '从哪天', last: '到哪天', reason: '原因', reasonHint: '读者会看到，如：春节', scope: '范围', scopes: { one: '只有本点位', tree: '本点位及下级', all: '全部点位' }, look: '看看影响', preview: '{sites} 个点位，{windows} 册书顺延，通知 {families} 家', go: '闭馆', done: '已登记闭馆', coming: '已登记', none: '没有登记闭馆。', working: '正在顺延…', withdraw: '提前开馆', withdrawn: '已提前开馆，顺延的不缩短', line: '{first} 至 {last}', all: '全部点位',
  },
  shelves: {
    title: '架位', note: '按走架顺序；扫架位标签后扫的书都归到那里。', name: '架位名', add: '添加', added: '已添加', up: '上移 {name}', down: '下移 {name}', copies: '{n} 册 | {n} 册', rename: '改名', renamed: '已改名，书也跟着改了', retire: '撤架', retired: '已撤架', none: '还没有架位。', label: '架位码 {code}',
  },
}
export default zh
