import type { Shape } from '../i18n'
import type zh from './zh-CN.life'

const en: Shape<typeof zh> = {
  lost: { title: 'No such page', heading: 'This page is not on the shelf', text: 'The address may be wrong, or the page has moved.', home: 'Home' },
  code: { title: 'Family code', note: 'Staff scan it when you bring or fetch books.', qr: 'QR code of the family code {code}', help: 'Works without network. If it cannot be scanned, read the code aloud.' },
  ownFamilies: {
    title: 'Declare your own family', note: 'Whoever works here declares their own family: a colleague grades its books and corrects its credits; what else you do for it is listed for review.', mine: 'What you declared', since: 'since {when}', none: 'Nothing is declared.', code: 'Family code', codeHint: 'The 8 characters on the card; you can scan it', declare: 'Declare', declared: 'Declared', endNote: 'A librarian ends it, and never the person who declared it.', others: 'What colleagues declared', noneOther: 'No colleague declared a family.', end: 'End', endOf: 'End the declaration of {name}', ended: 'Ended', review: 'See what is listed for review',
  },
  me: {
    title: 'Me', install: 'Keep it on the home screen', installNote: 'It opens like an app, and shows family code and tickets without network. It is small, and gone as easily.', installApple: 'Press “Share” in the browser, then “Add to Home Screen”: family code and tickets are shown without network.', installGo: 'Keep it', settings: 'Display', size: 'Text size', sizes: { normal: 'Standard', large: 'Large', largest: 'Largest' }, elder: 'Elder mode', elderNote: 'larger text and buttons, clearer colours', light: 'Light', lights: { auto: 'As the device', light: 'Light', dark: 'Dark' },
    sound: 'Scan sounds', soundNote: 'yes, careful and no each sound different', devices: 'Shared devices', who: 'Somebody else', privacy: 'Privacy and data', security: 'Sign-in and security', signOut: 'Sign out', signedOut: 'Signed out; nothing is left on this device', kept: 'The family code and the requests and books you last saw are kept on this device for hours without network. Signing out deletes them.',
  },
  signIn: {
    title: 'Sign in', note: 'With your phone number. The first time, a family is made for you.', desk: 'Staff sign-in', deskNote: 'For staff and partners, with name and password.',
    phone: 'Phone number', phoneHint: 'You will get a code by text message', phoneWrong: 'Please enter an 11-digit mobile number', send: 'Send code', sent: 'If {phone} can receive messages, a code is on its way.', code: '6-digit code', codeWrong: 'The code has 6 digits', go: 'Sign in', otherPhone: 'Other number', resend: 'Send again', resendIn: 'Again in {n} s',
    help: 'No phone? Staff at every site can register, bring and fetch books for you.', deskHelp: 'Closing this page signs you out, so a shared computer is safe.', name: 'User name', password: 'Password', factor: 'Code of your authenticator', factorHint: 'The 6 digits it shows now, or a recovery code', byPhone: 'By phone number', byCard: 'By reader’s card', card: 'Card number', cardHint: 'A reader’s card of the library', cardPassword: 'Password of the card', cardFirst: 'For the first time, please confirm with your phone number once.', pinHere: 'By PIN on this device', asStaff: 'I am staff or a partner', asReader: 'I am a reader',
  },
  and: ', ',
  confirm: { type: 'To confirm, type “{word}”' },
  family: {
    title: 'Family', note: 'One family code and one purse for all of you.', add: 'Add a person', me: 'me', nobody: 'Nobody of this name is in your family.', code: 'Show family code', kind: 'Who is it', nickname: 'Nickname', nicknameHint: 'A pet name; not the full name, please', band: 'Age', save: 'Add', added: '{nickname} added',
    iAgree: 'I am the guardian of this child, have read this and agree',
  },
  ageBand: { UNDER_7: 'under 7', FROM_7_TO_10: '7 to 10', FROM_11_TO_13: '11 to 13', FROM_14_TO_17: '14 to 17' },
  tellMe: {
    title: 'How to tell me', note: 'The inbox gets everything; here you choose how else your family is told.', language: 'Language', sms: 'Text messages', smsNote: 'To the phone of the family that was verified last', mail: 'E-mail', mailNote: 'To those of you without a phone', push: 'App notifications', quiet: 'When not to disturb', hours: { library: 'The library’s quiet hours (21:30 to 8:00)', never: 'At any time is fine', own: 'My own hours' }, from: 'From', to: 'To', always: 'Codes, and what others did in your family’s name, come at any hour. Messages of one visit come as one.', save: 'Save', saved: 'Saved',
  },
  looks: {
    title: 'Who looked at our record', note: 'Each time the desk opens your family, it is written down here.', forPerson: 'for {nickname}', by: '{by}, {when}', emptyTitle: 'Nobody looked yet', emptyText: 'When staff scan your family code, it appears here.', help: 'Is something unclear? Ask at any site and name the time.',
    why: { card: 'Scanned the family code', dropOff: 'Took in books', handOver: 'Handed you a book', request: 'Placed a request for you', register: 'Registered a book for you', behalf: 'Acted for you at the desk', export: 'Downloaded all data', ended: 'Stopped acting for you', family: 'Changed data of the family', other: 'Work at the desk' },
  },
  privacy: {
    title: 'Privacy and data', note: 'What we know, who saw it, and how to take it along or delete it.', purposes: 'What is kept, and why',
    kept: 'Kept for', seenBy: 'Seen by', basis: 'On the ground of', bases: { CONSENT: 'your consent', CONTRACT: 'needed to serve you', STATUTORY_DUTY: 'a duty by law' },
  },
  erase: {
    title: 'Erase my data', childTitle: 'Erase the data of {nickname}', childGo: 'Erase the data of {nickname}', short: 'When you do not use it any more.', note: 'This cannot be undone, and we cannot bring it back.', goes: 'What goes', stays: 'What stays', go: 'Erase my data for good', done: 'The data of {nickname} is erased',
    gone: { name: 'Your nickname', phone: 'Your phone number', sessions: 'Your sign-in on every device', requests: 'Requests that are still open', child: 'The nickname and age band of the child', consent: 'Your consent as guardian, withdrawn by this', along: 'The data of {names}: you are the last grown-up to answer for them', credits: 'The family code, and the {n} credits left can no longer be spent' },
    kept: { books: 'Books you gave go on travelling between families.', ledger: 'Finished swaps and credits, under a number that names nobody: accounts must stay provable.', family: 'Your family, its code and its credits go on as before.' },
  },
  security: {
    title: 'Sign-in and security', note: 'Where you are signed in, and how to end it.', devices: 'Signed-in devices', lost: 'Phone lost, lent to somebody, or a stranger signed in? Sign out everywhere.',
    ways: 'Other ways to sign in', way: { READER_CARD: 'Reader’s card', WECHAT: 'WeChat' }, linked: 'since {when}', unlink: 'Unlink', unlinked: 'Unlinked', everywhere: 'Sign out everywhere', everywhereTitle: 'Sign out on every device?', everywhereText: 'On this device too. Others end within 15 minutes.', signedOut: 'Signed out on every device',
  },
  email: {
    signIn: 'By e-mail', label: 'E-mail address', wrong: 'Please enter the whole address, such as reader@example.cn', signInHint: 'The address you added under “Sign-in and security”', sent: 'If {email} can receive mail, a code is on its way. Not there? Look among the junk mail.', other: 'Other address, or send again',
    title: 'E-mail', note: 'Without your phone at hand, a code by e-mail signs you in too.', since: 'proven {when}', add: 'Add an e-mail address', change: 'Change the address', addHint: 'You will get a code by e-mail', go: 'Add', added: '{email} now signs you in', remove: 'Remove', sure: 'Remove this address?', sureText: 'It signs you in no more, and nothing is sent to it. Make sure that you can still sign in by phone.', removed: 'E-mail address removed',
    no: { 'email-not-offered': 'E-mail is not offered here yet', 'login-not-linked': 'Nobody has added this address yet' },
    instead: { 'email-not-offered': 'Please let the code come to your phone.', 'login-not-linked': 'The code is right. Sign in by phone first and add this address under “Sign-in and security”; from then on it signs you in.' },
  },
  factor: {
    title: 'Two-step sign-in', note: 'Beside the password, a code on your phone that changes all the time.', must: 'Your work can give or destroy credits, so an authenticator is needed first.', steps: 'Three steps', step1: 'Password', step2: 'Scan', step3: 'Recovery codes', passwordHint: 'Once more, so that we know it is you',
    scan: 'Open the authenticator app on your phone, add an account and scan this code.', qr: 'QR code for the authenticator', orType: 'Cannot scan? Type:', code: 'The 6 digits it shows now', confirm: 'Set up', recovery: 'Recovery codes', recoveryNote: 'Without your phone, use one of these instead of the code. Each works once, and they are shown only now: print or copy them and lock them away.', print: 'Print', saved: 'I have kept them',
    done: 'Two-step sign-in is on', on: 'Two-step sign-in is on', left: 'One recovery code left. For a new phone, ask another librarian to remove this one. | {n} recovery codes left. For a new phone, ask another librarian to remove this one.',
  },
  password: { title: 'Change password', note: 'Other devices have to sign in again.', old: 'Password now', fresh: 'New password', hint: '12 characters or more; a sentence you remember is best', short: 'Not yet 12 characters', show: 'Show the password', go: 'Change', done: 'Password changed' },
  who: { title: 'Who is it now?', note: 'One phone can serve a family; everybody sees their own requests and messages.', now: 'It is {nickname} now', here: 'now', byProxy: 'you act for them', alone: 'This phone serves only you. Under “Family” it can be registered for others too.' },
  stillYou: {
    title: 'Is this still you?', note: 'This number has not signed in for long. Operators give unused numbers to new people, so please show first that it is still yours.',
    card: 'It is me: by family card', cardLabel: 'Family code', cardHint: 'Scan the family card, or type the 8 characters on it', desk: 'No card at hand: at the desk', deskText: 'Staff at any site look at your card or ask about your family and confirm the number; then this opens.',
    fresh: 'I am new here', freshText: 'I got this number lately and do not know the family that had it.', freshGo: 'Start anew', sure: 'Start anew?', sureText: 'You get a family of your own. The family that had the number no longer signs in with it, and you see nothing of theirs.', welcome: 'Welcome back, {nickname}', begun: 'Your new family is ready',
  },
  phone: { title: 'Register a phone', titleOf: 'Register a phone for {nickname}', note: 'One phone may serve several persons.', hint: 'A code is sent to this number', go: 'Register', done: '{nickname} can sign in with {phone}' },
  takeout: {
    title: 'Take my data along', short: 'A file for people and for programs.', note: 'All that we keep of your family is in this file.', scope: 'Whose', scopes: { HOUSEHOLD: 'The whole family', PERSON: 'Only me and the children I answer for' }, scopeNotes: { HOUSEHOLD: 'phones and sign-ins of other grown-ups are told to themselves only', PERSON: 'for who is about to move out' },
    html: 'A page: open it and read, or print it', json: 'A JSON file, for other programs', go: 'Download', running: 'Collecting, a few seconds…', done: 'Downloaded, about {n} KB', care: 'There is personal data in it: keep it where only you can open it. Each download is written down under “Who looked at our record”.',
  },
  invitation: {
    title: 'Welcome', reset: 'Choose a new password', note: 'Choose a name and a password to begin.', cut: 'This address is cut off. Please open it again from the message, or scan the code again.', hello: 'Hello {name}', as: 'You are invited as: {role}', at: 'Sites: {sites}', until: 'until {day}', nameIs: 'You sign in as {name}', name: 'Name to sign in with', nameHint: '2 to 64 letters or digits', password: 'Password', go: 'Accept', done: 'Done. Please sign in as {name}',
  },
  proxies: {
    title: 'Acting for one another', none: 'Nobody acts for {nickname}.', noneMe: 'Nobody acts for you, and you act for nobody.', by: '{nickname} may act, since {when}', for: 'Acts for {nickname}, since {when}', end: 'End', ended: 'Ended', name: 'Let somebody act for me', nameNote: 'They can find, request and bring books for you. Each step is written down under “Who looked at our record”, and you can end it at any time.', whom: 'Who', otherFamily: 'Somebody of another family', otherFamilyNote: 'by their family card; the first grown-up of it acts', card: 'Their family code', cardHint: 'The 8 characters on the card', go: 'OK', named: '{nickname} may act for you now', act: 'Act for {nickname}', howElder: '{nickname} can name you on their own phone, or by saying so at the desk.',
  },
  atCounter: { title: 'Who is at this counter?', notPaired: 'This device is not paired yet', how: 'Make a pairing code on the devices page of the counter and scan it with this device.', byPassword: 'Sign in by password', pin: 'Type your 6-digit PIN', notMe: 'Somebody else', other: 'Another', nameHint: 'For the first time on this device, type your name to sign in with' },
  pair: { title: 'Pair this device', note: 'Then colleagues sign in here with a PIN.', ask: 'Make this device a shared device of the counter?', go: 'Pair', scan: 'Pairing code', scanHint: 'Scan the QR code on your colleague’s screen, or type it', other: 'Another code', done: 'Paired: {label}' },
  pin: { title: 'PIN for counters', note: 'Six digits to sign in quickly on the shared devices of a counter.', fresh: 'New PIN', hint: 'Six digits; not in a row, not repeated', go: 'Set', done: 'PIN set', remove: 'Have no PIN any more', removed: 'PIN removed', typed: '{n} digits typed', back: 'Delete a digit' },
  ward: {
    title: 'Guardian and consent', guardianMe: 'You are the guardian.', guardian: 'Guardian: {nickname}', notMine: 'Another grown-up of the family answers for {nickname}.', grow: 'Update the age', grownTo: 'Now', adult: '18 or older: an adult', asks: { AGE_BAND_OVER: '{nickname} may be older than the age band says; please check.', OWN_CONSENT: '{nickname} is 14: please confirm together, the child agrees too.', NEW_NOTICE: 'The notice has changed. Please read it and agree anew.' },
    offered: '{nickname} was asked to be the guardian and has not answered yet', offeredMe: '{guardian} asks you to be the guardian of {nickname}', accept: 'Accept', agree: 'Read and agree', give: 'Ask another to be guardian', takeBack: 'Take it back', history: 'Consents ({n})', given: '{nickname}, {version}, {when}', ownToo: 'the child too', revoked: 'withdrawn {when}', inForce: 'in force', withdraw: 'To withdraw it, erase the data of the child; that withdraws it.',
    whom: 'Who', giveNote: 'It counts once they accept and agree to the notice; until then you are the guardian.', own: '{nickname} agrees too', sheet: { grow: '{nickname} is older', agree: 'Notice and consent for {nickname}', accept: 'Be the guardian of {nickname}', give: 'Another guardian for {nickname}' }, go: { grow: 'Update', agree: 'Agree', accept: 'Accept and agree', give: 'Ask them' }, did: { grow: 'The age of {nickname} is updated', agree: 'Your consent is recorded', accept: 'You are the guardian of {nickname} now', give: 'Asked; they have to accept' },
  },
  card: { title: 'Family card', note: 'With it, family without a phone is served at any desk.', what: 'Only the family code is on it, neither name nor number.', print: 'Download to print', lost: 'Lost the card?', lostText: 'Get a new family code; the old card stops at once. Books and credits stay.', replace: 'New family code', sure: 'A new family code?', sureText: 'The old card, and pictures of it, stop working; print the card anew.', replaced: 'New family code: {code}' },
  union: {
    title: 'Join or move out', short: 'Two families become one, or part.', note: 'One family shows a join code, the other types it.', what: 'What to do', invite: 'Others join my family', inviteNote: 'make a join code for them', join: 'My whole family joins another', joinNote: 'persons, books and credits go along', leave: 'I move out', leaveNote: 'with the children I answer for, my requests and the books agreed on',
    qr: 'QR code of the join code', until: 'Good once, until {clock}', show: 'Make a join code', another: 'Make another', code: 'Their join code', codeHint: 'On this page of their phone', codeMaybe: 'Join code of the family you go to (optional)', codeMaybeHint: 'Left empty, you found a family of your own', books: 'Which books go along', credits: 'How many credits go along (the family has {n})', creditsWrong: 'From 0 to {n}', last: 'You are the last grown-up: let the whole family join another instead.',
    goJoin: 'Join', goLeave: 'Move out', sureJoin: 'Join with the whole family?', sureJoinText: 'Everybody, the books, credits and places in line go to that family, and the old family card leads there. You cannot undo it yourself.', sureLeave: 'Move out?', sureLeaveText: 'You and the children you answer for leave this family. Your requests keep their places and the credits held for them.', joined: 'One family now', left: 'Moved out',
  },
}
export default en
