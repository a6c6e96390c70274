import type { Shape } from '../i18n'
import type zh from './zh-CN.shelf'

const en: Shape<typeof zh> = {
  tray: {
    pageTitle: 'Scan a shelf', note: 'Book after book, then all at once. Closing the page loses nothing.', wish: 'What to do with the next books', cameraOn: 'Open the camera and keep scanning', cameraOff: 'Close the camera', looking: 'Hold the bar code before the camera; at the tone take the next book.',
    scan: 'Scan or type a number or title', scanHint: 'A hand scanner can go on and on.', noNumber: 'No number: type the title', onTray: 'Books in hand', count: '{ready} ready, {open} need a look, {done} registered', progress: 'Registering', send: 'Register this book | Register these {n} books', sent: '{n} registered', openFirst: 'one book needs a look | {n} books need a look', labels: 'Download one label | Download {n} labels', clear: 'Put the registered books away',
    waiting: 'Looked up when there is a network', sending: 'Registering…', done: 'Registered', nameless: 'A book without number', which: 'Which one is it?', none: 'None of these', title: 'Title', titleHint: 'As on the cover', titled: 'That is it', again: 'Scanned a moment ago, or at home already:', second: 'Register a second copy', otherLabel: 'It is another volume', other: 'Register it', same: 'It is the same book; leave it', wishOf: 'What to do with “{title}”', photo: 'Photo of its condition', photoKept: 'Photo kept', remove: 'Remove',
  },
}
export default en
