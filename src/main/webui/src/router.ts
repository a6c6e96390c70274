import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { isStaff, session, type Role } from './api/session'
import { saying } from './i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the words in the window's title. */
    title?: string
    /** Who may see it; everybody when absent. The service decides again on every call. */
    roles?: Role[]
  }
}

const CITIZEN: Role[] = ['CITIZEN']
const STAFF: Role[] = ['STAFF', 'LIBRARIAN']
const OFFICE: Role[] = ['LIBRARIAN', 'AUDITOR']
/** Who signs in by name and password. */
const NAMED: Role[] = ['STAFF', 'LIBRARIAN', 'PARTNER', 'VOLUNTEER', 'AUDITOR']
const ALL: Role[] = ['CITIZEN', ...NAMED]

const routes: RouteRecordRaw[] = [
  { path: '/', component: saying('waiting', () => import('./citizen/HomePage.vue')), meta: { title: 'home.title' } },
  { path: '/search', component: () => import('./citizen/SearchPage.vue'), meta: { title: 'search.title' } },
  { path: '/volumes/:id', component: saying('shelf', () => import('./line/VolumePage.vue')), props: true, meta: { title: 'volume.title' } },
  { path: '/requests', component: saying('shelf', () => import('./line/RequestsPage.vue'), 'waiting', 'line'), meta: { title: 'requests.title', roles: CITIZEN } },
  { path: '/swaps', component: saying('swaps', () => import('./swaps/SwapsPage.vue')), meta: { title: 'swaps.title', roles: CITIZEN } },
  { path: '/swaps/meet', component: saying('swaps', () => import('./swaps/MeetPage.vue')), meta: { title: 'meet.title', roles: CITIZEN } },
  { path: '/appeals', component: saying('appeals', () => import('./citizen/AppealsPage.vue'), 'waiting'), meta: { title: 'appeals.title', roles: CITIZEN } },
  { path: '/books', component: saying('shelf', () => import('./citizen/BooksPage.vue'), 'printing', 'appeals'), meta: { title: 'books.title', roles: CITIZEN } },
  { path: '/books/new', component: saying('shelf', () => import('./citizen/RegisterPage.vue'), 'printing'), meta: { title: 'register.title', roles: CITIZEN } },
  { path: '/books/shelf', component: saying('shelf', () => import('./citizen/ShelfPage.vue'), 'printing'), meta: { title: 'tray.pageTitle', roles: CITIZEN } },
  { path: '/fairness', component: saying('line', () => import('./line/FairnessPage.vue')), meta: { title: 'fairness.title' } },
  { path: '/bring', component: saying('rules', () => import('./citizen/BringPage.vue')), meta: { title: 'bring.title' } },
  { path: '/visits', component: saying('visits', () => import('./citizen/VisitsPage.vue')), meta: { title: 'visits.title', roles: CITIZEN } },
  { path: '/credits', component: saying('shelf', () => import('./citizen/CreditsPage.vue'), 'visits'), meta: { title: 'credits.title', roles: CITIZEN } },
  { path: '/family', component: saying('life', () => import('./family/FamilyPage.vue')), meta: { title: 'family.title', roles: CITIZEN } },
  { path: '/family/union', component: saying('life', () => import('./family/UnionPage.vue')), meta: { title: 'union.title', roles: CITIZEN } },
  { path: '/family/card', component: saying('life', () => import('./family/CardPage.vue')), meta: { title: 'card.title', roles: CITIZEN } },
  { path: '/family/:id', component: saying('life', () => import('./family/PersonPage.vue')), props: true, meta: { title: 'family.title', roles: CITIZEN } },
  { path: '/family/:id/phone', component: saying('life', () => import('./family/PhonePage.vue')), props: true, meta: { title: 'phone.title', roles: CITIZEN } },
  { path: '/family/:id/erase', component: saying('life', () => import('./family/ErasePage.vue')), props: true, meta: { title: 'erase.title', roles: CITIZEN } },
  { path: '/privacy', component: saying('life', () => import('./family/PrivacyPage.vue')), meta: { title: 'privacy.title', roles: CITIZEN } },
  { path: '/privacy/looks', component: saying('life', () => import('./family/LooksPage.vue')), meta: { title: 'looks.title', roles: CITIZEN } },
  { path: '/privacy/export', component: saying('life', () => import('./family/ExportPage.vue')), meta: { title: 'takeout.title', roles: CITIZEN } },
  { path: '/privacy/erase', component: saying('life', () => import('./family/ErasePage.vue')), meta: { title: 'erase.title', roles: CITIZEN } },
  { path: '/code', component: saying('life', () => import('./citizen/CodePage.vue')), meta: { title: 'code.title', roles: CITIZEN } },
  { path: '/inbox', component: saying('visits', () => import('./citizen/InboxPage.vue')), meta: { title: 'inbox.title', roles: CITIZEN } },
  { path: '/inbox/settings', component: saying('life', () => import('./family/NoticeSettingsPage.vue')), meta: { title: 'tellMe.title', roles: CITIZEN } },
  { path: '/receipts/:id', component: saying('staff', () => import('./counter/ReceiptPage.vue'), 'visits'), props: true, meta: { title: 'receipt.title', roles: CITIZEN } },
  { path: '/fairs', component: () => import('./citizen/FairsPage.vue'), meta: { title: 'fairs.title' } },
  { path: '/fairs/:id', component: () => import('./citizen/FairPage.vue'), props: true, meta: { title: 'fairs.title' } },
  { path: '/fairs/:id/postponed', component: saying('rain', () => import('./rain/PostponedPage.vue')), props: true, meta: { title: 'rain.pageTitle' } },
  { path: '/tickets', component: saying('tickets', () => import('./tickets/TicketsPage.vue')), meta: { title: 'tickets.title', roles: CITIZEN } },
  { path: '/desk/fairs/:id/tickets', component: saying('tickets', () => import('./tickets/DeskTicketsPage.vue'), 'staff', 'now'), props: true, meta: { title: 'tickets.desk', roles: STAFF } },
  { path: '/desk/fairs/:id/gate', component: saying('tickets', () => import('./tickets/GatePage.vue'), 'staff'), props: true, meta: { title: 'tickets.gate', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'VOLUNTEER'] } },
  { path: '/desk/fairs/:id/now', component: saying('now', () => import('./now/NowPage.vue'), 'staff'), props: true, meta: { title: 'now.title', roles: NAMED } },
  { path: '/desk/fairs/:id/ticket-rules', component: saying('now', () => import('./now/TicketRulesPage.vue')), props: true, meta: { title: 'ticketRules.title', roles: STAFF } },
  { path: '/desk/checklists/:name', component: saying('now', () => import('./now/ChecklistPage.vue')), props: true, meta: { title: 'checklist.title', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'AUDITOR'] } },
  { path: '/gate', component: saying('gate', () => import('./gate/DeviceGatePage.vue'), 'tickets', 'staff'), meta: { title: 'gate.title' } },
  { path: '/desk/fairs/:id/devices', component: saying('gate', () => import('./gate/DevicesPage.vue'), 'tickets'), props: true, meta: { title: 'gate.devices', roles: ['STAFF', 'LIBRARIAN', 'PARTNER'] } },
  { path: '/table', component: saying('table', () => import('./table/TablePage.vue'), 'staff', 'gate'), meta: { title: 'table.title' } },
  { path: '/fairs/:id/board', component: saying('table', () => import('./table/BoardPage.vue')), props: true, meta: { title: 'table.board' } },
  { path: '/desk/fairs/:id/lanes', component: saying('table', () => import('./table/LanesPage.vue'), 'tickets'), props: true, meta: { title: 'table.lanes', roles: STAFF } },
  { path: '/seasons/:id', component: saying('onStage', () => import('./programme/SeasonPage.vue')), props: true, meta: { title: 'onStage.season' } },
  { path: '/my-work', component: saying('programme', () => import('./programme/MyWorkPage.vue')), meta: { title: 'myWork.title', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'VOLUNTEER'] } },
  { path: '/tours', component: saying('tour', () => import('./tour/ToursPage.vue')), meta: { title: 'beside.tours' } },
  { path: '/tours/:id', component: saying('tour', () => import('./tour/TourPage.vue')), props: true, meta: { title: 'beside.tours' } },
  { path: '/tours/:id/stops/:site', component: saying('tour', () => import('./tour/StopDeskPage.vue')), props: true, meta: { title: 'tour.desk', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'VOLUNTEER'] } },
  { path: '/tours/:id/stops/:site/screen', component: saying('tour', () => import('./tour/StopScreenPage.vue')), props: true, meta: { title: 'beside.tours', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'VOLUNTEER'] } },
  { path: '/desk/tours/:id', component: saying('tour', () => import('./tour/TourDeskPage.vue')), props: true, meta: { title: 'beside.tours', roles: ['LIBRARIAN'] } },
  { path: '/calendar', component: saying('tour', () => import('./tour/CalendarPage.vue')), meta: { title: 'beside.calendar', roles: CITIZEN } },
  { path: '/trade', component: saying('trade', () => import('./trade/SessionsPage.vue')), meta: { title: 'beside.trade' } },
  { path: '/trade/:id', component: saying('trade', () => import('./trade/SessionPage.vue')), props: true, meta: { title: 'beside.trade' } },
  { path: '/trade/:id/runs/:run', component: saying('trade', () => import('./trade/ResultPage.vue')), props: true, meta: { title: 'trade.result' } },
  { path: '/me', component: saying('life', () => import('./account/MePage.vue')), meta: { title: 'me.title' } },
  { path: '/security', component: saying('life', () => import('./account/SecurityPage.vue')), meta: { title: 'security.title', roles: ALL } },
  { path: '/security/password', component: saying('life', () => import('./account/PasswordPage.vue')), meta: { title: 'password.title', roles: NAMED } },
  { path: '/security/pin', component: saying('life', () => import('./account/PinPage.vue')), meta: { title: 'pin.title', roles: NAMED } },
  { path: '/own-families', component: saying('life', () => import('./account/OwnFamiliesPage.vue')), meta: { title: 'ownFamilies.title', roles: ['STAFF', 'LIBRARIAN', 'VOLUNTEER', 'AUDITOR'] } },
  { path: '/pair', component: saying('life', () => import('./account/PairPage.vue')), meta: { title: 'pair.title' } },
  { path: '/at-counter', component: saying('life', () => import('./account/AtCounterPage.vue')), meta: { title: 'atCounter.title' } },
  { path: '/security/second-factor', component: saying('life', () => import('./account/SecondFactorPage.vue')), meta: { title: 'factor.title', roles: NAMED } },
  { path: '/who', component: saying('life', () => import('./account/WhoPage.vue')), meta: { title: 'who.title', roles: CITIZEN } },
  { path: '/still-you', component: saying('life', () => import('./account/StillYouPage.vue')), meta: { title: 'stillYou.title', roles: CITIZEN } },
  { path: '/invitation', component: saying('life', () => import('./account/InvitationPage.vue')), meta: { title: 'invitation.title' } },
  { path: '/sign-in', component: saying('life', () => import('./account/SignInPage.vue')), meta: { title: 'signIn.title' } },
  {
    path: '/counter',
    component: saying('staff', () => import('./counter/CounterFrame.vue')),
    meta: { roles: STAFF },
    children: [
      { path: '', component: saying('staff', () => import('./counter/ScanPage.vue'), 'visits', 'runs'), meta: { title: 'counter.title' } },
      { path: 'drop-offs/:id', component: saying('staff', () => import('./counter/DropOffPage.vue'), 'visits', 'printing'), props: true, meta: { title: 'dropOff.title' } },
      { path: 'drop-offs/:id/receipt', component: saying('staff', () => import('./counter/ReceiptPage.vue'), 'visits'), props: true, meta: { title: 'receipt.title' } },
      { path: 'check-shelf', component: saying('staff', () => import('./counter/CheckShelfPage.vue'), 'visits'), meta: { title: 'checkShelf.title' } },
      { path: 'check-shelf/:code', component: saying('staff', () => import('./counter/CheckPage.vue'), 'visits'), props: true, meta: { title: 'checkShelf.one' } },
      { path: 'behalf', component: saying('staff', () => import('./counter/BehalfPage.vue')), meta: { title: 'behalf.title' } },
      { path: 'found', component: saying('staff', () => import('./counter/FoundPage.vue'), 'life'), meta: { title: 'found.title' } },
      { path: 'devices', component: saying('staff', () => import('./counter/DevicesPage.vue')), meta: { title: 'devices.title' } },
      { path: 'number', component: saying('staff', () => import('./counter/NumberPage.vue'), 'life'), meta: { title: 'number.title' } },
      { path: 'pull-list', component: saying('staff', () => import('./counter/PullListPage.vue'), 'runs'), meta: { title: 'pullList.title' } },
      { path: 'stocktakes', component: saying('count', () => import('./counter/StocktakesPage.vue')), meta: { title: 'stocktake.title' } },
      { path: 'stocktakes/:id', component: saying('count', () => import('./counter/StocktakePage.vue')), props: true, meta: { title: 'stocktake.title' } },
      { path: 'hold-shelf', component: saying('staff', () => import('./counter/HoldShelfPage.vue')), meta: { title: 'holdShelf.title' } },
      { path: 'swaps', component: saying('swaps', () => import('./counter/SwapBooksPage.vue')), meta: { title: 'swaps.counterTitle' } },
      { path: 'transfers', component: saying('staff', () => import('./counter/TransfersPage.vue'), 'places', 'runs'), meta: { title: 'transfers.title' } },
      { path: 'transfers/:code', component: saying('staff', () => import('./counter/TransferPage.vue'), 'places', 'printing'), props: true, meta: { title: 'transfers.title' } },
      { path: 'labels', component: saying('staff', () => import('./counter/LabelsPage.vue'), 'printing'), meta: { title: 'labels.title' } },
      { path: 'runs', component: saying('staff', () => import('./counter/RunsPage.vue'), 'runs'), meta: { title: 'runs.title' } },
      { path: 'runs/:id', component: saying('staff', () => import('./counter/RunPage.vue'), 'runs', 'places'), props: true, meta: { title: 'runs.title' } },
      { path: 'trade', component: saying('staff', () => import('./trade/DeskSessionsPage.vue'), 'trade'), meta: { title: 'beside.trade' } },
      { path: 'trade/:id', component: saying('staff', () => import('./trade/DeskSessionPage.vue'), 'trade'), props: true, meta: { title: 'beside.trade' } },
      { path: 'mould', component: saying('staff', () => import('./counter/MouldPage.vue'), 'runs'), meta: { title: 'mould.title' } },
    ],
  },
  { path: '/desk', component: saying('staff', () => import('./desk/DeskPage.vue')), meta: { title: 'office.title', roles: OFFICE } },
  { path: '/desk/activation', component: saying('staff', () => import('./desk/ActivationPage.vue')), meta: { title: 'desk.title', roles: OFFICE } },
  { path: '/desk/reports', component: saying('reports', () => import('./reports/ReportsPage.vue')), meta: { title: 'reports.title', roles: OFFICE } },
  { path: '/desk/reports/definitions', component: saying('reports', () => import('./reports/DefinitionsPage.vue')), meta: { title: 'reports.definitions', roles: OFFICE } },
  { path: '/desk/reports/:id', component: saying('reports', () => import('./reports/CountPage.vue')), props: true, meta: { title: 'reports.title', roles: OFFICE } },
  { path: '/partner/fairs/:id/report', component: saying('reports', () => import('./reports/FairReportPage.vue')), props: true, meta: { title: 'reports.fairTitle', roles: ['PARTNER', 'STAFF', ...OFFICE] } },
  { path: '/desk/approvals', component: saying('staff', () => import('./desk/ApprovalsPage.vue')), meta: { title: 'approvals.title', roles: ['STAFF', ...OFFICE] } },
  { path: '/desk/fairs/:id/programme', component: saying('programme', () => import('./programme/ProgrammePage.vue')), props: true, meta: { title: 'programme.title', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'AUDITOR'] } },
  { path: '/desk/seasons', component: saying('programme', () => import('./programme/SeasonsPage.vue'), 'now'), meta: { title: 'season.title', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'AUDITOR'] } },
  { path: '/desk/seasons/:id', component: saying('programme', () => import('./programme/SeasonDeskPage.vue'), 'onStage'), props: true, meta: { title: 'season.one', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'AUDITOR'] } },
  { path: '/desk/people', component: saying('staff', () => import('./desk/PeoplePage.vue'), 'places'), meta: { title: 'people.title', roles: ['LIBRARIAN', 'PARTNER'] } },
  { path: '/desk/people/invite', component: saying('staff', () => import('./desk/InvitePage.vue')), meta: { title: 'people.invite', roles: ['LIBRARIAN', 'PARTNER'] } },
  { path: '/desk/sites', component: saying('staff', () => import('./desk/SitesPage.vue'), 'places'), meta: { title: 'sites.title', roles: ['STAFF', 'LIBRARIAN'] } },
  { path: '/desk/sites/:id', component: saying('staff', () => import('./desk/SitePage.vue'), 'places', 'printing'), props: true, meta: { title: 'sites.title', roles: ['STAFF', 'LIBRARIAN'] } },
  { path: '/desk/minting', component: saying('staff', () => import('./desk/MintingPage.vue'), 'line'), meta: { title: 'minting.title', roles: OFFICE } },
  { path: '/desk/rules', component: saying('rules', () => import('./desk/RulesPage.vue')), meta: { title: 'rules.title', roles: OFFICE } },
  { path: '/desk/rules/:id', component: saying('rules', () => import('./desk/RuleDraftPage.vue')), props: true, meta: { title: 'rules.title', roles: OFFICE } },
  { path: '/desk/simulations', component: saying('simulation', () => import('./desk/SimulationsPage.vue')), meta: { title: 'simulation.title', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/simulations/:id', component: saying('simulation', () => import('./desk/SimulationPage.vue')), props: true, meta: { title: 'simulation.one', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/line-rules', component: saying('rules', () => import('./desk/LineRulesPage.vue'), 'lineRules'), meta: { title: 'lineRules.title', roles: OFFICE } },
  { path: '/desk/line-rules/:id', component: saying('rules', () => import('./desk/LineRuleDraftPage.vue'), 'lineRules'), props: true, meta: { title: 'lineRules.title', roles: OFFICE } },
  { path: '/desk/seasons/:id/plan', component: saying('planning', () => import('./planning/PlanPage.vue')), props: true, meta: { title: 'planning.title', roles: OFFICE } },
  { path: '/desk/seasons/:id/planning', component: saying('planning', () => import('./planning/MeansPage.vue')), props: true, meta: { title: 'planning.meansTitle', roles: OFFICE } },
  { path: '/partner/seasons/:id/wishes', component: saying('planning', () => import('./planning/WishesPage.vue')), props: true, meta: { title: 'planning.wishesTitle', roles: ['PARTNER', ...OFFICE] } },
  { path: '/desk/dead-letters', component: saying('staff', () => import('./desk/DeadLettersPage.vue')), meta: { title: 'deadLetters.title', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/appeals', component: saying('staff', () => import('./desk/AppealFiguresPage.vue'), 'appeals'), meta: { title: 'appealFigures.title', roles: ['STAFF', ...OFFICE] } },
  { path: '/partner', component: saying('partner', () => import('./partner/FairsDeskPage.vue')), meta: { title: 'fairs.title', roles: ['PARTNER', 'VOLUNTEER'] } },
  { path: '/desk/fairs', component: saying('partner', () => import('./partner/FairsDeskPage.vue')), meta: { title: 'fairs.title', roles: ['STAFF', ...OFFICE] } },
  { path: '/desk/fairs/new', component: saying('partner', () => import('./partner/FairFormPage.vue')), meta: { title: 'fairs.title', roles: ['LIBRARIAN', 'PARTNER'] } },
  { path: '/desk/fairs/:id', component: saying('partner', () => import('./partner/FairWorkPage.vue')), props: true, meta: { title: 'fairs.title', roles: NAMED } },
  { path: '/desk/fairs/:id/rain', component: saying('rain', () => import('./rain/RainPage.vue')), props: true, meta: { title: 'rain.title', roles: ['STAFF', 'LIBRARIAN', 'PARTNER', 'AUDITOR'] } },
  { path: '/desk/fairs/:id/edit', component: saying('partner', () => import('./partner/FairFormPage.vue')), props: true, meta: { title: 'fairs.title', roles: ['LIBRARIAN', 'PARTNER'] } },
  { path: '/desk/organisations', component: saying('partner', () => import('./partner/OrganisationsPage.vue')), meta: { title: 'fairs.title', roles: ['LIBRARIAN'] } },
  { path: '/desk/sites/:id/venue', component: saying('partner', () => import('./partner/VenuePage.vue')), props: true, meta: { title: 'sites.title', roles: ['STAFF', 'LIBRARIAN', 'PARTNER'] } },
  { path: '/desk/stock', component: saying('stock', () => import('./desk/StockPage.vue')), meta: { title: 'stock.title', roles: ['STAFF', ...OFFICE] } },
  { path: '/desk/trail', component: saying('staff', () => import('./desk/AuditPage.vue')), meta: { title: 'trail.title', roles: ['AUDITOR'] } },
  { path: '/desk/propose', component: saying('staff', () => import('./desk/ProposePage.vue')), meta: { title: 'propose.title', roles: ['LIBRARIAN'] } },
  { path: '/desk/recalls', component: saying('count', () => import('./desk/RecallsPage.vue')), meta: { title: 'recall.title', roles: OFFICE } },
  { path: '/desk/cataloguing', component: saying('catalogue', () => import('./desk/CataloguingPage.vue')), meta: { title: 'cataloguing.title', roles: ['LIBRARIAN'] } },
  { path: '/desk/imports', component: saying('catalogue', () => import('./desk/ImportsPage.vue')), meta: { title: 'imports.title', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/imports/:id', component: saying('catalogue', () => import('./desk/ImportPage.vue')), props: true, meta: { title: 'imports.title', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/fairs/:id/stock', component: saying('fairStock', () => import('./fairstock/StockPage.vue'), 'staff', 'table'), props: true, meta: { title: 'fairStock.title', roles: ['STAFF', 'LIBRARIAN'] } },
  { path: '/desk/volumes/:id', component: saying('catalogue', () => import('./desk/VolumeDeskPage.vue')), props: true, meta: { title: 'edit.title', roles: ['LIBRARIAN'] } },
  { path: '/:lost(.*)*', component: saying('life', () => import('./account/LostPage.vue')), meta: { title: 'lost.title' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

/** Where somebody of this role begins. */
export function homeOf(role: Role | undefined): string {
  return role === 'AUDITOR' ? '/desk' : role === 'PARTNER' || role === 'VOLUNTEER' ? '/partner' : isStaff() ? '/counter' : '/'
}

router.beforeEach((to) => {
  const roles = to.matched.flatMap((record) => record.meta.roles ?? [])
  const role = session.who?.role
  if (session.who?.mustEnrol && !to.path.startsWith('/security') && to.path !== '/me') {
    return '/security/second-factor'
  }
  if (session.who?.restricted && !['/still-you', '/me', '/invitation'].includes(to.path)) {
    return '/still-you'
  }
  if (roles.length === 0 || (role && roles.includes(role))) {
    return to.path === '/' && role && role !== 'CITIZEN' ? homeOf(role) : true
  }
  return role ? homeOf(role) : { path: '/sign-in', query: { next: to.fullPath } }
})

// A new page begins at its heading, also for those who hear it.
router.afterEach((to, from, failure) => {
  if (!failure && from.matched.length > 0 && to.path !== from.path) {
    void nextTick(() => setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement?.closest('nav')) {
        document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
      }
    }, 60))
  }
})
