import type { Shape } from '../i18n'
import type zh from './zh-CN.simulation'

const en: Shape<typeof zh> = {
  simulation: {
    title: 'Simulated rules', note: 'What other rules would do to a city, before they are in force.', try: 'What to try', tryNote: 'Leave all of it empty to see today’s rules alone.', draft: 'Draft of intake rules', order: 'Who comes first in line', asToday: 'As today', empty: 'Empty: as today',
    orders: { FIRST_BOOK: 'Who never had a book first', WAITED_LONGEST: 'Who had none for longest first', CHILDREN: 'Children first', LOCAL_FIRST: 'Who fetches it there first' },
    number: { households: 'Families', titles: 'Titles', days: 'Days', runs: 'Runs, each with other luck', seed: 'Seed', noShows: 'Per cent not fetched', openPerHousehold: 'Open requests of a family', pickupOpenDays: 'Open days on the hold shelf', offerHours: 'Hours of an offer', welcomeCredits: 'Credits with the first wish' },
    cityTitle: 'The city', agreement: 'Tastes', agreements: { apart: 'Each reads something else', half: 'Half the same', agree: 'All read the same' }, shelves: 'Registered books of each home', noShelf: 'Choose at least one.', between: '{least} to {most}.', start: 'Simulate', before: 'Simulations of the last day',
    one: 'A simulation', state: { WAITING: 'Waits', RUNNING: 'Runs', DONE: 'Done', FAILED: 'Failed', CANCELLED: 'Ended' }, city: '{households} families, {titles} titles, {days} days, {runs} runs, seed {seed}', versions: 'Today’s rules: intake {intake}, requests {requests}.', forgotten: 'Kept until {when}.', progress: '{done} of {of} runs', cancel: 'End it',
    reading: 'Both rule sets meet the same city and the same luck. Habits are guesses: read differences, not levels.', byShelf: 'By registered shelf', registered: 'Registered', shelf: 'Show', books: '{n} books', byDay: 'Day by day, {n} books registered', day: 'Day', figures: 'All figures, {n} books registered', sureHow: 'Bold and “sure”: the runs agree on the direction. In brackets the range of the mean (95%).', what: 'Figure', today: 'Today', proposed: 'Tried', difference: 'Difference', sure: 'sure', interval: '{mean} ({low} to {high})', days: '{n} days', said: '{line}: from {from} to {to}.', noFigure: 'There is no such figure.',
    figure: { WISHES_MET: 'Wishes met', VOLUMES_MET: 'for one edition', WORKS_MET: 'for any edition', ALIKE_MET: 'for something alike', NEWCOMERS_MET: 'of newcomers', CHILDREN_MET: 'of children', WAITING_MEDIAN: 'Half wait so long', WAITING_NINTH: 'Nine of ten wait so long', GINI: 'Unevenness (Gini)', TO_NEWCOMERS: 'First books among all', GAUGE: 'Inflation (credits ÷ wanted books)', CREDITS: 'Credits outstanding', ON_SHELVES: 'Books on shelves', MOVED: 'Brought and taken', APPEALS: 'Homes asked per 100 wishes', PROMISES_KEPT: 'Promises kept', NOT_FETCHED: 'Not fetched', TURNED_AWAY: 'Above the limit' },
    series: { WISHES_MET: 'Wishes met', WAITING: 'Wishes in line', ON_SHELVES: 'Books on shelves', CREDITS: 'Credits outstanding', GAUGE: 'Inflation (credits ÷ wanted books)' },
  },
}
export default en
