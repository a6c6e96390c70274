import type zh from './zh-CN.printing'
import type { Shape } from '../i18n'

const en: Shape<typeof zh> = {
  replaced: {
    title: 'One label has characters that cannot be printed. | {n} labels have characters that cannot be printed.', note: '〓 stands in their place; the code is not affected.', more: 'One more is not listed. | {n} more are not listed.', colon: ': ',
  },
  shelfLabels: { open: 'Print shelf labels', which: 'Which shelves', whichNote: 'Choose none to print all {n}.' },
  boxLabels: { open: 'Print box labels', boxes: 'How many boxes', boxesHint: '1 to 100; a label for each, numbered', slip: 'Packing slip as PDF', slipTitle: 'Print the packing slip', roll: 'Width of the paper', office: 'A4' },
  paper: {
    tab: 'Papers', own: 'Papers of this library', ownNote: 'Those of every shop are there; add others as their packet says.', none: 'No paper of your own yet.', size: '{columns} × {rows} labels of {width} × {height} mm', retire: 'Use no longer', retireTitle: 'Use “{name}” no longer?', retireSure: 'It cannot be chosen any more. What was printed on it keeps its name, and no other paper gets it.', retired: 'Retired', calibrate: 'Print its calibration page', noPrinter: 'Add a printer under “Printers” first; then its calibration page can be printed.',
    add: 'Add a paper', added: 'Added', kind: 'Which kind', kinds: { SHEET: 'Sheet (office printer)', ROLL: 'Roll (label printer)' }, name: 'Short name', nameHint: 'Capitals and digits, like L7163', title: 'Name', titleHint: 'For example: A4, 14 large labels',
    pageWidth: 'Page width (mm)', pageHeight: 'Page height (mm)', columns: 'Labels across', rows: 'Labels down', width: 'Label width (mm)', height: 'Label height (mm)', left: 'Left margin (mm)', top: 'Top margin (mm)', pitchAcross: 'Pitch across (mm)', pitchAcrossHint: 'From the left edge of a label to that of the next', pitchDown: 'Pitch down (mm)', pitchDownHint: 'From the upper edge of a label to that of the next', gap: 'Gap between two labels (mm)',
    preview: 'Preview: {n} labels on {width} × {height} mm', fault: { small: 'Too small: a label has at least 25 × 21 mm for its code.', overlap: 'The pitch is smaller than the label: labels would overlap.', leaves: 'The labels leave the page.', number: 'Fill in all measures.' },
  },
}
export default en
