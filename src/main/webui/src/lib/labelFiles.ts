import { getForFile, postForFile } from '../api/http'
import type { components, paths } from '../api/contract'
import { download } from './download'

type Schemas = components['schemas']
export type LabelFormat = Schemas['LabelFormat']

/** On what labels are drawn. */
export interface Paper {
  sheet: string
  format?: LabelFormat
  printerId?: string
  start?: number
}

/** Labels on which 〓 stands for something: how many, and the first of them with what could not be printed. */
export interface Replaced {
  labels: number
  named: { code: string; characters: string[] }[]
}

const SUFFIX: Record<LabelFormat, string> = { PDF: 'pdf', HTML: 'html', ZPL: 'zpl', TSPL: 'tspl' }
const ANYTHING = 'application/pdf, text/html, application/octet-stream, application/problem+json'

/** Prints, and gives the file to whoever asked for it: shown where the browser can, else kept. */
export async function printLabels(body: Schemas['LabelForm']): Promise<Replaced | undefined> {
  return given((heads) => postForFile('/v1/labels', { body, accept: ANYTHING, heads }))
}

/** The labels of a job that never came out, or came out badly. */
export async function printAgain(job: string, body: Schemas['PrintAgainForm'] = {}): Promise<Replaced | undefined> {
  return given((heads) => postForFile('/v1/labels/{printJobId}/again', { path: { printJobId: job }, body, accept: ANYTHING, heads }))
}

/** The labels of several jobs, one file after another. */
export async function printAllAgain(jobs: string[], body: Schemas['PrintAgainForm'] = {}): Promise<Replaced | undefined> {
  let all: Replaced | undefined
  for (const job of jobs) {
    const one = await printAgain(job, body)
    all = one && all ? { labels: all.labels + one.labels, named: [...all.named, ...one.named] } : (one ?? all)
  }
  return all
}

/** Of the shelves named, or of all shelves of the site. */
export async function printShelfLabels(site: string, shelves: string[], paper: Paper): Promise<Replaced | undefined> {
  const query: paths['/v1/shelves/labels']['get']['parameters']['query'] = { site, ...(shelves.length ? { shelves } : {}), ...paper }
  return given((heads) => getForFile('/v1/shelves/labels', { query, accept: ANYTHING, heads }), 'shelf-labels')
}

/** One for each box of a van load. */
export async function printBoxLabels(transferCode: string, boxes: number, paper: Paper): Promise<Replaced | undefined> {
  return given((heads) => getForFile('/v1/transfers/{transferCode}/labels', { path: { transferCode }, query: { boxes, ...paper }, accept: ANYTHING, heads }), 'box-labels')
}

async function given(ask: (heads: (headers: Headers) => void) => Promise<Blob>, name = 'labels'): Promise<Replaced | undefined> {
  let replaced: Replaced | undefined
  give(await ask((headers) => (replaced = replacedIn(headers.get('Substituted-Labels'), headers.get('Substituted')))), name)
  return replaced
}

/** As the service says it: `7K2M4Q9D0B=U+1F4DA,U+0E01; …`. */
export function replacedIn(labels: string | null, named: string | null): Replaced | undefined {
  if (!labels) {
    return undefined
  }
  const each = (named ?? '').split(';').map((one) => one.trim().split('='))
  return { labels: Number(labels), named: each.flatMap(([code, characters]) => (code && characters ? [{ code, characters: characters.split(',') }] : [])) }
}

/** HTML opens by itself and asks for the printer; the others go to a program that prints. */
export function give(file: Blob, name = 'labels'): void {
  const format = (Object.keys(SUFFIX) as LabelFormat[]).find((one) => file.type.includes(SUFFIX[one])) ?? 'ZPL'
  download(file, `${name}.${file.type.includes('octet') ? 'prn' : SUFFIX[format]}`)
}
