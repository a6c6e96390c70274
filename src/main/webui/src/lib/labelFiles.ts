import { postForFile } from '../api/http'
import type { components } from '../api/contract'
import { download } from './download'

type Schemas = components['schemas']
export type LabelFormat = Schemas['LabelFormat']

const SUFFIX: Record<LabelFormat, string> = { PDF: 'pdf', HTML: 'html', ZPL: 'zpl', TSPL: 'tspl' }
const ANYTHING = 'application/pdf, text/html, application/octet-stream, application/problem+json'

/** Prints, and gives the file to whoever asked for it: shown where the browser can, else kept. */
export async function printLabels(body: Schemas['LabelForm']): Promise<void> {
  give(await postForFile('/v1/labels', { body, accept: ANYTHING }))
}

/** The labels of a job that never came out, or came out badly. */
export async function printAgain(job: string, body: Schemas['PrintAgainForm'] = {}): Promise<void> {
  give(await postForFile('/v1/labels/{printJobId}/again', { path: { printJobId: job }, body, accept: ANYTHING }))
}

/** HTML opens by itself and asks for the printer; the others go to a program that prints. */
export function give(file: Blob, name = 'labels'): void {
  const format = (Object.keys(SUFFIX) as LabelFormat[]).find((one) => file.type.includes(SUFFIX[one])) ?? 'ZPL'
  download(file, `${name}.${file.type.includes('octet') ? 'prn' : SUFFIX[format]}`)
}
