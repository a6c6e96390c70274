// Prism, on a copy of the contract in which what needs no token says so by an empty list: it takes the list of one empty way to sign in for a refusal.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const copy = here('node_modules/.openapi.yaml')
writeFileSync(copy, readFileSync(here('openapi.yaml'), 'utf8').replaceAll('security: [{}]', 'security: []'))
const prism = here('node_modules/@stoplight/prism-cli/dist/index.js')
spawn(process.execPath, [prism, 'mock', '--host', '127.0.0.1', '--port', process.env.PORT ?? '4010', copy], { stdio: 'inherit' }).on('exit', (status) =>
  process.exit(status ?? 1),
)
