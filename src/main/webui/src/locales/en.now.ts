import type { Shape } from '../i18n'
import type zh from './zh-CN.now'

const en: Shape<typeof zh> = {
  now: {
    title: 'The fair now', asOf: 'At {time}', stale: 'No network. This was so at {time}.', live: 'Renewed every few seconds', wall: 'For the wall', leaveWall: 'Leave the wall view',
    heads: 'Inside', headsOf: 'of {limit}', headsFull: 'Full: one out, one in', headsNear: 'Nearly full', limitBar: '{n} people inside, {limit} at most',
    queue: 'Queue', queueNone: 'Nobody waits', queueOf: 'Groups: {n}, people: {people}', queueWait: 'Longest wait: {n} min', queueCalled: '{n} called',
    swaps: 'Swaps', swapsHour: 'In the last hour', swapsAll: '{n} since the fair began', swapsBy: 'Books taken today, by the hour', swapsAt: 'From {time}: {n}',
    tables: 'Tables', low: '{n} run empty', lowNone: 'Enough books', table: 'Table {n}', copies: '{n} left', anHour: '{n} taken in an hour', empty: 'Runs empty', soldOut: 'All gone: {list}', onNoTable: '{n} on no table yet', noTables: 'No tables are set up', stock: 'Stock and tables',
    helpers: 'Helpers', helpersOf: '{n} of {needed} here', noShifts: 'No shifts today', shift: '{from}–{until}', shiftHere: '{n} of {needed} here', presence: { NOT_YET: 'Not yet', HERE: 'Here', GONE: 'Left' }, since: '{time}', asked: 'No answer yet', comes: 'Is here', goes: 'Left', cameSaid: 'Noted: {name} is here', wentSaid: 'Noted: {name} left', nobody: 'Nobody yet', shortOf: '{n} missing',
    session: 'Session {n}, {from}–{until}', sessionsNone: 'No sessions', came: '{n} came', come: '{n} with a ticket to come', room: 'Room for {n}', inside: '{n} inside',
    gate: 'Gate', papers: 'Print for an hour without power', papersNote: 'Lists, tables, rota, phone numbers and empty sheets, on A4. Print it before the day and keep it there.', papersFile: 'fair-without-power',
  },
  incident: {
    title: 'Incidents', open: '{n} open', none: 'All is well', raise: 'Something happened', closedList: '{n} closed', number: 'No. {n}',
    kind: { LOST_CHILD: 'Lost child', INJURY: 'Hurt or unwell', CROWD: 'Crowding', QUARREL: 'Quarrel', THEFT: 'Theft', POWER: 'No power', NETWORK: 'No network', WEATHER: 'Weather', BOOKS: 'About books', OTHER: 'Something else' },
    what: 'What happened', whatHint: 'No names of readers.', place: 'Where', kindLabel: 'Kind', urgent: 'Urgent', urgentNote: 'Somebody has to go now', send: 'Report it', sent: 'Reported: no. {n}', sayWhat: 'Say what happened.',
    by: '{by}, {time}', take: 'I see to it', takenBy: '{by} sees to it since {time}', mine: 'Give it to me', nobody: 'Nobody sees to it yet', close: 'It is over', outcome: 'How it ended', outcomeHint: 'In one sentence.', closedBy: '{by}, {time}: {outcome}', taken: 'It is yours', closed: 'Closed',
  },
  fairContacts: {
    title: 'Whom to call', note: 'Printed on the paper for an hour without power, never public, deleted seven days after the fair.', none: 'None yet.', edit: 'Change', name: 'Name', about: 'What for', phone: 'Phone', add: 'Add one', remove: 'Remove this one', save: 'Save', saved: 'Saved', call: 'Call {name}',
  },
  ticketRules: {
    title: 'Rules for tickets', usual: 'Those of the city', own: 'Its own', save: 'Keep for this fair', saved: 'Kept; they hold from now on', between: '{least} to {most}.', eldersFirst: 'Call numbers with an elder first', eldersFirstNote: 'So that they need not stand for long.', opensDay: 'Booking begins on', opensTime: 'At', opensHint: 'Empty: when the fair is published.', opensBoth: 'Day and time go together.',
    field: { largestParty: 'Persons on one ticket', releaseHours: 'Given back until so many hours before', earlyMinutes: 'Let in so many minutes early', graceMinutes: 'Places go to others after so many minutes', offerMinutes: 'Minutes to answer an offer', passedOver: 'A large family is passed over at most', callMinutes: 'Minutes to come when called', safetyLimit: 'Inside at once' },
    hint: { largestParty: 'Children count.', releaseHours: 'After that it is late.', earlyMinutes: 'Who is earlier waits outside.', graceMinutes: 'For those who just come.', offerMinutes: 'Then the next family is asked.', passedOver: 'So that large families get their turn.', callMinutes: 'Then they take a new number.', safetyLimit: 'Empty: as many as the largest session has.' },
    points: 'Points (the same in the whole city)', pointsText: 'Not come: {noShow}; given back late: {late}; come: {attended} off; helped: {helped} off. From {blockFrom} points no booking for {blockDays} days; forgotten after {forgetDays} days.', link: 'Rules for tickets', linkNote: 'Persons, giving back, releasing, calling',
  },
  checklist: {
    title: 'Checklist of fairs', note: 'New fairs get their tasks from here; those that are planned keep theirs.', law: 'By law', zh: 'What is to be done (Chinese)', en: 'What is to be done (English)', days: 'Days before', daysHint: 'Below zero after the fair, as -2.', daysWrong: '-60 to 400.', whose: 'Whose', owner: { LIBRARY: 'The library', PARTNER: 'The partner' }, before: '{n} days before', up: 'Up', down: 'Down', remove: 'Remove', add: 'Add one', save: 'Keep the list', saved: 'Kept; new fairs use it', say: 'Please say it.', link: 'Checklist of fairs', linkNote: 'Where the tasks of new fairs come from',
  },
}
export default en
