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
  decisionReason: { ACCEPTED: 'Within the rules', WANTED_AS_GIFT: 'The family gives it', ABOVE_SESSION_CAP: 'Above the number with credit', ABOVE_VOLUME_CAP: 'Enough copies of it had a credit', BELOW_GRADE: 'Condition below the rules', TOO_OLD: 'Published too long ago', LIBRARY_STAMP: 'Library stamp: checked first', OWN_COPY_BACK: 'Brought back, no second credit', SET_INCOMPLETE: 'Parts are missing; a set is swapped whole', ABOVE_PERSON_CAP: 'Above the number with credit per person', ABOVE_HOUSEHOLD_CAP: 'Enough books of the family had a credit lately', ABOVE_TITLE_CAP: 'Enough copies of it had a credit lately', ENOUGH_COPIES: 'More copies than wanted: thank you', YEAR_UNKNOWN_AS_GIFT: 'Year unknown: taken as a gift', CLASS_UNKNOWN_AS_GIFT: 'Subject unknown: taken as a gift', INCOMPLETE_AS_GIFT: 'Parts are missing: taken as a gift', FLAW_REFUSED: 'A flaw the rules do not take', YEAR_UNKNOWN: 'Year unknown', KIND_REFUSED: 'A kind of book not taken here', CLASS_REFUSED: 'A subject not taken here', CLASS_UNKNOWN: 'Subject unknown', AUDIENCE_REFUSED: 'Not for the readers served here', DISCARDED_COPY_REFUSED: 'Library copies are not taken here', TO_BE_CLEARED: 'Set aside to be looked into' },
  flaw: { NAME_INSIDE: 'Name or dedication inside', YELLOWED: 'Yellowed', CREASED_COVER: 'Creased cover', WRITING: 'Underlined or annotated', STAINS: 'Stains', TORN: 'Torn', LOOSE_PAGES: 'Loose pages', SMELL: 'Smell', NO_COVER: 'Cover missing', SCRIBBLED: 'Scribbled over', MISSING_PAGES: 'Pages missing', WATER: 'Water damage', MOULD: 'Mould', INSECTS: 'Insects' },
  bookKind: { TEXTBOOK: 'Textbook', EXAM_AID: 'Exam aid', PERIODICAL: 'Magazine', MANUAL: 'Legal or technical manual', INTERNAL: 'Internal publication', PIRATED: 'Looks pirated', BANNED: 'Looks banned' },
  receipt: { title: 'Receipt', roll: 'Paper width', print: 'Print', next: 'Next family', family: 'Family', minted: 'Credits today', free: 'Credits now', rules: 'By rules version {version}', thanks: 'Thank you. Your books will meet new readers.' },
  pullList: { title: 'Pull list', note: 'In the order of a walk along the shelves. Scan each book at the desk.', print: 'Print', noShelf: 'No shelf recorded', missed: 'Missing; the reader keeps the place: {title}', emptyTitle: 'Nothing to pull', emptyText: 'When a reader asks for a book here, it appears at once.' },
  holdShelf: { title: 'Hold shelf', note: 'First to expire first. Scan and shelve what is overdue.', over: 'Expired {day}', clear: 'Nobody waits: scan and shelve', emptyTitle: 'The hold shelf is empty', emptyText: 'Books from the pull list come here when they are scanned.' },
  people: {
    title: 'People', note: 'Who works here, and who is invited.', notePartner: 'Volunteers of your organisation, and who is invited.', invite: 'Invite', invited: 'Invited', here: 'At work', revoke: 'Take back', revoked: 'Invitation of {name} taken back', validUntil: 'valid until {day}', until: 'until {day}', factor: 'Two-step', me: 'You', emptyTitle: 'Nobody yet', emptyText: 'Invite colleagues or volunteers; they appear here when they accept.',
    verb: { end: 'Leaves', reset: 'New password', factor: 'Remove authenticator' }, sure: { end: '{name} leaves?', reset: 'A new password for {name}?', factor: 'Remove the authenticator of {name}?' },
    what: { end: 'The account stops at once, on every device. What they did stays on record.', reset: 'An address that works once, by which they choose a new password themselves; other devices are then signed out.', factor: 'Only when the phone is lost or new. They set it up again at the next sign-in.' }, did: { end: '{name} has left', reset: 'Made', factor: 'Authenticator of {name} removed' },
  },
  link: { qr: 'QR code of the invitation', note: 'Let them scan it, or send them the address. Shown only now, valid until {day}.', copy: 'Copy address', copied: 'Address copied' },
  invite: {
    note: 'They choose their password themselves, by an address that works once.', made: 'Invitation for {name}', done: 'Done', name: 'Name', nameHint: 'Readers see it under “Who looked at our record”', role: 'Work', roleNote: { STAFF: 'counter: take in, hand over, act for families', LIBRARIAN: 'management: people, approvals, figures', PARTNER: 'an organisation: its sites and volunteers', VOLUNTEER: 'helps; the account ends by itself', AUDITOR: 'read only: internal control and figures' },
    organisation: 'Organisation', choose: 'Please choose', newOrganisation: 'Add one…', organisationName: 'Name of the organisation', sites: 'At which sites', until: 'Last day', untilMaybe: 'Last day (optional)', untilHint: 'A year at most', go: 'Make the invitation',
  },
  number: {
    title: 'Check a phone number', note: 'A number has a new owner, or a reader is asked whether it is still theirs.', finding: 'What is true', what: { STILL_THEIRS: 'Still this family’s', SOMEBODY_ELSES: 'Somebody else’s now' }, whatNote: { STILL_THEIRS: 'You have seen the family card; their phone opens at once', SOMEBODY_ELSES: 'Whoever signs in with it shows first who they are' }, cardHint: 'Scan the family card', go: 'Record', done: { STILL_THEIRS: 'Confirmed; their phone works', SOMEBODY_ELSES: 'Recorded' },
  },
  devices: { title: 'Shared devices', note: 'Tablets and computers of this site; everybody signs in with a PIN of their own.', add: 'Pair a device', since: 'paired {when}', revoke: 'Revoke', revoked: '{label} revoked', emptyTitle: 'No shared device yet', emptyText: 'Pair a tablet, and colleagues change over with a PIN.', label: 'What is it called', labelHint: 'Such as: intake desk, ground floor', show: 'Make a pairing code', qr: 'QR code for pairing', how: 'Scan this with the device to be paired, or type it there on the page “Pair”:', until: 'Good once, until {clock}', ready: 'Done' },
  minting: {
    title: 'Unusual minting', note: 'A reason to look, not a verdict. Households are numbers only.', csv: 'Download CSV', emptyTitle: 'Nothing unusual', emptyText: 'In these days credits were given as usual.', household: 'household …{end}', rows: 'one row | {n} rows', whom: 'Who, where, when', figure: 'Credits', median: 'Usual', bound: 'Bound', bar: 'Comparison',
    rule: { STAFF_DAY: 'Much by one person on a day', HOUSEHOLD_DAY: 'Much for one family on a day', SITE_DAY: 'Much at one site on a day', SAME_PAIR: 'The same person for the same family', SAME_TITLE: 'The same title again and again', OUTSIDE_HOURS: 'While the site was closed', ABOVE_CAP: 'Above the cap of the rules', JUST_BELOW_CAP: 'Always just below the cap' },
  },
  trail: { title: 'Audit trail', note: 'Who did what and when, a chain in which every change shows.', actor: 'Actor', verb: 'Verb', subject: 'Subject', from: 'From', to: 'To', seals: 'Seals', emptyTitle: 'No entries', emptyText: 'Try other filters.' },
  office: {
    title: 'Management', note: 'People, internal control and figures.', auditorNote: 'Read only: internal control and figures.', mintingNote: 'Much, often, or while closed', minting: 'Unusual minting', trailNote: 'Search and download', trail: 'Audit trail', peopleNote: 'Invite, end, reset passwords', people: 'People', cataloguing: 'Cataloguing', cataloguingNote: 'Complete, merge and split descriptions', imports: 'Imports', importsNote: 'Send a file, look first, then let it in', approvals: 'Approvals', approvalsNote: 'Withdrawing copies and correcting credits takes two', activation: 'Activation', activationNote: 'How much of the city’s idle books began to move',
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
