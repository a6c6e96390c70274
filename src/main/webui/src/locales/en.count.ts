import type { Shape } from '../i18n'
import type zh from './zh-CN.count'

export default {
  stocktake: {
    title: 'Stocktake', note: 'Count while the doors are open: the list is frozen at the beginning, swapping goes on.', shelves: 'Only these shelves (none: the whole site)', openAll: 'Count the whole site', openShelves: 'Count {n} shelves', whole: 'The whole site', by: 'Begun by {by}, {when}',
    emptyTitle: 'Nothing counted yet', emptyText: 'Begin with the button above.', scanning: 'Scanning', box: 'Scan a shelf, then its books', boxHint: 'For another shelf scan its label. It works without network too.', rest: 'Scan the label of a shelf', restNote: 'Then its books, one by one', chooseShelf: 'No label on the shelf? Choose it here', queued: '{n} scans wait for the network',
    kept: 'Kept', keptNote: 'No network: it is sent when there is one', late: 'The stocktake is signed; this scan is only noted', onShelf: 'Counting {shelf}', onHoldShelf: 'Counting the hold shelf', belongsOn: 'Recorded on {shelf}', progress: '{done} of {all} accounted for', settling: 'Taking effect: {n} lines done', signedBy: 'Signed by {by}, {when}',
    counted: 'Counted: somebody else looks', sign: 'All right, sign', reopen: 'Look again', print: 'Print', table: 'Download as a table', cancel: 'Give it up', another: 'A colleague who did not count signs it.', byShelf: 'Shelf by shelf', lines: 'Lines', which: 'Which', noneTitle: 'None of these', noneText: 'Choose others above.',
    state: { OPEN: 'Being counted', COUNTED: 'Counted', SIGNED: 'Taking effect', APPLIED: 'In effect', CANCELLED: 'Given up' },
    bucket: { FOUND: 'Found', MISSING: 'Not found', MISPLACED: 'Misplaced', MOVED: 'Moved meanwhile', UNKNOWN: 'Unknown' },
    count: { found: 'Found', missing: 'Not seen', misplaced: 'Misplaced', moved: 'Moved', unknown: 'Unknown' },
    place: { SHELF: 'Shelf', NO_SHELF: 'No shelf recorded', HOLD_SHELF: 'Hold shelf', QUARANTINE: 'Quarantine', NOWHERE: 'Not on the list' },
    finding: { IN_PLACE: 'Where it belongs', FOUND_AGAIN: 'Was missing, is here', NOT_SEEN: 'Look again', OTHER_SHELF: 'Recorded on another shelf; signing records it here', OTHER_SITE: 'Recorded at another site', BELONGS_ON_HOLD_SHELF: 'A reader waits: back to the hold shelf', BELONGS_ON_SHELF: 'Nobody waits: back to its shelf', NOT_SET_ASIDE: 'Scan it onto the hold shelf at the desk', BELONGS_IN_QUARANTINE: 'Back to quarantine', NOT_RECEIVED: 'Not received yet: scan it in at the desk', AT_A_FAMILY: 'Recorded with a family: take it to the desk', AT_A_FAIR: 'Recorded at a fair', WITHDRAWN: 'Withdrawn: take it off the shelf', HANDED_OVER: 'With a reader', SENT: 'Sent elsewhere', CLAIMED: 'A reader waits for it', RECEIVED: 'Shelved meanwhile', SET_ASIDE: 'On the hold shelf', RESHELVED: 'On another shelf meanwhile', REPORTED_MISSING: 'Reported missing meanwhile', QUARANTINED: 'In quarantine' },
  },
  recall: {
    title: 'Recalls', note: 'All copies of a title wait. It is nobody’s fault.', begin: 'Recall a title', find: 'Title or book number', search: 'Find', scope: 'How much', reason: 'Reason', why: 'What is known', whyHint: 'For colleagues; readers do not see it', reach: 'It touches', go: 'Recall now', other: 'Another book', begun: 'The recall has begun', by: 'Begun by {by}, {when}', progress: '{done} of {all} copies dealt with', confirm: 'Give credits back', withdraw: 'Propose to strike the copies off', withdrawAgree: 'Agree: strike the copies off', withdrawalBy: 'Striking off proposed by {by}, {when}', withdrawalAgreedBy: '{by} agreed to strike off, {when}', remaining: 'Copies not struck off', noneLeft: 'All are struck off.', lift: 'Lift the recall', confirmedBy: '{by} agreed that credits go back, {when}', emptyTitle: 'No recalls', emptyText: 'Begin one above when it is needed.',
    scopes: { VOLUME: 'This volume', EDITION: 'All volumes of this edition', WORK: 'All editions of this work' },
    reasons: { PROVENANCE: 'Provenance', MOULD: 'Mould', BANNED: 'Not to go round', PIRATED: 'Perhaps pirated', SAFETY: 'Safety' },
    figure: { onShelves: 'On shelves', onHoldShelves: 'On hold shelves', inTransit: 'In vans', atFairs: 'At fairs', atHomes: 'At homes', families: 'Families', setAside: 'In quarantine', missing: 'Missing', sites: 'Sites', waiting: 'Readers in line' },
    done: { quarantined: 'Set aside', familiesTold: 'Families told', creditsDue: 'Credits due', creditsGivenBack: 'Credits given back', waiting: 'Readers waiting', restored: 'Given back', withdrawn: 'Struck off' },
    state: { RUNNING: 'Running', STANDING: 'Standing', LIFTING: 'Being lifted', LIFTED: 'Lifted' },
  },
} satisfies Shape<typeof zh>
