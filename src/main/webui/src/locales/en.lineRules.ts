import type zh from './zh-CN.lineRules'
import type { Shape } from '../i18n'

const en: Shape<typeof zh> = {
  lineRules: {
    title: 'Rules of line, appeals and home swaps', note: 'Who comes first, which homes are asked, how families swap. One prepares a draft, another publishes it, from now on or later; a published version is never changed.', next: 'From {when}: version {n}', edit: 'Draft of the rules of line, appeals and home swaps', against: 'Against the rules in force',
    moved: 'Of {waiting} requests that wait, {n} would stand elsewhere; {first} lines would have another first. Who is promised a book keeps it.', unsaved: 'There are changes that are not saved.', publishNote: 'It comes into force now or on that day, and all lines are sorted anew at once; who is promised a book keeps it. It cannot be changed afterwards.',
    group: { order: 'Who comes first', requests: 'Requests', appeals: 'Appeals to homes', homeSwaps: 'Swaps between families' },
    determinant: { TIME: 'Who asked earlier', FIRST_BOOK: 'Who never got a book they asked for', WAITED_LONGEST: 'Who got one longest ago', CHILDREN: 'Children', LOCAL_FIRST: 'Who fetches it where the copy stands' },
    orderHint: 'Asked from top to bottom: what cannot decide leaves it to the next. Move a row with the ↑ ↓ buttons, or with the arrow keys on it.', always: 'always last', up: 'Up: {what}', down: 'Down: {what}', drop: 'Remove: {what}', dropWord: 'Remove', isNow: '{what}: now number {n}', isFirst: 'It is the first already', staysLast: '"Who got one longest ago" always stands right before "who asked earlier"; it cannot go there',
    wrongOrder: 'Each once, "who asked earlier" last and "who got one longest ago" right before it.', between: 'A whole number from {least} to {most}', unitRange: '{unit}, {least}–{most}',
    unit: { days: 'days', openDays: 'open days', hours: 'hours', books: 'books', homes: 'homes', credits: 'credits', times: 'times' },
    requests: { openPerHousehold: 'Open requests of a family', offerHours: 'An offer is good for', pickupOpenDays: 'Kept on the hold shelf' },
    appeals: { afterDays: 'Asked after waiting', homesPerRound: 'Homes asked at once', answerOpenDays: 'Time to answer', bringOpenDays: 'Time to bring it', remindDaysBefore: 'Reminded before the end', bonus: 'In thanks for a book', bonusesAMonth: 'Thanks to one home in 30 days', missesToSleep: 'Misses until it sleeps', openPerHome: 'Open with one home', laterDays: 'Asked again after a no', readingDays: 'Not asked after taking it' },
    homeSwaps: { answerHours: 'Time to answer', bringOpenDays: 'Time to bring it', remindOpenDays: 'Reminded after', homeOpenDays: 'Kept to go home again', missesToSleep: 'Misses until no proposals', meetingsADay: 'Face to face, a family a day', codeHours: 'A swap code is good for' },
  },
}
export default en
