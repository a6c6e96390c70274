import type { Plugin } from 'vite'

/** Looks for a member that Vue 3 does not have, by a name that a bundler cannot follow. */
const ANY_MEMBER = /const key = 'currentInstance';\s*if \(key in Vue\) \{\s*return Vue\[key\];\s*\}\s*else \{\s*return Vue\.getCurrentInstance\(\);\s*\}/

/** What `getCurrentInstance` of vue-i18n does, said so that what nobody calls of Vue can be left out: a fifth of the start script. */
export function lean(code: string): string | undefined {
  const leaner = code.replace(ANY_MEMBER, 'return Vue.getCurrentInstance();')
  return leaner === code ? undefined : leaner
}

/** Fails the build when another vue-i18n writes it otherwise, so that nobody downloads all of Vue again unseen. */
export function leanVue(): Plugin {
  let done = false
  return {
    name: 'lean-vue',
    apply: 'build',
    transform(code, id) {
      if (!/\/vue-i18n\/dist\/vue-i18n[^/]*\.m?js$/.test(id)) {
        return undefined
      }
      const leaner = lean(code)
      done ||= leaner !== undefined
      return leaner === undefined ? undefined : { code: leaner, map: null }
    },
    buildEnd(error) {
      if (!error && !done) {
        this.error('vue-i18n asks for its instance in another way: look whether scripts/lean-vue.ts is still needed')
      }
    },
  }
}
