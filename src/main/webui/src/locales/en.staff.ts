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
  behalf: {
    title: 'Act for a family', note: 'No phone at hand, or no liking for it: do it for them at the desk.', begin: 'Act for them', scan: 'Scan the family code', scanHint: 'From the family card or their phone; it can be read aloud and typed too.', notFamily: 'This is not a family code. Please scan the family card.', found: 'No family code yet? Found a family', otherFamily: 'Another family',
    who: 'For whom', why: 'What for', words: 'Please say what for', wordsHint: 'The family reads this sentence', trace: 'For 15 minutes only. The family gets a message and sees what you did under “Who looked at our record”.', go: 'Begin',
    reason: { ask: 'Find and request books', persons: 'Add persons, change data', credits: 'Look up credits and requests', phone: 'Change the phone', card: 'Family card lost', other: 'Other' },
  },
  found: {
    title: 'Found a family', note: 'With or without a phone.', nickname: 'What shall we call the first person', nicknameHint: 'A pet name; not the full name, please', kind: 'Who is it', way: 'How will they use it', withPhone: 'With a phone', withPhoneNote: 'A code goes to their phone; they read it to you', withCard: 'Without a phone', withCardNote: 'With the family card, at any desk',
    code: 'The 6 digits they read to you', go: 'Found the family', made: 'The family of {nickname} is founded', give: 'Let them take a picture of this code, or print the family card.', goOn: 'Go on for them',
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
  office: {
    title: 'Management', note: 'People, internal control and figures.', auditorNote: 'Read only: internal control and figures.', approvals: 'Approvals', approvalsNote: 'Withdrawing copies and correcting credits takes two', activation: 'Activation', activationNote: 'How much of the city’s idle books began to move',
  },
  approvals: {
    title: 'Approvals', note: 'One proposes, another approves; after two weeks it lapses.', state: 'State', emptyTitle: 'Nothing here', emptyText: 'Proposals to withdraw a copy or to correct credits appear here.',
    what: { COPY_WITHDRAWAL: 'Withdraw a copy', CREDIT_CORRECTION: 'Correct credits' }, effect: { COPY_WITHDRAWAL: 'The copy is withdrawn at once, and its code is never used again.', CREDIT_CORRECTION: 'It is entered at once in the family’s credits; earlier entries stay as they are.' },
    by: 'Proposed by {by}, {when}', until: 'valid until {day}', decidedBy: 'Decided by {by}, {when}', mine: 'You proposed this; a colleague decides', confirm: 'Approve', refuse: 'Refuse', confirmTitle: 'Approve this?', refuseTitle: 'Refuse', refuseWhy: 'Why not', confirmed: 'Approved and done', refused: 'Noted; nothing is done',
  },
  approvalState: { PROPOSED: 'Waiting', EXECUTED: 'Done', REFUSED: 'Refused', EXPIRED: 'Lapsed' },
  propose: {
    title: 'Propose', note: 'Say clearly why: who approves sees only what you write.', what: 'What', whatNote: { COPY_WITHDRAWAL: 'damaged, banned or long missing', CREDIT_CORRECTION: 'given wrongly, forgotten, taken by mistake' }, copy: 'Copy code', family: 'Family code', codeHint: 'Scan the label or type', codeWrong: 'This code is not right, please check', direction: 'Direction', add: 'Add', take: 'Take back', count: 'How many', reason: 'Why', reasonHint: 'Such as: one too few at the drop-off of 20 November', go: 'Propose', done: 'Proposed; a colleague decides', withdrawn: 'Withdrawn',
  },
  desk: {
    title: 'Stock activation', note: 'How much of the city’s idle books began to move.', span: 'Period', spans: { week: '7 days', month: '30 days', year: 'One year' }, range: '{from} to {to}',
    figure: { registered: 'Books registered', received: 'Books received', handedOver: 'Books handed over', families: 'Families taking part', creditsMinted: 'Credits given', creditsBurned: 'Credits spent', creditsOutstanding: 'Credits not yet spent' },
  },
}
export default en
