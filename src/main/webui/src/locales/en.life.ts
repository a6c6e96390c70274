import type { Shape } from '../i18n'
import type zh from './zh-CN.life'

const en: Shape<typeof zh> = {
  and: ', ',
  confirm: { type: 'To confirm, type “{word}”' },
  family: {
    title: 'Family', note: 'One family code and one purse for all of you.', add: 'Add a person', me: 'me', nobody: 'Nobody of this name is in your family.', code: 'Show family code', kind: 'Who is it', nickname: 'Nickname', nicknameHint: 'A pet name; not the full name, please', band: 'Age', save: 'Add', added: '{nickname} added',
    consentText: 'I am the guardian of this child and agree: Of the child we keep a nickname and an age band, to suggest books and to count visits, and for nothing else. You can withdraw this at any time; the child\'s data is then deleted and finished swaps keep a pseudonym only.',
  },
  ageBand: { UNDER_7: 'under 7', FROM_7_TO_10: '7 to 10', FROM_11_TO_13: '11 to 13', FROM_14_TO_17: '14 to 17' },
  looks: {
    title: 'Who looked at our record', note: 'Each time the desk opens your family, it is written down here.', forPerson: 'for {nickname}', by: '{by}, {when}', emptyTitle: 'Nobody looked yet', emptyText: 'When staff scan your family code, it appears here.', help: 'Is something unclear? Ask at any site and name the time.',
    why: { card: 'Scanned the family code', dropOff: 'Took in books', handOver: 'Handed you a book', request: 'Placed a request for you', register: 'Registered a book for you', behalf: 'Acted for you at the desk', other: 'Work at the desk' },
  },
  privacy: {
    title: 'Privacy and data', note: 'What we know, who saw it, and how to take it along or delete it.', little: 'This is all we keep',
    lines: { name: 'Nickname and phone number: to sign in and to tell you a book is ready', child: 'Of a child: a nickname and an age band only', credits: 'Books brought and received, and swap credits', card: 'The family code: neither name nor number in it' },
  },
  erase: {
    title: 'Erase my data', childTitle: 'Erase the data of {nickname}', childGo: 'Erase the data of {nickname}', short: 'When you do not use it any more.', note: 'This cannot be undone, and we cannot bring it back.', goes: 'What goes', stays: 'What stays', go: 'Erase my data for good', done: 'The data of {nickname} is erased',
    gone: { name: 'Your nickname', phone: 'Your phone number', sessions: 'Your sign-in on every device', requests: 'Requests that are still open', child: 'The nickname and age band of the child', consent: 'Your consent as guardian, withdrawn by this', along: 'The data of {names}: you are the last grown-up to answer for them', credits: 'The family code, and the {n} credits left can no longer be spent' },
    kept: { books: 'Books you gave go on travelling between families.', ledger: 'Finished swaps and credits, under a number that names nobody: accounts must stay provable.', family: 'Your family, its code and its credits go on as before.' },
  },
  security: {
    title: 'Sign-in and security', note: 'Where you are signed in, and how to end it.', devices: 'Signed-in devices', lost: 'Phone lost, lent to somebody, or a stranger signed in? Sign out everywhere.',
    everywhere: 'Sign out everywhere', everywhereTitle: 'Sign out on every device?', everywhereText: 'On this device too. Others end within 15 minutes.', signedOut: 'Signed out on every device',
  },
  factor: {
    title: 'Two-step sign-in', note: 'Beside the password, a code on your phone that changes all the time.', must: 'Your work can give or destroy credits, so an authenticator is needed first.', steps: 'Three steps', step1: 'Password', step2: 'Scan', step3: 'Recovery codes', passwordHint: 'Once more, so that we know it is you',
    scan: 'Open the authenticator app on your phone, add an account and scan this code.', qr: 'QR code for the authenticator', orType: 'Cannot scan? Type:', code: 'The 6 digits it shows now', confirm: 'Set up', recovery: 'Recovery codes', recoveryNote: 'Without your phone, use one of these instead of the code. Each works once, and they are shown only now: print or copy them and lock them away.', print: 'Print', saved: 'I have kept them',
    done: 'Two-step sign-in is on', on: 'Two-step sign-in is on', left: 'One recovery code left. For a new phone, ask another librarian to remove this one. | {n} recovery codes left. For a new phone, ask another librarian to remove this one.',
  },
  password: { title: 'Change password', note: 'Other devices have to sign in again.', old: 'Password now', fresh: 'New password', hint: '12 characters or more; a sentence you remember is best', short: 'Not yet 12 characters', show: 'Show the new password', go: 'Change', done: 'Password changed' },
}
export default en
