import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { serviceWorker } from './scripts/service-worker.ts'
import { firstViews } from './scripts/first-views.ts'
import { leanVue } from './scripts/lean-vue.ts'
import { startSize } from './scripts/start-size.ts'

/** Where Maven finds the built client: Quarkus serves this folder of the class path. */
const resources = fileURLToPath(new URL('../../../target/classes/META-INF/resources', import.meta.url))

/** Old hashed files would be served for ever; other people's resources in the same folder stay. */
const forgetOldAssets: Plugin = {
  name: 'forget-old-assets',
  apply: 'build',
  buildStart: () => rmSync(`${resources}/assets`, { recursive: true, force: true }),
}

export default defineConfig({
  plugins: [vue(), leanVue(), forgetOldAssets, serviceWorker('src/sw.ts'), startSize(100), firstViews()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    // lib/messages.ts reads the catalogues.
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  },
  build: {
    outDir: resources,
    emptyOutDir: false,
    // Phones that are six years old are common among our readers.
    target: ['es2020', 'chrome91', 'safari15.4'],
    // The strict content policy forbids data: in fonts and styles, so small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // A face is few files: on a slow network fifty small ones wait for one another, and one big one waits for itself.
        codeSplitting: {
          groups: [
            // What every page needs before it can be drawn; its styles are one sheet.
            { name: 'vue', tags: ['$initial'], test: /(node_modules|plugin-vue)(?!.*\.css$)/, priority: 9 },
            { name: 'start', tags: ['$initial'], test: /src\/|\.css$|preload-helper/, priority: 8 },
            // The charts of the staff, fetched when the first is looked at.
            { name: 'charts', test: /node_modules\/(echarts|zrender|tslib)\/|src\/charts\/engine/, priority: 9 },
            // What nearly every page shows; then what lists, forms and codes are made of.
            { name: 'basics', test: /src\/(components\/(AppCard|AsOf|Bones|BookCover|BookRow|EmptyPanel|LinkRows|PageHead|SearchField|Tag)\b|lib\/(words|days|place|kept|family)\b|trade\/deadline)/, priority: 7 },
            { name: 'lists', test: /src\/components\/ListPage/, priority: 6 },
            { name: 'forms', test: /src\/(components\/(TextField|SelectField|ChecksField|ChoiceField|SwitchRow|Sheet)\b|lib\/forms)/, priority: 6 },
            { name: 'codes', test: /src\/components\/QrCode/, priority: 6 },
            { name: 'scan', test: /src\/(components\/ScanBox|lib\/(keeper|sound|codes|turns)|api\/device)/, priority: 5 },
            // What strangers and families open first stays apart from what they do afterwards.
            { name: 'home', test: /src\/(citizen\/(HomePage|FairRow|PlaceWords)|line\/ForecastWords)/, priority: 5 },
            { name: 'views', test: /src\/(citizen\/(SearchPage|FairsPage|FairPage|AvailabilityLine)|line\/VolumePage)/, priority: 4 },
            // How the charts of the staff are drawn; after what everybody shows, which it would take along.
            { name: 'plots', test: /src\/(charts\/|locales\/[\w-]+\.charts)/, priority: 3 },
            { name: 'tickets', test: /src\/tickets\/(?!Desk|Gate)/, priority: 3 },
            { name: 'account', test: /src\/account\//, priority: 2 },
            { name: 'citizen', test: /src\/citizen\/(?!AppealsPage|FairsNear)/, priority: 2 },
            { name: 'line', test: /src\/line\//, priority: 2 },
            { name: 'family', test: /src\/family\//, priority: 2 },
            { name: 'trade', test: /src\/trade\/(?!Desk)/, priority: 2 },
            { name: 'counter', test: /src\/(counter\/|trade\/Desk)/, priority: 1 },
            { name: 'desk', test: /src\/desk\//, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(['/v1', '/b', '/demo', '/problems'].map((path) => [path, 'http://127.0.0.1:8080'])) },
  test: { include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0])
