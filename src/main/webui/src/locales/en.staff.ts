import type zh from './zh-CN.staff'
import type { Shape } from '../i18n'

const en: Shape<typeof zh> = {
  counter: {
    title: 'Scan', chooseSite: 'Where are you?', chooseNote: 'Asked once per sign-in.', noSite: 'No site is assigned to you. Please ask a librarian.', changeSite: 'Change site',
    box: 'Scan any code', boxHint: 'Book label, family code or ISBN; by scanner, camera or typing.', rest: 'Ready to scan', restNote: 'The result appears here', clear: 'Clear',
    forReader: 'For {reader}, at {site}', until: 'Kept until {day}', lastMove: '{status} by {by}, {when}', family: 'Family {code}', familyCredits: 'one credit | {n} credits', familyReady: 'one book ready | {n} books ready',
    serving: 'Serving {code}', familyDone: 'Done', readyHere: 'Ready to take', scanToHandOver: 'Scan the label of a book to hand it over.', nothingReady: 'Nothing waits for them here.', handOverTo: 'Hand to {code}',
    scanFamily: 'Scan the family code to hand over', scanBookToHand: 'Scan the book they take', scanNumber: 'Scan the ISBN of this book', override: 'Another reader waits for this copy', overrideNote: 'No other free copy here can take its place. To hand it over all the same, say why; the other reader keeps the place in line.', scanFamilyFirst: 'Scan the family code first', thenBook: 'Then scan this book.', last: 'Last ten', lastNone: 'Nothing scanned yet.', sendTo: 'Send to', why: 'Reason', whyWords: 'Please say why',
  },
  scanKind: { COPY: 'Book', BLANK_LABEL: 'Blank label', FAMILY: 'Family', VOLUME: 'Catalogue', TICKET: 'Ticket', UNKNOWN: 'Unknown code' },
  action: { SHELVE: 'Shelve', HOLD_SHELF: 'To the hold shelf', HAND_OVER: 'Hand over', SEND: 'Send elsewhere', RECEIVE: 'Receive', MISSING: 'Not on the shelf', QUARANTINE: 'Set aside', OPEN_DROP_OFF: 'Take in books', INSPECT: 'Inspect this book', REGISTER: 'Register for this family' },
  outcome: { SHELVE: 'On the shelf', HOLD_SHELF: 'On the hold shelf', HAND_OVER: 'Handed over', SEND: 'Sent', RECEIVE: 'Received', MISSING: 'Recorded as missing', QUARANTINE: 'Set aside', REGISTER: 'Registered', LISTED: 'Registered', PROMISED: 'Promised', AVAILABLE: 'On the shelf', CLAIMED: 'Somebody waits: to the hold shelf', ON_HOLD_SHELF: 'On the hold shelf', IN_TRANSIT: 'To the transfer box', AT_FAIR: 'At a fair', QUARANTINED: 'Set aside', HANDED_OVER: 'Handed over', WITHDRAWN: 'Withdrawn' },
  reason: { readerAgreed: 'The other reader agrees', wrongClaim: 'The claim is a mistake', notOnShelf: 'Not at its place', taken: 'Perhaps taken away', stamp: 'Library stamp, to be checked', damage: 'Mould, missing pages or dirt', title: 'Title to be checked', other: 'Other' },
  dropOff: {
    title: 'Take in books', of: 'Family {code}, since {when}', box: 'Scan the book: label or ISBN', boxHint: 'No label yet? Scan the ISBN; with a blank label scan both.', boxGrade: 'Type 1 to 5 and Enter to grade', closed: 'Closed',
    which: 'Which one is it?', scanNumber: 'Blank label scanned. Now scan the ISBN of the book', scanBook: 'Scan the label or the ISBN of the book.', noLabel: 'No label: a new code is made and can be printed later, or scan a blank label now.',
    grade: 'Condition', gift: 'A gift, no credit wanted', stamp: 'Library stamp', discard: 'and stamped as discarded', decide: 'Decide', layDown: 'Put it down', credits: 'Credits so far', books: 'one book inspected | {n} books inspected', rules: 'Rules (version {version})',
    ruleGrade: 'Condition at least “{grade}”', ruleYear: 'Published {year} or later', ruleCap: 'Up to {n} books with credit a visit; more are gifts', ruleVolume: 'Up to {n} copies of one book with credit', list: 'Inspected', close: 'Close and print receipt',
  },
  grade: { LIKE_NEW: 'Like new', GOOD: 'Good', FAIR: 'Fair', WORN: 'Worn', DAMAGED: 'Damaged' },
  decision: { CREDIT: 'Accepted, one credit | Accepted, {n} credits', GIFT: 'Accepted as a gift', RETURNED: 'Please give it back', QUARANTINE: 'To the check shelf' },
  decisionShort: { CREDIT: '+{n}', GIFT: 'Gift', RETURNED: 'Returned', QUARANTINE: 'To check' },
  decisionReason: { ACCEPTED: 'Within the rules', WANTED_AS_GIFT: 'The family gives it', ABOVE_SESSION_CAP: 'Above the number with credit', ABOVE_VOLUME_CAP: 'Enough copies of it had a credit', BELOW_GRADE: 'Condition below the rules', TOO_OLD: 'Published too long ago', LIBRARY_STAMP: 'Library stamp: checked first', OWN_COPY_BACK: 'Brought back, no second credit', SET_INCOMPLETE: 'Parts are missing; a set is swapped whole' },
  receipt: { title: 'Receipt', roll: 'Paper width', print: 'Print', next: 'Next family', family: 'Family', minted: 'Credits today', free: 'Credits now', rules: 'By rules version {version}', thanks: 'Thank you. Your books will meet new readers.' },
  pullList: { title: 'Pull list', note: 'In the order of a walk along the shelves. Scan each book at the desk.', print: 'Print', noShelf: 'No shelf recorded', missed: 'Missing; the reader keeps the place: {title}', emptyTitle: 'Nothing to pull', emptyText: 'When a reader asks for a book here, it appears at once.' },
  holdShelf: { title: 'Hold shelf', note: 'First to expire first. Scan and shelve what is overdue.', over: 'Expired {day}', clear: 'Nobody waits: scan and shelve', emptyTitle: 'The hold shelf is empty', emptyText: 'Books from the pull list come here when they are scanned.' },
  desk: {
    title: 'Stock activation', note: 'How much of the city’s idle books began to move.', span: 'Period', spans: { week: '7 days', month: '30 days', year: 'One year' }, range: '{from} to {to}',
    figure: { registered: 'Books registered', received: 'Books received', handedOver: 'Books handed over', families: 'Families taking part', creditsMinted: 'Credits given', creditsBurned: 'Credits spent', creditsOutstanding: 'Credits not yet spent' },
  },
}
export default en
