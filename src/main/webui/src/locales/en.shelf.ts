import type { Shape } from '../i18n'
import type zh from './zh-CN.shelf'

const en: Shape<typeof zh> = {
  ownGrade: { label: 'Condition (optional)', hint: 'As you see it; staff look at it when you bring it.', none: 'Not said', LIKE_NEW: 'Like new', GOOD: 'Good', FAIR: 'Fair', WORN: 'Worn', DAMAGED: 'Damaged' },
  dispositionNote: { GIVE: 'no credit wanted', SWAP: 'bring it in and earn a credit', CALLABLE: 'we ask you when somebody wants it', SHOW_ONLY: 'not for swapping' },
  disposition: { GIVE: 'Give it away', SWAP: 'Swap it', CALLABLE: 'Keep it, but ask me', SHOW_ONLY: 'Only show it' },
  books: {
    rules: 'What is taken', shelf: 'Scan a shelf', title: 'My books', note: 'Registered at home, given away and received.', add: 'Register a book', labels: 'Print labels', labelsOf: 'Print one label | Print {n} labels', code: 'Copy code', since: 'since {when}', pick: 'Pick for printing', journey: 'Its journey',
    withdraw: 'Withdraw', withdrawTitle: 'Withdraw this book?', withdrawText: '{title} no longer takes part, and its code is never used again.', withdrawYes: 'Withdraw', withdrawNo: 'Keep it', withdrawReason: 'Withdrawn by the family', withdrawn: 'Withdrawn: {title}',
    emptyTitle: 'Your shelf is empty', emptyText: 'Scan the bar code of a book you have finished. Registering is free and gives nothing away; the credit comes when staff accept the book.',
  },
  volume: {
    title: 'Book', author: 'Author', publisher: 'Publisher', year: 'Year', number: 'Book number', price: 'List price',
    where: 'Where it is', freeHere: '{free} of {copies} free', noneFree: 'None of {copies} free', nowhere: 'No copy at any site now.', atHome: 'One family has it at home and can be asked | {n} families have it at home and can be asked', waiting: 'One person waits | {n} people wait', noWaiting: 'Nobody is waiting',
    ask: 'I want this book', signInToAsk: 'Sign in to ask for it',
  },
  register: {
    title: 'Register a book', find: 'Register a book', unknown: 'Add a new book', wish: 'What would you like', done: 'Registered',
    note: 'Scan the bar code, type the number, or write the title.', scan: 'Bar code, number or title', scanHint: 'The bar code is on the back cover. Without one, write the title.', which: 'Which one is it?', noneFound: 'The catalogue does not know “{asked}”', noneOfThese: 'None of these, add it myself', addUnknown: 'Add it myself', noNumber: 'No number, write the title',
    fieldTitle: 'Title', fieldTitleHint: 'As on the title page; the title alone is enough', more: 'More (optional)', fieldVolume: 'Volume, such as 上册', fieldNumber: 'Book number', fieldNumberHint: 'ISBN or 统一书号, such as 10019·2345', backToFind: 'Search again',
    wishLabel: 'You would like to', noCreditYet: 'No credit for registering; it comes when staff accept the book.', go: 'Register', doneNext: 'Put the label on and bring it to any drop-off point.', label: 'Download label', another: 'Register another', toBooks: 'My books',
  },
  credits: {
    title: 'Swap credits', note: 'One accepted book earns one credit; one credit is one book.', free: 'Free', held: 'Held', heldNote: 'spent when you get the book, back if you cancel', entries: 'Statement',
    emptyTitle: 'Nothing here yet', emptyText: 'Bring a book. When it is accepted, your first credit appears here.',
  },
  creditKind: { MINT: 'Book brought', GRANT: 'Gift of the library', TAKE_BACK: 'Gift taken back', HOLD: 'Held for a request', RELEASE: 'Back after cancelling', BURN: 'Book received', REFUND: 'Hand-over undone', REVERSE: 'Correction', EXPIRE: 'Expired', CORRECT_UP: 'Put right', CORRECT_DOWN: 'Put right', FORFEIT: 'Left behind', TRANSFER: 'Families merged or moved' },
  requests: {
    swaps: 'Home swaps', title: 'My requests', note: 'Your place in line, and why.', find: 'Find a book',
    emptyTitle: 'No requests yet', emptyText: 'Find a book and tap “I want this book”.',
    verb: { accept: 'Accept', pause: 'Pause', resume: 'Resume', cancel: 'Cancel request' },
    did: { accept: 'Accepted: {title}', pause: 'Paused, your place is kept: {title}', resume: 'Back in line: {title}', cancel: 'Cancelled: {title}' },
    cancelTitle: 'Cancel this request?', cancelText: '{title} goes to the next reader and your held credit comes back. Asking again starts at the end of the line.', cancelYes: 'Cancel request', cancelNo: 'Keep waiting',
  },
  ask: {
    askFirst: 'Ask me first when one is free', askFirstNote: 'otherwise it is kept for you at once',
    title: 'Ask for this book', done: 'Request placed', site: 'Where will you fetch it', siteFree: '{name} ({n} free now)', person: 'Who is it for', me: '{nickname} (me)', note: 'The credit is spent only when you hold the book. You can cancel at any time.', go: 'Place request', toRequests: 'See my requests',
  },
  tray: {
    newest: 'Book {n}: {title}', pageTitle: 'Scan a shelf', note: 'Book after book, then all at once. Closing the page loses nothing.', wish: 'What to do with the next books', cameraOn: 'Open the camera and keep scanning', cameraOff: 'Close the camera', looking: 'Hold the bar code before the camera; at the tone take the next book.',
    scan: 'Scan or type a number or title', scanHint: 'A hand scanner can go on and on.', noNumber: 'No number: type the title', onTray: 'Books in hand', count: '{ready} ready, {open} need a look, {done} registered', progress: 'Registering', send: 'Register this book | Register these {n} books', sent: '{n} registered', openFirst: 'one book needs a look | {n} books need a look', labels: 'Download one label | Download {n} labels', clear: 'Put the registered books away',
    waiting: 'Looked up when there is a network', sending: 'Registering…', done: 'Registered', nameless: 'A book without number', which: 'Which one is it?', none: 'None of these', title: 'Title', titleHint: 'As on the cover', titled: 'That is it', again: 'Scanned a moment ago, or at home already:', second: 'Register a second copy', otherLabel: 'It is another volume', other: 'Register it', same: 'It is the same book; leave it', wishOf: 'What to do with “{title}”', photo: 'Photo of its condition', photoKept: 'Photo kept', remove: 'Remove',
  },
}
export default en
