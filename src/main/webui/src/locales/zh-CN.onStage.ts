/** What happens at a fair and in a season, for everybody. */
export default {
  onStage: {
    who: '谁可以来', slots: '分 {n} 个时段入场，领票时选', walkIn: '另留 {n} 个名额给没有预约、直接来的人', soon: '节目单稍后公布。',
    season: '活动季', noFairs: '还没有公布的市集', noFairsText: '公布后会出现在这里。', where: '在哪个区', everywhere: '全市',
    calendar: '活动日历', onDay: '{day}，{n} 场市集', weekday: { mon: '一', tue: '二', wed: '三', thu: '四', fri: '五', sat: '六', sun: '日' },
  },
}
