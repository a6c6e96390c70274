import type { Shape } from '../i18n'
import type zh from './zh-CN.runs'

export default {
  runs: {
    title: 'Runs of the van', note: 'A van visits several sites in order; several loads ride along.', open: 'Runs to come', emptyTitle: 'No run is planned', emptyText: 'Plan one below.', state: { PLANNED: 'Planned', RUNNING: 'On the road', DONE: 'Done', CANCELLED: 'Cancelled' }, by: 'Driver: {name}', nobody: 'Each site scans its own', room: 'takes {n} books', look: 'Open',
    travel: 'What should travel', travelNote: 'Books that readers wait for elsewhere, and books that help a site with too few.', pair: '{waiting} awaited, {spare} to spare, {planned} planned', plan: 'Plan a run', day: 'Day', size: 'How many books the van takes', stops: 'Stops in order', drop: 'Leave out', add: 'Add a stop', choose: 'Choose one', drive: 'I drive', driveNote: 'The driver may scan at every stop.', go: 'Plan the run',
  },
  run: {
    title: 'Run of {day}', left: 'left {when}', leg: 'leaves with {aboard} of {room} books', over: '{n} too many', at: 'Now: {site}', box: 'Scan: off the van, or onto it', boxHint: 'Books for here come off, others go on', into: 'Into which load', byReader: 'Where its reader fetches it', rest: 'Scan a book', restNote: 'What happened is shown here', goesTo: 'goes to {site}', unload: 'To unload: {n}', load: 'To load for {site}: {n}', inside: '{n} of {room} inside', noShelf: 'no shelf recorded',
    leave: 'Leave the stop', end: 'The run is over', leaveGo: 'Leave', leaveSure: 'All is unloaded. What is packed here rides along; the rest waits for another run.', leaveOpen: '{n} are not unloaded. The colleagues of this site go on counting them, or say that they are missing.', take: 'takes {n}', staysBehind: '{n} do not fit', make: 'Make {n} loads', made: '{n} loads made', squeeze: 'Take what does not fit, too', squeezeSure: 'More than the van takes: say why. The run keeps showing it.', squeezeGo: 'Take them', why: 'Why', loads: 'Loads of the run', cancel: 'Cancel the run',
  },
  mould: {
    title: 'Look for mould', note: 'Books that stood beside a mouldy one, in walking order.', left: '{n} to look at', noShelf: 'no shelf recorded', because: 'Stood beside {title} (mould found {day})', FINE: 'No mould', MOULDY: 'Mouldy too: set aside', did: { FINE: 'is fine', MOULDY: 'is set aside' }, beside: ', {n} more to look at', emptyTitle: 'Nothing to look at', emptyText: 'Say “mould” of a book at the scan box, and those of its shelf are listed here.', link: '{n} to be looked at for mould',
  },
} satisfies Shape<typeof zh>
