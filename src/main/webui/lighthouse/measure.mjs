// Lighthouse, as a slow phone on a slow network sees the pages that strangers and families open most.
//   npm ci && node measure.mjs [http://127.0.0.1:8080]      against a freshly started demonstration
//   PAGES=family,fairs RUNS=5 node measure.mjs               only these, each so often
// Ends with 1 where a page falls short. No part of the build: a figure of time says nothing on a busy machine.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import lighthouse from 'lighthouse'
import { launch } from 'puppeteer-core'

const LEAST = { performance: 0.95, accessibility: 1 }
/** The middle one of so many runs: one alone swings by five points. */
const RUNS = Number(process.env.RUNS ?? 3)
/** Only these, while somebody works on them; all when it says nothing. */
const PAGES = process.env.PAGES?.split(',')
/** 沈静 of the demonstration, who has tickets to look at. */
const PHONE = '13800000003'
const home = (process.argv[2] ?? 'http://127.0.0.1:8080').replace(/\/$/, '')
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROME_PATH ?? ''].find((path) => path && existsSync(path))
const reports = new URL('../../../../target/lighthouse/', import.meta.url)

const json = async (path) => (await fetch(home + path)).json()
const browser = await launch({
  executablePath: chromium,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const page = await browser.newPage()

/** Each run forgets what was cached, not who is signed in. */
async function signIn() {
  await page.goto(`${home}/sign-in`)
  await (await page.waitForSelector('input[type=tel]')).type(PHONE)
  await page.keyboard.press('Enter')
  const field = await page.waitForSelector('input[autocomplete=one-time-code]')
  for (let wait = 0; wait < 20; wait++) {
    const code = (await (await fetch(`${home}/demo/codes`)).text()).split(PHONE)[1]?.match(/>(\d{6})</)?.[1]
    if (code) {
      await field.type(code)
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => !location.pathname.includes('sign-in'))
      return
    }
    await new Promise((wake) => setTimeout(wake, 500))
  }
  throw new Error('no one-time code came')
}

async function measure(name, path) {
  const runs = []
  for (let run = 0; run < RUNS; run++) {
    runs.push(await lighthouse(home + path, { formFactor: 'mobile', onlyCategories: Object.keys(LEAST), output: 'html', logLevel: 'error' }, undefined, page))
  }
  runs.sort((a, b) => a.lhr.categories.performance.score - b.lhr.categories.performance.score)
  const { lhr, report } = runs[RUNS >> 1]
  writeFileSync(new URL(`${name}.html`, reports), report)
  if (lhr.runtimeError) {
    console.log(`${name.padEnd(9)} ${lhr.runtimeError.code}: ${lhr.runtimeError.message}`)
    return false
  }
  // What this machine can do now, other work beside it included: under 1,000 the times are those of no phone.
  console.log(`machine ${Math.round(lhr.environment.benchmarkIndex)}`)
  const scores = Object.entries(lhr.categories).map(([id, { score }]) => [id, score])
  const figure = (id) => lhr.audits[id]?.displayValue ?? '–'
  console.log(`${name.padEnd(9)} ${scores.map(([id, score]) => `${id} ${score.toFixed(2)}`).join('  ')}  FCP ${figure('first-contentful-paint')}  LCP ${figure('largest-contentful-paint')}  TBT ${figure('total-blocking-time')}  CLS ${figure('cumulative-layout-shift')}`)
  // What does not depend on how fast this machine is: compare these before and after a change.
  const kib = (bytes) => `${Math.round(bytes / 1024)} KiB`
  const asked = lhr.audits['network-requests']?.details?.items ?? []
  const unused = (lhr.audits['unused-javascript']?.details?.items ?? []).map(({ url, wastedBytes }) => `${url.split('/').pop().replace(/-[^-]{8}\.js$/, '')} ${kib(wastedBytes)}`)
  console.log(`          ${asked.length} requests, ${kib(asked.reduce((sum, { transferSize }) => sum + transferSize, 0))}, unused script: ${unused.join(', ') || 'none to speak of'}`)
  const short = scores.filter(([id, score]) => score < LEAST[id])
  for (const [id] of short) {
    const weak = lhr.categories[id].auditRefs.map((ref) => lhr.audits[ref.id]).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
    console.log(weak.map((audit) => `  ${audit.id} ${audit.score} ${audit.displayValue ?? ''} ${(audit.details?.items ?? []).slice(0, 4).map((item) => item.node?.snippet ?? item.url ?? '').join(' | ')}`).join('\n'))
  }
  return short.length === 0
}

let enough = true
try {
  mkdirSync(reports, { recursive: true })
  const volume = (await json(`/v1/volumes?query=${encodeURIComponent('红楼')}`)).items[0].id
  const fair = (await json('/v1/fairs')).items[0].id
  const guest = [['home', '/'], ['search', '/search?query=红楼'], ['book', `/volumes/${volume}`], ['fairs', '/fairs'], ['fair', `/fairs/${fair}`]]
  const own = [['family', '/'], ['tickets', '/tickets'], ['wishes', '/requests'], ['shelf', '/books'], ['inbox', '/inbox']]
  const unknown = PAGES?.filter((page) => ![...guest, ...own].some(([name]) => name === page)) ?? []
  if (unknown.length > 0) {
    throw new Error(`PAGES names what is not measured: ${unknown.join(', ')}`)
  }
  const wanted = (pages) => pages.filter(([name]) => PAGES?.includes(name) ?? true)
  for (const [name, path] of wanted(guest)) {
    enough = (await measure(name, path)) && enough
  }
  if (wanted(own).length > 0) {
    await signIn()
  }
  for (const [name, path] of wanted(own)) {
    enough = (await measure(name, path)) && enough
  }
} finally {
  await browser.close()
}
process.exitCode = enough ? 0 : 1
