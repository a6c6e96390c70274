import type { Shape } from '../i18n'
import type zh from './zh-CN.visits'

const en: Shape<typeof zh> = {
  inbox: { title: 'Inbox', settings: 'How to tell me', note: 'The same as the messages to your phone.', emptyTitle: 'No messages yet', emptyText: 'When a book is ready or it is your turn, it says so here.' },
  worth: {
    counted: '¥{price} on the cover, ¥{sum} with what was left: one credit, ¥{left} left | ¥{price} on the cover, ¥{sum} with what was left: {n} credits, ¥{left} left', pooled: 'Accepted; its price is kept for the next book', book: 'By the book', price: '¥{price} on the cover', cover: 'Price on the cover (yuan)', coverHint: 'The catalogue knows no price. Read it on the back, for example 31.80', coverWrong: 'Digits only, for example 31.80', ask: 'Read the price on the cover', askNext: 'Enter decides this book.',
    kept: '¥{yuan} counts with the next book', missing: '¥{yuan} more make a credit', remainder: 'Left over',
  },
  purse: { title: 'What they are good for', general: 'Good for any book', anyNow: 'Credits in “{purse}” are good for any book now', until: 'Good until {day}', forEver: 'They do not end', only: 'Only at {site}', oneSite: 'Only at the site that gave them', held: '{n} more promised', soon: 'Ends soon' },
  visits: {
    title: 'Books brought', note: 'Each visit with its receipt, the newest first.', receipt: 'Receipt', open: 'Still open', sum: '{books} books, {credits} credits', find: 'Receipts of books you brought', emptyTitle: 'No books brought yet', emptyText: 'Bring books to any drop-off point, and the receipt appears here.', back: 'Books brought',
  },
  checkShelf: {
    title: 'Check shelf', note: 'Books that were set aside. Once one is cleared it goes on, and the family gets the credit.', link: 'Check shelf', one: 'Look into a book', scan: 'Scan the label of the book', none: 'The check shelf is empty', noneNote: 'Books with a library stamp, and those to be looked into, come here from inspection.',
    since: 'Since {when}', by: 'Put here by {by}', why: 'Why it is here', evidence: 'What was seen', stamp: 'Words on the stamp', noStampWords: 'A library stamp; its words were not noted', askThere: 'Please ask {library} ({place}). How the book came to the reader need not be asked.', unknownLibrary: 'We know no such library: please ask by the words on the stamp.',
    cleared: 'To be looked into: it looks like {kinds}', toClear: 'To be looked into first', byHand: 'Put here from a shelf: {why}', recalled: 'A recall of this title stands. Wait until it is over.', photos: 'Photos', noPhotos: 'No photo', photo: 'Photo {n}', session: 'The session', found: 'Condition: {grade}',
    decide: 'What becomes of it', release: 'Let it go on', releaseNote: 'Decided by the rules of today; onto a shelf or to who waits for it, and the family gets its credit', home: 'Give it back', homeNote: 'The family takes it home; no credit', shelve: 'Back on its shelf', shelveNote: 'Nothing is wrong with it', withdraw: 'Withdraw', withdrawNote: 'It goes back to its library, or to nobody; a second person confirms', ask: 'A librarian proposes a withdrawal, and a colleague confirms it.',
    reason: 'How it was cleared', reasonHint: 'Whom you asked and what they said', homeReason: 'Why it is not taken', withdrawReason: 'Why it is withdrawn', checklist: 'Look at the book again', checklistNote: 'Unchanged, it counts as it was found.', go: { release: 'Let it go on', home: 'Give it back', shelve: 'Back on its shelf', withdraw: 'Propose' },
    did: { CREDIT: 'Released, one credit for the family | Released, {n} credits for the family', GIFT: 'Released, accepted as a gift', RETURNED: 'Please give it back', QUARANTINE: 'It stays on the check shelf', shelved: 'Back on its shelf', proposed: 'Proposed; a colleague confirms' }, told: 'The family is told.', next: 'Next book', toList: 'To the check shelf', forReader: 'Somebody waits: to the hold shelf for {reader}', sendOn: 'Somebody waits: to {site} for {reader}',
  },
  dropOffMore: { skipped: 'What was scanned after this was not taken. Read this first, then scan again.', choose: 'This one', byTitle: 'Title', byTitleHint: 'As on the title page', addTitle: 'Add this new book', addNamed: 'None of them: add “{title}”', unknownNumber: 'The catalogue does not know {number}', searching: 'Titles like “{title}”', kinds: 'It is a', more: 'More', paper: 'Label paper', printedAll: 'All new labels were printed', printAgain: 'Print them again', each: '{name}: {n} / {cap}', photoOf: 'Photo of “{title}”', againOf: 'Decide “{title}” again', seePhoto: 'Photo {n} of “{title}”', refusedLost: '“{title}” was not taken in' },
  inboxReceipt: 'Receipt',
}
export default en
