import type zh from './zh-CN.places'
import type { Shape } from '../i18n'

const en: Shape<typeof zh> = {
  transfers: {
    title: 'Transfers', note: 'Packed, sent and received by scan; who was first and what is missing stands on the slip.', box: 'Scan a slip', boxHint: 'The QR on the slip, or its 11 characters', needs: 'Readers wait', needsNote: 'These books stand here; their readers fetch them elsewhere.', need: 'one book | {n} books', begin: 'Begin packing', byHand: 'Another load', to: 'To', make: 'Make a slip',
    leaving: 'Leaves from here', coming: 'Comes here', list: 'Open van loads', emptyTitle: 'No open van load', emptyText: 'When a reader elsewhere wants a book of this site, or you want to share some, begin one above.', route: '{from} → {to}',
    state: { PROPOSED: 'To be packed', PACKING: 'Being packed', SENT: 'On its way', RECEIVED: 'Accounted for', CANCELLED: 'Cancelled' },
  },
  transfer: {
    pack: 'Pack: scan books', receive: 'Receive: scan books', hint: 'The label of the book; a wrong one can be taken out', hintReceive: 'Scan what nobody packed too; the slip will say so', mode: 'What a scan does', modes: { pack: 'Put in', takeOut: 'Take out', receive: 'Receive', damaged: 'Damaged' }, what: 'What is broken', whatHint: 'Such as: wet, loose pages',
    result: { PACKED: 'Packed', TAKEN_OUT: 'Taken out', RECEIVED: 'Received', UNEXPECTED: 'Received; not on the slip', DAMAGED: 'Damaged: set aside', ALREADY: 'Scanned before' }, by: '{by}, {when}', goes: 'Goes to: {where}', rest: 'Ready to scan', restNote: 'The result appears here',
    packed: 'Packed', received: 'Received', outstanding: 'Not yet here', missing: 'Missing', unexpected: 'Extra', damaged: 'Damaged', room: 'Takes {n} books', toPack: 'Still to pack', toPackNote: 'In walking order; readers fetch them there.', inside: 'On the slip', none: 'Nothing scanned yet.', difference: { UNEXPECTED: 'Not on the slip', DAMAGED: 'Damaged', ELSEWHERE: 'Received elsewhere', MISSING: 'Missing' },
    send: 'The van leaves', sent: 'Sent', sendSure: '{n} books are packed. Nothing goes in or out after this.', close: 'All accounted for', closed: 'Closed', closeSure: 'Nothing is missing.', closeMissing: '{n} books did not come. Say why: they are recorded as missing, their readers keep the place and get other copies.', why: 'Reason', cancel: 'Cancel the load', cancelled: 'Cancelled', print: 'Print the slip', slip: 'QR code of the slip',
    where: { ON_HOLD_SHELF: 'the hold shelf', CLAIMED: 'the pull list, to be sent to {site}', AVAILABLE: 'the shelf', QUARANTINED: 'the check shelf', IN_TRANSIT: 'the van' },
  },
  sites: {
    venue: 'Venue (for fairs)', title: 'Sites', note: 'The tree of sites, their hours, closures, shelves and people.', add: 'Add a site', emptyTitle: 'No site yet', emptyText: 'Add the first one.', below: 'Belongs to {name}', closedDown: 'Given up', receives: 'Books brought and fetched', noReceive: 'No books brought or fetched', root: 'Belongs to none', back: 'All sites',
    name: 'Name', kindLabel: 'Kind', kind: { CENTRE: 'Exchange centre', READING_ROOM: 'Reading room', DISTRICT_LIBRARY: 'District library', PARK: 'Park', CULTURAL_CENTRE: 'Cultural centre' }, parent: 'Belongs to', address: 'Address', district: 'District', byAddress: 'By the address', inDistrict: 'District: {name}', capacity: 'Copies that go in', persons: 'Persons that go in', save: 'Save', saved: 'Saved', edit: 'Change', closeDown: 'Give up the site', closeDownSure: 'Only when no book, request, van load or site belongs to it. It cannot be undone.', gaveUp: 'Given up',
    stock: 'Stock', stockLine: '{copies} books here, {coming} on their way', full: { UNKNOWN: 'No capacity said', ROOM: 'Room left', NEARLY_FULL: 'Nearly full', FULL: 'Full' },
    week: 'An ordinary week', weekNote: 'Morning and afternoon if need be; empty is closed.', day: { MONDAY: 'Monday', TUESDAY: 'Tuesday', WEDNESDAY: 'Wednesday', THURSDAY: 'Thursday', FRIDAY: 'Friday', SATURDAY: 'Saturday', SUNDAY: 'Sunday' }, spans: 'Hours of {day}', spansHint: 'Such as 09:00-12:00 14:00-17:30', rest: 'Closed', spansWrong: 'Write 09:00-17:30; several spans with a blank between',
  },
  duties: {
    give: 'Duties', title: 'Duties of {name}', note: 'Where, and as what; each duty includes those above it.', none: 'Works at no site now.', duty: 'Does what', of: { COUNTER: 'Counter: takes in, hands over, packs', STOCKTAKE_LEAD: 'Leads stocktakes: draws shelves too', SITE_HEAD: 'Heads the site: closes it too' }, branches: 'And at the branches below', take: 'Not here any more', add: 'Add a site', choose: 'Choose one',
    save: 'Save duties', saved: 'Duties of {name} saved', signedOut: 'Whoever loses a site is signed out at once and comes back with the new duties.',
  },
  closures: {
    title: 'Closures', note: 'Spring Festival, a typhoon: written once, and every book and offer that waits is kept longer; each family is told once.', first: 'First day', last: 'Last day', reason: 'Reason', reasonHint: 'Readers see it, such as: Spring Festival', scope: 'Which sites', scopes: { one: 'This site only', tree: 'This and those below', all: 'All sites' }, look: 'See what it does', preview: '{sites} sites, {windows} books kept longer, {families} families told', go: 'Close', done: 'Closure recorded', coming: 'Recorded', none: 'No closure recorded.', working: 'Extending…', withdraw: 'Open again early', withdrawn: 'Open again; nothing becomes shorter', line: '{first} to {last}', all: 'All sites',
  },
  shelves: {
    title: 'Shelves', note: 'In walking order. Scan a shelf, and the books scanned after it stand there.', name: 'Name of the shelf', add: 'Add', added: 'Added', up: 'Move {name} up', down: 'Move {name} down', copies: 'one book | {n} books', rename: 'Rename', renamed: 'Renamed, its books too', retire: 'Take away', retired: 'Taken away', none: 'No shelf yet.', label: 'Shelf code {code}',
  },
}
export default en
