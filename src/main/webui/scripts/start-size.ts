import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Prints what a phone must download before the first screen works, and fails the build when it grows past the limit. */
export function startSize(limitKiB: number): Plugin {
  return {
    name: 'start-size',
    apply: 'build',
    generateBundle(_, bundle) {
      const start = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
      if (!start || start.type !== 'chunk') {
        return
      }
      const seen = new Set<string>()
      const visit = (name: string): number => {
        const chunk = bundle[name]
        if (seen.has(name) || chunk?.type !== 'chunk') {
          return 0
        }
        seen.add(name)
        return gzipSync(chunk.code).length + chunk.imports.reduce((sum, next) => sum + visit(next), 0)
      }
      const size = visit(start.fileName) / 1024
      this.info(`start script ${size.toFixed(1)} KiB gzip of ${limitKiB} in ${seen.size} files`)
      if (size > limitKiB) {
        this.error(`the start script is ${size.toFixed(1)} KiB gzip, more than ${limitKiB}`)
      }
    },
  }
}
