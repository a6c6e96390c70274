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
  { path: '/', component: saying('shelf', () => import('./citizen/HomePage.vue')), meta: { title: 'home.title' } },
  { path: '/search', component: () => import('./citizen/SearchPage.vue'), meta: { title: 'search.title' } },
  { path: '/volumes/:id', component: saying('shelf', () => import('./citizen/VolumePage.vue')), props: true, meta: { title: 'volume.title' } },
  { path: '/requests', component: saying('shelf', () => import('./citizen/RequestsPage.vue')), meta: { title: 'requests.title', roles: CITIZEN } },
  { path: '/books', component: () => import('./citizen/BooksPage.vue'), meta: { title: 'books.title', roles: CITIZEN } },
  { path: '/books/new', component: saying('shelf', () => import('./citizen/RegisterPage.vue')), meta: { title: 'register.title', roles: CITIZEN } },
  { path: '/books/shelf', component: saying('shelf', () => import('./citizen/ShelfPage.vue')), meta: { title: 'tray.pageTitle', roles: CITIZEN } },
  { path: '/bring', component: saying('rules', () => import('./citizen/BringPage.vue')), meta: { title: 'bring.title' } },
  { path: '/credits', component: saying('shelf', () => import('./citizen/CreditsPage.vue')), meta: { title: 'credits.title', roles: CITIZEN } },
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
  { path: '/code', component: () => import('./citizen/CodePage.vue'), meta: { title: 'code.title', roles: CITIZEN } },
  { path: '/inbox', component: () => import('./citizen/InboxPage.vue'), meta: { title: 'inbox.title', roles: CITIZEN } },
  { path: '/inbox/settings', component: saying('life', () => import('./family/NoticeSettingsPage.vue')), meta: { title: 'tellMe.title', roles: CITIZEN } },
  { path: '/receipts/:id', component: saying('staff', () => import('./counter/ReceiptPage.vue')), props: true, meta: { title: 'receipt.title', roles: CITIZEN } },
  { path: '/fairs', component: () => import('./citizen/FairsPage.vue'), meta: { title: 'fairs.title' } },
  { path: '/fairs/:id', component: () => import('./citizen/FairPage.vue'), props: true, meta: { title: 'fairs.title' } },
  { path: '/me', component: () => import('./account/MePage.vue'), meta: { title: 'me.title' } },
  { path: '/security', component: saying('life', () => import('./account/SecurityPage.vue')), meta: { title: 'security.title', roles: ALL } },
  { path: '/security/password', component: saying('life', () => import('./account/PasswordPage.vue')), meta: { title: 'password.title', roles: NAMED } },
  { path: '/security/pin', component: saying('life', () => import('./account/PinPage.vue')), meta: { title: 'pin.title', roles: NAMED } },
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
      { path: '', component: saying('staff', () => import('./counter/ScanPage.vue')), meta: { title: 'counter.title' } },
      { path: 'drop-offs/:id', component: saying('staff', () => import('./counter/DropOffPage.vue')), props: true, meta: { title: 'dropOff.title' } },
      { path: 'drop-offs/:id/receipt', component: saying('staff', () => import('./counter/ReceiptPage.vue')), props: true, meta: { title: 'receipt.title' } },
      { path: 'behalf', component: saying('staff', () => import('./counter/BehalfPage.vue')), meta: { title: 'behalf.title' } },
      { path: 'found', component: saying('staff', () => import('./counter/FoundPage.vue')), meta: { title: 'found.title' } },
      { path: 'devices', component: saying('staff', () => import('./counter/DevicesPage.vue')), meta: { title: 'devices.title' } },
      { path: 'number', component: saying('staff', () => import('./counter/NumberPage.vue')), meta: { title: 'number.title' } },
      { path: 'pull-list', component: saying('staff', () => import('./counter/PullListPage.vue')), meta: { title: 'pullList.title' } },
      { path: 'stocktakes', component: saying('count', () => import('./counter/StocktakesPage.vue')), meta: { title: 'stocktake.title' } },
      { path: 'stocktakes/:id', component: saying('count', () => import('./counter/StocktakePage.vue')), props: true, meta: { title: 'stocktake.title' } },
      { path: 'hold-shelf', component: saying('staff', () => import('./counter/HoldShelfPage.vue')), meta: { title: 'holdShelf.title' } },
      { path: 'transfers', component: saying('staff', () => import('./counter/TransfersPage.vue'), 'places'), meta: { title: 'transfers.title' } },
      { path: 'transfers/:code', component: saying('staff', () => import('./counter/TransferPage.vue'), 'places'), props: true, meta: { title: 'transfers.title' } },
      { path: 'labels', component: saying('staff', () => import('./counter/LabelsPage.vue')), meta: { title: 'labels.title' } },
    ],
  },
  { path: '/desk', component: saying('staff', () => import('./desk/DeskPage.vue')), meta: { title: 'office.title', roles: OFFICE } },
  { path: '/desk/activation', component: saying('staff', () => import('./desk/ActivationPage.vue')), meta: { title: 'desk.title', roles: OFFICE } },
  { path: '/desk/approvals', component: saying('staff', () => import('./desk/ApprovalsPage.vue')), meta: { title: 'approvals.title', roles: ['STAFF', ...OFFICE] } },
  { path: '/desk/people', component: saying('staff', () => import('./desk/PeoplePage.vue')), meta: { title: 'people.title', roles: ['LIBRARIAN', 'PARTNER'] } },
  { path: '/desk/people/invite', component: saying('staff', () => import('./desk/InvitePage.vue')), meta: { title: 'people.invite', roles: ['LIBRARIAN', 'PARTNER'] } },
  { path: '/desk/sites', component: saying('staff', () => import('./desk/SitesPage.vue'), 'places'), meta: { title: 'sites.title', roles: ['STAFF', 'LIBRARIAN'] } },
  { path: '/desk/sites/:id', component: saying('staff', () => import('./desk/SitePage.vue'), 'places'), props: true, meta: { title: 'sites.title', roles: ['STAFF', 'LIBRARIAN'] } },
  { path: '/desk/minting', component: saying('staff', () => import('./desk/MintingPage.vue')), meta: { title: 'minting.title', roles: OFFICE } },
  { path: '/desk/rules', component: saying('rules', () => import('./desk/RulesPage.vue')), meta: { title: 'rules.title', roles: OFFICE } },
  { path: '/desk/rules/:id', component: saying('rules', () => import('./desk/RuleDraftPage.vue')), props: true, meta: { title: 'rules.title', roles: OFFICE } },
  { path: '/desk/dead-letters', component: saying('staff', () => import('./desk/DeadLettersPage.vue')), meta: { title: 'deadLetters.title', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/stock', component: saying('stock', () => import('./desk/StockPage.vue')), meta: { title: 'stock.title', roles: ['STAFF', ...OFFICE] } },
  { path: '/desk/trail', component: saying('staff', () => import('./desk/AuditPage.vue')), meta: { title: 'trail.title', roles: ['AUDITOR'] } },
  { path: '/desk/propose', component: saying('staff', () => import('./desk/ProposePage.vue')), meta: { title: 'propose.title', roles: ['LIBRARIAN'] } },
  { path: '/desk/recalls', component: saying('count', () => import('./desk/RecallsPage.vue')), meta: { title: 'recall.title', roles: OFFICE } },
  { path: '/desk/cataloguing', component: saying('catalogue', () => import('./desk/CataloguingPage.vue')), meta: { title: 'cataloguing.title', roles: ['LIBRARIAN'] } },
  { path: '/desk/imports', component: saying('catalogue', () => import('./desk/ImportsPage.vue')), meta: { title: 'imports.title', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/imports/:id', component: saying('catalogue', () => import('./desk/ImportPage.vue')), props: true, meta: { title: 'imports.title', roles: ['LIBRARIAN', 'AUDITOR'] } },
  { path: '/desk/volumes/:id', component: saying('catalogue', () => import('./desk/VolumeDeskPage.vue')), props: true, meta: { title: 'edit.title', roles: ['LIBRARIAN'] } },
  { path: '/:lost(.*)*', component: () => import('./account/LostPage.vue'), meta: { title: 'lost.title' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

/** Where somebody of this role begins. */
export function homeOf(role: Role | undefined): string {
  return role === 'AUDITOR' ? '/desk' : role === 'PARTNER' || role === 'VOLUNTEER' ? '/fairs' : isStaff() ? '/counter' : '/'
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
