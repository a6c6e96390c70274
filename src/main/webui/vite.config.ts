import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { serviceWorker } from './scripts/service-worker.ts'
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
  plugins: [vue(), forgetOldAssets, serviceWorker('src/sw.ts'), startSize(120)],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
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
        // A face is one file: on a slow network fifty small files wait for one another.
        codeSplitting: {
          groups: [
            { name: 'parts', test: /node_modules\/(@?vue|vue-|@intlify|@?vant)|plugin-vue/, priority: 3 },
            { name: 'ours', test: /src\/(components\/(?!CameraScan|ShelfCamera|PhotoScan|ReplacedNote|PinPad|TrayRow|ConfirmTyped|SecondOrOther|PartsCheck|PhotoThumb|RemainderLines|CoverPhoto)|lib\/(?!camera|reader|reads|labelFiles|tray|remains)|api\/|locales\/zh-CN\.ts|router|i18n)/, priority: 2 },
            { name: 'account', test: /src\/account\//, priority: 1 },
            { name: 'citizen', test: /src\/citizen\/(?!AppealsPage)/, priority: 1 },
            { name: 'line', test: /src\/line\//, priority: 1 },
            { name: 'family', test: /src\/family\//, priority: 1 },
            { name: 'counter', test: /src\/(counter\/|trade\/Desk)/, priority: 1 },
            { name: 'trade', test: /src\/trade\/(?!Desk)/, priority: 1 },
            { name: 'desk', test: /src\/desk\//, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(['/v1', '/b', '/demo', '/problems'].map((path) => [path, 'http://127.0.0.1:8080'])) },
  test: { include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0])
