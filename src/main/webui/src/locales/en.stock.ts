import type { Shape } from '../i18n'
import type zh from './zh-CN.stock'

const en: Shape<typeof zh> = {
  stock: {
    inflation: 'Credits and wanted books', gauge: 'Families have {credits} credits; {wanted} wanted copies stand on shelves.', gaugeHow: 'Credits divided by copies. Above one there are more credits than books that anybody wants, and grants should wait. Wanted: copies on shelves of books that somebody asked for or took in half a year.', tooMany: 'too many credits', enough: 'enough books',
    title: 'Balance and ageing', note: 'Where books are short, where they pile up, and which nobody swaps.', sites: 'Sites', how: 'By what moved from {from} to {to}. Below 14 days of supply a site starves, above 180 it overflows.', site: 'Site', state: 'State', onShelf: 'On the shelf', bar: 'How many are on the shelf', given: 'Taken', brought: 'Brought', waiting: 'Waiting', supply: 'Lasts', days: '{n} days', states: { STARVING: 'Short', BALANCED: 'Balanced', OVERFLOWING: 'Full' },
    moves: 'Suggested transfers', move: '{from} → {to}, about {n} copies', load: 'Make a van load', loaded: 'Van load {code} is made', ageing: 'Copies that stand still', since: 'Not swapped for', months: '{n} months', pick: 'Choose “{title}”', idle: 'Nobody swapped it since {day}; {n} alike here', suggestion: { SEND: 'Send to {site}: readers asked there', KEEP: 'Wait a while', FREE_SHELF: 'Free shelf', DONATE: 'Give onward' }, emptyTitle: 'Nothing stands still', emptyText: 'Every copy of this site is swapped.', list: 'List the chosen copy for deaccession | List the {n} chosen copies for deaccession',
    lists: 'Deaccession lists that wait for a second person', listOf: '{site}, {n} copies, drawn up by {by}', titles: 'Titles', mine: 'A colleague has to confirm it.', confirm: 'Confirm: strike one copy off | Confirm: strike {n} copies off', refuse: 'Refuse', refusedReason: 'Not now', refused: 'The list was sent back', done: 'Struck off; the books can go', noLists: 'No list waits.', listTitle: 'Deaccession of one copy | Deaccession of {n} copies', where: 'Where do they go', purpose: { FREE_SHELF: 'Free shelf', DONATION: 'Donation' }, purposeNote: { FREE_SHELF: 'anybody takes them without a credit', DONATION: 'to somebody who can use them' }, recipient: 'To whom', reason: 'Why', propose: 'Draw up the list', proposed: 'The list waits for a second person',
  },
}
export default en
