import type { Shape } from '../i18n'
import type zh from './zh-CN.line'

const en: Shape<typeof zh> = {
  fairness: {
    title: 'How fair it is', note: 'Who comes first, how long it takes, where the books went. Counted every day, for everybody.', span: '{from} to {to}', small: 'Figures below {n} are not shown, so that nobody is found in them.',
    order: 'Who comes first', version: 'Version {n} of the rules', waiting: 'How long it took', waitingHow: 'Days from asking until a copy was kept, by how many stood before. Dark: half were served within it; light: nine of ten.',
    ahead: 'Before', aheadNone: 'nobody', aheadRange: '{from}–{to}', aheadMore: '{from} or more', served: 'Served', median: 'Half within', ninth: 'Nine of ten within', still: 'Still waiting', days: '{n} days', few: 'too few',
    newcomers: 'New families', newcomersText: '{books} books were taken, {families} of them the first of a family: {share}.', newcomersWait: 'The first book took {n} days (half of them)', othersWait: 'Other requests took {n} days (half of them)',
    received: 'Where the books went', gini: 'Gini coefficient {n}', giniHow: '0: every family got as many; 1: one family got all. {families} families, {books} books.', lorenz: 'What the families with fewer books got together', lorenzFamilies: 'Families with fewer', lorenzBooks: 'Their share of books', equal: 'Dashed: all alike',
    wishes: 'Wishes that came true', wishesHow: 'By the month of asking. Of the last months some still wait.', month: 'Month', made: 'Asked', met: 'Got it', open: 'Still waiting', share: 'Met',
    none: 'There is too little history to publish figures.',
  },
  finding: {
    title: 'What this finding rests on', look: 'Look', state: { OPEN: 'Open', CLEARED: 'Cleared', CORRECTED: 'Corrected' }, waits: 'Waits for a second person', at: 'When', what: 'What', code: 'Copy', credits: 'Credits', by: 'By', family: 'Family',
    CREDITED: 'Brought for credit', TAKEN: 'Taken', note: 'What you found out', noteHint: 'Three letters at least; it stays on record', amount: 'Credits to correct', amountHint: 'Negative takes them back; a second librarian confirms', clear: 'All is well', correct: 'Propose a correction', done: 'Noted', pair: 'Families …{one} and …{other}', open: 'Open ones only',
  },
}
export default en
