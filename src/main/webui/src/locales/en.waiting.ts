import type zh from './zh-CN.waiting'
import type { Shape } from '../i18n'

const en: Shape<typeof zh> = {
  requestState: { OPEN: 'In line', PAUSED: 'Paused', OFFERED: 'Your answer, please', ACCEPTED: 'Being prepared', READY: 'Ready to fetch', FULFILLED: 'Fetched', EXPIRED: 'Not fetched in time', CANCELLED: 'Cancelled', UNFILLED: 'Not fulfilled' },
  until: { day: 'Please fetch it by {day} (one day left) | Please fetch it by {day} ({n} days left)', today: 'Today is the last day', offer: 'Please answer by {when}' },
  promisedBy: 'A family has promised to bring a copy by {day}',
  requestFor: 'for {nickname}',
  place: {
    NO_FREE_COPY: 'You are number {place} in line, {ahead} before you. All copies in the city ({copies}) are with readers; they are given out in order as they come back.',
    NO_FREE_COPY_FIRST: 'You are first in line. All copies in the city ({copies}) are with readers; the next one is yours.',
    NO_COPY_YET: 'You are number {place} in line. No copy is in circulation yet; the first to arrive are given out in order.',
    OTHERS_FIRST: 'You are number {place} in line. {free} free, and {ahead} before you come first.',
    NEEDS_A_CREDIT: 'A copy is there, but you need a credit. Bring a book; once it is accepted you can have this one. You keep place {place}.',
    NEEDS_A_CREDIT_TOO: 'You are number {place} in line, and keep that place. Before your turn you still need a credit: bring a book.',
    PAUSED: 'You paused this request. Place {place} is kept for you.',
    OFFER_WAITS_FOR_YOU: 'It is your turn: a copy at {from} waits for your answer.',
    BEING_PULLED: 'Staff at {from} are taking it from the shelf.',
    ON_ITS_WAY: 'On its way to {site}.',
    READY_TO_FETCH: 'On the hold shelf at {site}. Show your family code to take it.',
  },
  finished: { OPEN: '', PAUSED: '', OFFERED: '', ACCEPTED: '', READY: '', FULFILLED: 'You have the book. Enjoy reading.', EXPIRED: 'The last day passed and the book went to the next reader.', CANCELLED: 'You cancelled this request.', UNFILLED: 'No copy came free, so the request ended. No credit was spent.' },
  forecast: {
    range: 'likely in {from}–{to} days', day: 'likely in {from} days', open: '{from} days or more, perhaps beyond a year', credits: 'This book costs {n} credits', none: 'Nothing to go by yet.', copies: 'one copy goes round | {n} copies go round',
    basis: { VOLUME: 'From {n} copies of it that came in within half a year.', WORK: 'From {n} copies of this work that came in within half a year.', CLASS: 'From {n} books of its class that came in within half a year.', ALL: 'From all {n} books that came in within half a year.' },
    holds: 'Of a hundred such forecasts about eighty hold.',
  },
  wish: {
    more: 'More choices: edition, condition, sites', kind: 'What would do', kinds: { VOLUME: 'This very book', EDITION: 'Any volume of this set', WORK: 'Any edition of the work', LIKE: 'Something like it' }, notes: { VOLUME: 'the same edition and volume', EDITION: 'whichever comes first', WORK: 'of any publisher', LIKE: 'with something in common' },
    alike: 'What must be the same', same: { AUTHOR: 'Author', SERIES: 'Series', AUDIENCE: 'Readers’ age', CLASS: 'Class' }, like: 'Something like “{title}” ({same})', grade: 'Condition: {grade}', grades: { LIKE_NEW: 'like new', GOOD: 'good or better', FAIR: 'fair or better', WORN: 'worn or better', DAMAGED: 'any' },
    also: 'Where else you can fetch it (at most {n})', alsoAt: 'Also at {sites}', family: 'For the whole family', familyNote: 'not for one person only',
  },
  called: { books: 'Somebody looks for {n} of your books', look: 'Have a look', asleep: 'What you list is not shown' },
}
export default en
