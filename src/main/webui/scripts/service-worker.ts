import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type Plugin, type ResolvedConfig } from 'vite'

/** What never belongs into the offline copy: the bar code reader is fetched when somebody scans, the big pictures when installed; a page that says what to fetch early is no use to who has it. */
const NOT_KEPT = /^(sw\.js$|first\/|icons\/icon-(512|maskable)|.*\.(wasm|map|br|gz)$)/
/** Nobody at home looks at a chart of the staff, and its page has a table. */
const CHARTS = /^assets\/charts-[^/]+\.js$/

/** One line of the list: a hashed file carries its revision in its name. */
export interface Kept {
  url: string
  revision: string | null
}

/** The files of a built client that work without network, sorted, so that equal builds give equal workers. */
export function kept(root: string, own: (path: string) => boolean): Kept[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => own(path) && !NOT_KEPT.test(path) && !CHARTS.test(path))
    .sort()
    .map((path) => ({
      url: `/${path}`,
      revision: path.startsWith('assets/')
        ? null
        : createHash('sha256').update(readFileSync(join(root, path))).digest('hex').slice(0, 16),
    }))
}

/**
 * Builds our own service worker after the pages, with the list of their files in it. workbox-build would do the same
 * with some three hundred packages.
 */
export function serviceWorker(entry: string): Plugin {
  let config: ResolvedConfig
  const written = new Set<string>()
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    writeBundle(_, bundle) {
      Object.keys(bundle).forEach((name) => written.add(name))
      if (![...written].some((name) => CHARTS.test(name))) {
        this.error('no script is named charts: each phone would keep the charts of the staff under another name')
      }
    },
    async closeBundle() {
      const publicFiles = new Set(readdirSync(config.publicDir, { recursive: true }).map((name) => String(name).replaceAll('\\', '/')))
      const manifest = kept(config.build.outDir, (path) => written.has(path) || publicFiles.has(path))
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: 'warn',
        define: { 'self.__KEPT__': JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: config.build.outDir,
          emptyOutDir: false,
          target: config.build.target,
          lib: { entry, formats: ['es'], fileName: () => 'sw.js' },
        },
      })
      config.logger.info(`service worker keeps ${manifest.length} files`)
    },
  }
}
