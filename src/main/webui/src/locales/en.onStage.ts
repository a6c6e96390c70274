export default {
  onStage: {
    who: 'Who may come', slots: 'People arrive in {n} slots; choose one with your ticket', walkIn: '{n} more places are for people who just come', soon: 'The programme follows.',
    season: 'Season', noFairs: 'No fairs are published yet', noFairsText: 'They appear here as soon as they are.', where: 'In which district', everywhere: 'The whole city',
    calendar: 'Calendar of the season', onDay: '{day}, fairs: {n}', weekday: { mon: 'Mo', tue: 'Tu', wed: 'We', thu: 'Th', fri: 'Fr', sat: 'Sa', sun: 'Su' },
  },
}
