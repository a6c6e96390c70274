/** Words of the pages about books that homes are asked for. */
export default {
  appeals: {
    title: 'Wanted books', note: 'Books that somebody waits for and you may have. Neither side learns who the other is.', ask: 'A family looks for this book', basis: { LISTED: 'You list this book', TAKEN: 'You once took this book' }, until: 'Please answer by {day}', bonus: 'Besides the credit for the book: {n} more, as thanks',
    promise: 'We will bring it', later: 'Not now', gone: 'We have it no more', sheet: 'Bring this book', site: 'Where to', days: 'Within {n} open days of that site, from today. Credits come when the book is scanned at the desk.', go: 'Promise', copy: 'Which copy',
    promised: 'Thank you! Please bring “{title}” to {site} by {day}', didLater: 'Fine. We ask again some other time', didGone: 'Noted. You are not asked for it again', goneTitle: 'Is the book gone?', goneText: { LISTED: '“{title}” is taken off your shelf.', TAKEN: 'You are not asked for “{title}” again.' }, goneYes: 'It is gone', goneNo: 'Let me see',
    emptyTitle: 'Nobody looks for a book of yours now', emptyText: 'Register what stands at home, and it is found when it is needed.', more: 'Register a book',
    mine: 'What you promised to bring', bring: 'Please bring it to {site} by {day}', code: 'Copy code', showCode: 'Show family code', takeBack: 'We cannot', takeBackTitle: 'You cannot bring it?', takeBackText: 'Said now, it does not count as missed. Whoever waits for “{title}” keeps the place in line.', takeBackYes: 'We cannot', takeBackNo: 'We will bring it', tookBack: 'Noted. Thank you for telling us',
    asleepText: 'Two promised books did not come; since {day} nothing of yours is shown. If the books are there, one tap brings them back.', wake: 'They are there: show them', woke: 'Shown again. Thank you',
  },
  promiseState: { RUNNING: 'Waiting for you', KEPT: 'Brought, thank you', TURNED_DOWN: 'Could not be taken', TAKEN_BACK: 'You said you cannot', MISSED: 'Did not come', RELEASED: 'No longer needed' },
  appealFigures: {
    title: 'Asking homes', note: 'How many homes promise, and how many bring.', asked: 'Appeals made', listed: 'To homes that list the book', taken: 'To homes that took it', promised: 'Promised', later: 'Not now', gone: 'No more', lapsed: 'No answer', closed: 'No longer needed', waiting: 'Waiting',
    kept: 'Brought and taken', turnedDown: 'Brought, not taken', takenBack: 'Said they cannot', missed: 'Missed', released: 'Let off', running: 'On their way', medianDaysToDelivery: 'Days from appeal to desk (median)', longestDaysToDelivery: 'Longest (days)', bonuses: 'Credits in thanks', shelvesAsleep: 'Shelves asleep',
    said: '{asked} asked, {promised} promised, {lapsed} did not answer', answers: 'What homes answered', promises: 'What came of promises',
  },
}
