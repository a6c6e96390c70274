import type zh from './zh-CN.swaps'
import type { Shape } from '../i18n'

const en: Shape<typeof zh> = {
  swaps: {
    title: 'Home swaps', note: 'You have what another family wants, and another has what you want: one for one, and nothing changes hands before every book is here. Nobody sees who the others are.', counterTitle: 'Books of home swaps',
    emptyTitle: 'No swap yet', emptyText: 'Register books you would swap and ask for those you want; as soon as it fits you are told.', toBooks: 'My books',
    wanted: 'Find swaps for us', wantedNote: 'Between two or three families, from shelf to shelf.', asleep: '{n} promised books were not brought, so no swaps are looked for. Switch it off and on to begin again.',
    meet: 'Swap face to face', meetNote: 'Show, scan, both say yes; also without network.',
    gives: 'You give', takes: 'You get', other: 'The third gets', ring: 'A swap of {n} families: your “{gives}” for “{takes}”', ringOther: 'Whoever gives you your book gets “{other}”', condition: 'Condition: {grade}', noCondition: 'Condition not given',
    grades: { LIKE_NEW: 'Like new', GOOD: 'Good', FAIR: 'Fair', WORN: 'Worn', DAMAGED: 'Damaged' },
    state: { PROPOSED: 'To be answered', AGREED: 'Being brought', RELEASED: 'All here', ENDED: 'Came to nothing' },
    answerBy: 'Please answer by {until}.', youSaidYes: 'You said yes; the others have until {until}.', yes: 'Yes, swap', no: 'No', site: 'Where do you bring it?', ifEnded: 'If another book is not brought', STOCK: 'On a shelf, the credit is mine', STOCKNote: 'Your book goes to whoever needs it, and you get a credit.', HOME: 'Keep it at the desk, I fetch it', HOMENote: 'You have some days; after that it goes on a shelf with its credit.',
    bring: 'Please bring “{title}” to {site} by {day}.', brought: 'Yours is here; waiting for the others ({here} of {all} here).', takeBack: 'I cannot bring it', takeBackTitle: 'You cannot bring it?', takeBackText: 'Others wait for your book. It counts as one that was not brought; your wish keeps its place.', takeBackYes: 'I will not bring it', takeBackNo: 'I will bring it',
    here: 'Here', agreed: 'Agreed', waits: 'Not answered', comes: 'To be brought',
    fetch: '“{title}” is yours. Fetch it at {site}; see “My requests”.', fetched: 'You got “{title}”.', toRequests: 'My requests', goHome: 'Please fetch your “{title}” at the desk by {day}.',
    because: { DECLINED: 'A family said no.', NOT_ANSWERED: 'A family did not answer.', BOOK_GONE: 'A book is no longer there.', WISH_GONE: 'A wish was met or given up.', BOOK_REFUSED: 'A book was not taken at the desk.', NOT_BROUGHT: 'A book was not brought.', LEFT: 'A family has changed.' },
    keepsPlace: 'Your wish keeps its place in line.', outcome: { RELEASED: ' ', STOCK: 'Your book is on a shelf and the credit is yours.', WAITS_TO_GO_HOME: ' ', HOME: 'Your book is home again.', NOT_BROUGHT: 'Your book was not brought; that is counted.', REFUSED: 'Your book was not taken and went home.', KEPT: 'Your book is still on your shelf.', GONE: ' ' },
    didYes: 'Agreed to swap “{title}”', didNo: 'Not this time', didEnd: 'Noted', more: 'Earlier ones', earlier: 'Earlier',
    stage: { EXPECTED: 'To be brought by {day}', KEPT: 'Kept until the others are here (by {day})', GOES_HOME: 'To be fetched home by {day}' }, deskNote: 'Inspected like any book when it is brought. A kept book goes on no shelf and to nobody else; when all are here it becomes a hold by itself.', deskEmptyTitle: 'No book of a swap here', deskEmptyText: 'It appears when a family promises to bring one.', giveBack: 'Give back', giveBackTitle: 'Give back to whom', card: 'Family code', cardHint: 'Scan the family card or type its eight characters', gaveBack: '“{title}” was given back', odd: 'Face-to-face swaps that do not fit', oddNote: 'Two families said different things, or a book was gone. Nothing was changed; ask them when they come.', oddLine: '“{gives}” for “{takes}”',
  },
  meet: {
    title: 'Swap face to face', note: 'Choose a book of yours and let the other family scan it; then scan theirs. When both have said yes the books are swapped, without a credit.', choose: 'Which book do you give?', noBooks: 'No book on your shelf is registered to be swapped.', show: 'Let them scan this', shows: 'Swap code of “{title}”', goodUntil: 'Good until {until}, also without network', expired: 'This code has ended; it is renewed when there is a network', needNet: 'No code for this book yet: go online once', fresh: 'New code',
    scan: 'Scan their code', type: 'Or paste their code', typeGo: 'Use this code', scanned: 'They give “{title}”', notOurs: 'That is no swap code of ours; the label of a book does not count', tooOld: 'Their code has ended; they need a new one', mine: 'That is your own code', unchecked: 'It cannot be checked without network; it is checked later', confirm: 'Confirm: my “{gives}” for “{takes}”', again: 'Scan again',
    kept: 'Kept on this phone; sent when there is a network', waiting: '{n} waiting for the network', sent: 'Sent', asked: 'They say you swap; waiting for you', askedText: 'You give “{gives}” and get “{takes}”. Confirm with the book in your hand.', yes: 'I have it, confirm', records: 'Your swaps', offline: 'No network now; you can swap all the same', state: { WAITING: 'Waiting for them', DONE: 'Swapped', CONTRADICTED: 'Does not fit; staff look at it' },
    because: { CODE_NOT_OURS: 'No code of ours', CODE_TOO_OLD: 'The code had ended', SAME_FAMILY: 'Your own family’s code', BOOK_GONE: 'A book was no longer on its shelf', OTHER_BOOK: 'The two of you named different books', TOO_MANY: 'Too many swaps that day', NEVER_CONFIRMED: 'They never confirmed' }, line: '“{gives}” for “{takes}”',
  },
}
export default en
