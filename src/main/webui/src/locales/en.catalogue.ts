import type zh from './zh-CN.catalogue'
import type { Shape } from '../i18n'

const en: Shape<typeof zh> = {
  cataloguing: {
    title: 'To catalogue', note: 'The most wanted first. These are suggestions: you decide, and a wrong merge can be undone.', show: 'Show', kind: { ALL: 'All', MERGE: 'Perhaps one', ENRICH: 'To complete', SPLIT: 'Perhaps two' },
    wanted: 'one request or copy | {n} requests and copies', keepA: 'One book, keep A', keepB: 'One book, keep B', notOne: 'Not the same', complete: 'Complete', leave: 'Leave as it is', open: 'Look', undo: 'Undo the merge',
    merged: '“{gone}” is part of “{stays}” now; everybody keeps the place in line.', areTwo: 'Remembered: they are two, not suggested again.', left: 'Taken off the list.', undone: 'Undone: copies and requests are back where they were.',
    emptyTitle: 'All done', emptyText: 'New books to complete and likely duplicates appear here.', compared: 'Two descriptions, field by field', field: 'Field', a: 'A', b: 'B', differs: ' (differs)',
  },
  evidence: { NUMBER: 'Same number', TITLE: 'Same title', PINYIN: 'Titles sound the same', AUTHOR: 'Same author', YEAR: 'Same year', PUBLISHER: 'Same publisher' },
  fieldOf: { title: 'Title', volumeLabel: 'Volume', author: 'Author', publisher: 'Publisher', year: 'Year', series: 'Series', number: 'Book number', price: 'Price (yuan)', parts: 'Parts of the set', copies: 'Copies', waiting: 'Waiting', cover: 'Cover' },
  described: { TITLE: 'Title', AUTHOR: 'Author', PUBLISHER: 'Publisher', SERIES: 'Series', YEAR: 'Year', PRICE: 'Price (fen)', LABEL: 'Volume', NUMBERS: 'Book numbers' },
  origin: { HOUSEHOLD: 'Family', STAFF: 'Desk', IMPORT: 'Import', OUTSIDE: 'Outside source', LIBRARIAN: 'Librarian' },
  outside: {
    title: 'Outside source', state: { FOUND: 'An outside source knows this book.', NOT_FOUND: 'The outside source does not know this number.', SILENT: 'The outside source does not answer now.' }, asked: 'Asked {when}', look: 'Compare', close: 'Close', again: 'Ask again', here: 'What we say', there: 'Outside',
    note: 'It fills what is empty and replaces what a family or an import said; what a librarian said stays.', saveFirst: 'There are changes below that are not saved. Save them first.', take: 'Take it', taken: 'Taken from the outside source',
  },
  imports: {
    title: 'Imports', note: 'CSV, Excel, CNMARC, MARC 21 or MARCXML. It is checked first and comes in when you say so.', choose: 'Choose a file', send: 'Send and check', sending: 'Sending {done} of {all}', emptyTitle: 'Nothing was imported yet', emptyText: 'Choose a file of records; you see a preview first.',
    checking: 'Checking', running: 'Coming in', progress: '{n} records done', start: 'Let them in', cancel: 'Stop', rejected: 'Download the rejected', columns: 'What the columns are', samples: 'The first ones', wrong: 'Rejected', again: 'Import another', whole: 'The file as a whole cannot be read: ',
    outcome: { ADDED: 'New', KNOWN: 'Known', CHANGED: 'Changed' }, count: { read: 'Read', added: 'New', known: 'Known', changed: 'Changed', rejected: 'Rejected' }, state: { UPLOADING: 'Sending', CHECKING: 'Checking', CHECKED: 'To be confirmed', RUNNING: 'Coming in', DONE: 'Done', FAILED: 'Failed', CANCELLED: 'Stopped' },
  },
  edit: {
    title: 'Description', note: 'Put it right field by field. Each keeps its history, and no import changes what a librarian said.', several: 'Several with semicolons between, the primary one first', partsHint: 'Such as 上册; 下册. Leave empty if it is no set', save: 'Save', saved: 'Saved', lookAgain: 'Look again',
    history: 'History', mergedInto: 'This was merged into another.', there: 'Go there', merge: '“{gone}” became part of “{into}”, {when}', undone: 'undone {when}', cameToBe: { WORK: 'The work came to be', EDITION: 'The edition came to be', VOLUME: 'The volume came to be' },
  },
}
export default en
