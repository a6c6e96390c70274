/** Words of fairs before the day: what a partner proposes, what the library answers, and the places. */
export default {
  fairWork: {
    organisations: '合作单位', organisationsNote: '单位里谁能提出市集、谁管志愿者、谁只看。', organisationsNone: '还没有合作单位', organisationsNoneText: '在“人员”里邀请伙伴时新建。', rights: '谁能做什么', right: { PROPOSE: '提出市集、答复图书馆', LEAD_VOLUNTEERS: '邀请和管理志愿者' }, volunteer: '志愿者：只看', peopleNone: '这个单位还没有人。',
    title: '市集', deskTitle: '市集与提案', deskNote: '伙伴提出，图书馆批准，一起办成。', homeTitle: '我们的市集', homeNote: '提出市集，回答问题，看到自己的进展。',
    news: '新消息', newsRead: '都看过了', waiting: '等我处理', waitingNone: '没有等您处理的市集', waitingNoneText: '轮到您的时候会出现在这里。', all: '全部', allNone: '还没有市集', allNoneText: '想办一场？从“提出市集”开始。', propose: '提出市集', plan: '新建市集', filter: '只看',
    any: '全部进行中的', turn: { PARTNER: '等伙伴', LIBRARY: '等图书馆' }, mine: '轮到您', people: '我们的人和志愿者', peopleNote: '邀请志愿者，看谁在一起办', wishes: '办集意愿：{season}', wishesNote: '写下想办什么、哪里行、哪几天行', venues: '场地', venuesNote: '能容多少人，有没有电和网，什么时候可用',
    own: '图书馆主办', at: '{venue} · {organisation}', comments: '{n} 条留言', persons: '最多同时 {n} 人', permitNeeded: '须办大型活动许可', permitHas: '已有许可',
    form: {
      title: '名称', titleHint: '大家会在列表和海报上看到', about: '介绍', aboutHint: '办什么，带什么来，雨天怎么办', venue: '场地', venueChoose: '请选场地', organisation: '主办', sessions: '场次', session: '第 {n} 场', day: '日期', from: '开始', until: '结束', capacity: '最多同时多少人',
      add: '再加一场', remove: '去掉第 {n} 场', save: '保存草稿', saved: '已保存', change: '保存修改', wrong: '时间要先始后终，后一场不早于前一场结束。', permit: '同时 {n} 人须办大型活动许可：最迟 {day} 申请，批准前不能公布。', permitLate: '同时 {n} 人须办大型活动许可，须提前 20 天申请：现在已经来不及，请改期或减少人数。',
      full: '场地最多容 {n} 人，比这一场少。', taken: '这段时间已有市集', takenBy: '这段时间给了“{title}”', blocked: '这段时间场地不开放', times: '这几天的场地', free: '这几天没有别的市集', changedTitle: '别人刚刚改过', changedText: '已为您读入最新内容，请再看一遍再改。', reload: '读入最新内容', permitVoid: '改时间、场地或增加人数，已有的许可作废。',
    },
    venue: { people: '最多 {n} 人', peopleUnknown: '容量未填', yes: { power: '有电', network: '有网络', roof: '有顶棚', stepFree: '无障碍' }, no: { power: '没有电', network: '没有网络', roof: '露天', stepFree: '有台阶' }, unknown: { power: '电：未核实', network: '网络：未核实', roof: '顶棚：未核实', stepFree: '无障碍：未核实' }, rules: '场地规定', maps: '在地图上打开', app: { AMAP: '高德地图', BAIDU: '百度地图', APPLE: '苹果地图', GEO: '手机地图' } },
    next: '下一步', nothing: '现在没有要您做的事。', step: { EDIT: '修改', PROPOSE: '提交图书馆', SEND_BACK: '退回', APPROVE: '批准', RECORD_PERMIT: '登记许可', PUBLISH: '公布', POSTPONE: '延期', MOVE: '定新时间', OPEN: '开场', CLOSE: '散场', CANCEL: '取消', COMMENT: '留言' },
    explain: { DRAFT: '草稿。写好后提交图书馆。', PROPOSED: '图书馆正在看。可以留言、补充。', APPROVED: '已批准，场地已留好。公布后大家就能领票。', PUBLISHED: '已公布，大家可以领票。', RUNNING: '正在进行。', POSTPONED: '延期了：票都还有效，定好新时间后再公布。', CLOSED: '散场了，等书清点完。', RECONCILED: '书已清点，全部结清。', CANCELLED: '已取消。' },
    missing: { PERMIT: '还差大型活动许可', ANOTHER_HAND: '您提交的，要请另一位同事批准', VENUE: '场地这段时间给了别的市集', VENUE_BLOCKED: '场地这段时间不开放', ITS_DAY: '到了那天才能开场' }, doubt: { MORE_PEOPLE_THAN_THE_PLACE_TAKES: '人数超过场地能容的', NOT_IN_A_TIME_THAT_IS_OFFERED: '不在场地给出的可用时段内' },
    did: { PROPOSE: '已提交图书馆', APPROVE: '已批准', PUBLISH: '已公布', OPEN: '已开场', CLOSE: '已散场', SEND_BACK: '已退回', POSTPONE: '已延期', CANCEL: '已取消', MOVE: '新时间已定', RECORD_PERMIT: '许可已登记', COMMENT: '已留言' },
    ask: { SEND_BACK: { title: '退回给伙伴', text: '写清楚要改什么，对方会看到。', yes: '退回' }, POSTPONE: { title: '延期', text: '票都留着，许可作废。之后再定新时间。', yes: '延期' }, CANCEL: { title: '取消市集', text: '取消后不能恢复。请写明原因。', yes: '取消市集' } }, reason: '原因',
    permit: '大型活动许可', permitNot: '同时不到 1000 人，不需要许可。', permitBy: '最迟 {day} 向公安机关申请（提前 20 天）', permitOver: '申请期限 {day} 已过', permitNone: '还没有登记许可，不能公布。', number: '许可编号', authority: '批准机关', grantedOn: '批准日期', permitSave: '登记许可', inForce: '有效', void: { POSTPONED: '延期作废', CHANGED: '改动作废', REPLACED: '已换新' }, permitFor: '登记的许可针对现在的时间、场地和人数；改动其中一项就作废。',
    talk: '往来', talkNone: '还没有留言。', say: '留言', sayHint: '对方会看到，并轮到对方处理', send: '发出', side: { PARTNER: '伙伴', LIBRARY: '图书馆' },
    history: '经过', verb: { PLANNED: '建立草稿', EDITED: '修改', PROPOSED: '提交', SENT_BACK: '退回', APPROVED: '批准', PERMIT_RECORDED: '登记许可', PERMIT_VOID: '许可作废', PUBLISHED: '公布', POSTPONED: '延期', MOVED: '定新时间', OPENED: '开场', CLOSED: '散场', CANCELLED: '取消' },
    figures: '数字', capacity: '名额', booked: '已领票', admitted: '已入场', sessions: '场次', took: '已办过，时间不变', pages: '这场市集的其他页面', page: { programme: '节目与场次', programmeNote: '时段、名额、舞台、值班、器材、清单', tickets: '票务', ticketsNote: '代领、候补、放票', rain: '雨天方案', rainNote: '延期或取消之前先看后果；谁要打电话', now: '现场总览', nowNote: '排队、人数、书桌、帮手、突发情况', gate: '入口', gateNote: '扫票入场，现场人数', devices: '入口和书桌的设备', devicesNote: '志愿者的手机：扫码配对，没有网络也能用', stock: '备书', stockNote: '选书、装箱、清点', reports: '报表', reportsNote: '到场、换书、爽约', public: '大家看到的页面', publicNote: '公布以后任何人都能看' },
    move: '新的场次时间', moveNote: '场次和名额不变，只改时间；也可以换场地。',
  },
  venueEdit: {
    title: '场地资料', note: '办市集的人会看到这些。', people: '最多同时多少人', facts: '设施', fact: { power: '供电', network: '网络', roof: '顶棚', stepFree: '无障碍（没有台阶）' }, yes: '有', no: '没有', unknown: '没核实', facilities: '其他设施', facilitiesHint: '插座在哪里，有没有水，货梯多大', rules: '场地规定', position: '位置', latitude: '纬度', longitude: '经度', datum: '坐标系', datums: { WGS84: 'WGS-84（GPS、手机卫星定位）', GCJ02: 'GCJ-02（高德、腾讯等国内地图）' }, datumNote: '从哪里抄来的坐标，就选哪一种；另一种自动换算。', positionWrong: '纬度、经度要一起填，例如 32.0725 和 118.7925。',
    save: '保存', saved: '场地资料已保存', times: '可用与不可用的时段', timesNote: '不可用的时段里，市集不能批准。', kind: { AVAILABLE: '可用', BLOCKED: '不可用' }, timesNone: '还没有填时段。', day: '日期', from: '从', until: '到', noteField: '说明', addTime: '加一个时段', removeTime: '去掉{day}的时段', contacts: '联系人', contactsNote: '只给在这里工作的人看，不公开。', name: '称呼', about: '负责什么', phone: '电话', addContact: '加一位', removeContact: '去掉{name}', photos: '照片', photo: '{name}的照片，第 {n} 张', addPhoto: '拍一张或选一张', removePhoto: '去掉第 {n} 张', open: '场地资料（办市集）', last: '结束日期', photosFull: '最多十二张。',
  },
}
