export default {
  lineRules: {
    title: '排队、求书与对换规则', note: '谁先轮到、向哪些家庭求书、家庭之间怎样对换。一人拟草稿，另一人发布，可以定在以后生效；发布后的版本不再改动。', next: '{when}起：第 {n} 版', edit: '排队、求书与对换规则草稿', against: '与现行规则相比',
    moved: '{waiting} 份在等的申请里，{n} 份位置会变；{first} 条队伍换人排第一。已经答应给谁的书不变。', unsaved: '有改动还没保存。', publishNote: '现在或到那天生效，所有队伍同时重排；已经答应给谁的书不变。发布后不能再改。',
    group: { order: '谁先轮到', requests: '申请', appeals: '向家庭求书（需配）', homeSwaps: '家庭对换' },
    determinant: { TIME: '申请早的优先', FIRST_BOOK: '还没换到过书的优先', WAITED_LONGEST: '最久没换到书的优先', CHILDREN: '孩子优先', LOCAL_FIRST: '在书所在的点位取书的优先' },
    orderHint: '从上往下逐条比较，前一条分不出先后才看下一条。用 ↑ ↓ 按钮，或选中一行后按方向键调整。', always: '总在最后', up: '上移：{what}', down: '下移：{what}', drop: '去掉：{what}', dropWord: '去掉', isNow: '{what}：第 {n} 条', isFirst: '已经是第一条', staysLast: '“最久没换到书”总紧挨着“申请早的”，不能再移',
    wrongOrder: '每条最多用一次，“申请早的”放在最后，“最久没换到书”紧挨在它前面。', between: '请填 {least} 到 {most} 之间的整数', unitRange: '{unit}，{least}–{most}',
    unit: { days: '天', openDays: '开放日', hours: '小时', books: '本', homes: '家', credits: '张券', times: '次' },
    requests: { openPerHousehold: '每家同时申请', offerHours: '待取邀约有效', pickupOpenDays: '预约架保留' },
    appeals: { afterDays: '排队多久后求书', homesPerRound: '每轮问几家', answerOpenDays: '答复期', bringOpenDays: '送书期', remindDaysBefore: '到期前提醒', bonus: '每本谢券', bonusesAMonth: '每家 30 天谢券上限', missesToSleep: '失约几次后暂停展示', openPerHome: '每家同时求书', laterDays: '婉拒后多久再问', readingDays: '刚换走的书多久不问' },
    homeSwaps: { answerHours: '答复期', bringOpenDays: '送书期', remindOpenDays: '多久后提醒', homeOpenDays: '退书在服务台保留', missesToSleep: '失约几次后不再提议', meetingsADay: '每家每天面对面换书', codeHours: '换书码有效' },
  },
}
