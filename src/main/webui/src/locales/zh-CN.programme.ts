/** Preparing a fair: sessions, stages, rota, equipment, checklist; seasons; one's own shifts. */
export default {
  programme: {
    title: '节目与筹备', parts: '筹备的各部分', open: '项待办', part: { sessions: '场次', stages: '舞台', rota: '班表', equipment: '设备', tasks: '清单' },
    season: '属于哪一季', noSeason: '不属于活动季',
    withoutDay: '市集延期了，还没有新时间：人手和设备都已放开，定了时间会重新安排。', conflicts: '有 {n} 处冲突要解决', solve: '去解决', by: '：{by}',
    why: { OUTSIDE_SESSION: '不在场次时间内', OUTSIDE_FAIR: '不在市集时间内', STAGE_TAKEN: '那时舞台上有别的节目', HELPER_ELSEWHERE: '那时在别处值班', EQUIPMENT_TAKEN: '那时已被别的市集订走' },
    edit: '修改', save: '保存', day: '日期', from: '从', until: '到', inEnglish: '英文名（可不填）', note: '说明（可不填）',
    session: '第 {n} 场', places: '共 {n} 人：现场 {walkIn}，服务台 {desk}，网上预约 {online}', slots: '入场时段', people: '{n} 人', anyTime: '整场随时可以入场。', slotMinutes: '每段几分钟', divide: '均分时段', noSlots: '不分时段', placesOf: '人数',
    walkIn: '现场名额', walkInHint: '不预约，来了就进', desk: '服务台名额', deskHint: '电话、服务台、代办', who: '谁可以来', everybody: '谁都可以来。', rule: '条件', bands: '年龄', district: '哪个区', reasonZh: '原因（中文）', reasonHint: '来之前就能看到', reasonEn: '原因（英文）', addRule: '加一个条件', dropRule: '去掉这个条件',
    kind: { AGE_BANDS: '按年龄', FAMILIES: '带孩子的家庭', DISTRICT: '本区居民', INVITATION: '凭邀请' }, band: { UNDER_7: '7 岁以下', FROM_7_TO_10: '7–10 岁', FROM_11_TO_13: '11–13 岁', FROM_14_TO_17: '14–17 岁' },
    ownPurse: '本场专用换书券', ownPurseNote: '这一场发的券只在这一场有效；延期时券跟着走。一旦开设就保留。',
    noStage: '还没有舞台', noStageText: '有演出时加一个舞台；演出和换书会排在同一页上给大家看。', stage: '舞台', stageName: '舞台名称', stageHint: '例如：水边舞台', addStage: '加一个舞台', dropStage: '去掉这个舞台', emptyStage: '还没有节目。', lost: '没有排上', addAct: '加一个节目', changeAct: '修改节目', cutAct: '删掉这个节目', actTitle: '节目', performer: '谁演（可不填）', contact: '怎么联系（可不填）', contactHint: '延期或取消时打电话用，不公开', changeover: '换场 {n} 分钟', changeoverMinutes: '换场几分钟', changeoverHint: '这段时间舞台不排别的',
    noShift: '班表还是空的', noShiftText: '先加要哪些班、几个人，再请志愿者和馆员。', addShift: '加一个班', changeShift: '修改班次', dropShift: '删掉这个班', print: '打印班表', toCalendar: '存到日历', missing: '还缺 {n} 人', full: '人齐了', needed: '需要 {n} 人', neededLabel: '需要几个人', role: '做什么', roleHint: '例如：入场、换书台', askedAgain: '改时间后，答应过的人会再被问一次。', ask: '请人', askFor: '请谁来：{role}', findHelper: '按姓名找', nobody: '没有可请的人了。', letGo: '不再请{name}', answer: { ASKED: '等答复', ACCEPTED: '会来', DECLINED: '来不了' }, as: { STAFF: '馆员', LIBRARIAN: '馆员', PARTNER: '合作方', VOLUNTEER: '志愿者', CITIZEN: '读者', AUDITOR: '审计' },
    noEquipment: '还没有订设备', noEquipmentText: '帐篷、桌子、音响：订了别的市集就不会再订走。', book: '订设备', giveBack: '退订', stock: '馆里有什么', noStock: '还没有登记设备。', freeOf: '可用 {free} / 共 {n}', thing: '哪一种', pieces: '几件', addThing: '登记一种设备', changeThing: '修改设备', thingName: '名称', thingPieces: '一共几件',
    noTask: '清单还是空的', noTaskText: '可以从常用清单带入，日期按市集时间推算。', takeOver: '带入常用清单', allDone: '都办好了。', addTask: '加一项', changeTask: '修改任务', doneTasks: '办好的 {n} 项', taskTitle: '要做什么', daysBefore: '市集前多少天', onDay: '定一个日期', days: '多少天', daysHint: '负数是市集之后；市集改期时跟着走', byLaw: '许可的期限由法规定，不能改；可以改由谁负责。', side: '哪一方', owner: { LIBRARY: '图书馆', PARTNER: '合作方' }, ownerName: '由谁负责', nobodyYet: '还没定', overdueBy: '{day}到期，已过 {n} 天', dueOn: '{day}前', waitsForNumber: '登记许可编号后自动完成', editTask: '修改：{title}',
  },
  season: {
    title: '活动季', one: '活动季', note: '一季活动，很多场市集。', emptyTitle: '还没有活动季', emptyText: '例如读者节：很多点位，一张日历。', tasks: '接下来要办的', add: '新建活动季', name: '名称', nameHint: '例如：书香金陵读者节', about: '介绍（可不填）', beginsOn: '第一天', endsOn: '最后一天', pages: '相关页面', publicPage: '给大家看的页面', planPage: '排期', planPageNote: '把办集意愿排成一季', wishesPage: '办集意愿', wishesPageNote: '写下想办什么、哪里行、哪几天行', noFairs: '这一季还没有市集', noFairsText: '在市集的节目页把它归入这一季。',
    figure: { fairs: '场市集', overdue: '项过期', missing: '个空岗', conflicts: '处冲突' }, conflicts: '冲突 {n}', overdue: '过期 {n}', missing: '缺 {n} 人', ready: '没有缺口',
  },
  myWork: {
    title: '我的班', note: '请您帮忙的班次，能不能来点一下就好。', news: '新消息', read: '知道了', noShift: '目前没有请您的班', noShiftText: '有人请您帮忙时会出现在这里。', answer: { ASKED: '等您答复', ACCEPTED: '您会来', DECLINED: '您来不了' }, clash: '这个时段您有别的班，或市集还没定时间', yes: '我能来', no: '来不了', tasks: '我负责的事',
  },
}
