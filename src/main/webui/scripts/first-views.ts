import type { Plugin } from 'vite'

/** The pages that are opened by a link or an icon, with the words they say. StaticFiles of the service knows the same names. */
export const VIEWS = {
  home: { page: 'src/citizen/HomePage.vue', words: ['waiting'] },
  search: { page: 'src/citizen/SearchPage.vue', words: [] },
  volumes: { page: 'src/line/VolumePage.vue', words: ['shelf'] },
  fairs: { page: 'src/citizen/FairsPage.vue', words: [] },
  tickets: { page: 'src/tickets/TicketsPage.vue', words: ['tickets'] },
} satisfies Record<string, { page: string; words: string[] }>
/** What no stranger's phone should download. */
const STAFF_ONLY = /\/(src\/charts|node_modules\/(echarts|zrender))\//
const LANGUAGES = { 'zh-CN': [], en: ['src/locales/en.ts'] } satisfies Record<string, string[]>

/**
 * Beside index.html the same page for each first view and language, which names what the view will need: its script, words
 * and styles are fetched together with the start script, not after it has run. Nothing is inline, so the content policy stays.
 */
export function firstViews(): Plugin {
  return {
    name: 'first-views',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const holding = (path: string) => {
          const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.replace(/\?.*/, '').endsWith(`/${path}`)))
          return found ?? this.error(`${path} is in no script: scripts/first-views.ts names a page that is not there`)
        }
        const index = bundle['index.html']
        if (index?.type !== 'asset') {
          return this.error('there is no index.html to name anything in')
        }
        const html = String(index.source)
        for (const [name, { page, words }] of Object.entries(VIEWS)) {
          for (const [language, start] of Object.entries(LANGUAGES)) {
            const scripts = new Set<string>()
            const styles = new Set<string>()
            const visit = (fileName: string): void => {
              const chunk = bundle[fileName]
              if (chunk?.type === 'chunk' && !scripts.has(fileName) && !html.includes(`"/${fileName}"`)) {
                if (chunk.moduleIds.some((id) => STAFF_ONLY.test(id))) {
                  this.error(`${fileName}, which the page "${name}" needs, holds charts: they are for the staff, see the groups of vite.config.ts`)
                }
                scripts.add(fileName)
                chunk.viteMetadata?.importedCss.forEach((style) => styles.add(style))
                chunk.imports.forEach(visit)
              }
            }
            for (const path of [page, ...start, ...words.map((part) => `src/locales/${language}.${part}.ts`)]) {
              visit(holding(path).fileName)
            }
            const links = [
              ...[...styles].map((style) => `<link rel="preload" as="style" crossorigin href="/${style}">`),
              ...[...scripts].map((script) => `<link rel="modulepreload" crossorigin href="/${script}">`),
            ]
            this.emitFile({ type: 'asset', fileName: `first/${name}.${language}.html`, source: html.replace('</head>', `  ${links.join('\n    ')}\n  </head>`) })
          }
        }
      },
    },
  }
}
