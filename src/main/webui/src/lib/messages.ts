import type { MessageContext } from 'vue-i18n'

type Said = (context: MessageContext<string>) => string

/** A sentence, split at its holes: text, name, text, name, … text. */
const split = (sentence: string) => sentence.split(/\{(\w+)\}/)

function filled(parts: string[], context: MessageContext<string>): string {
  return parts.reduce((text, part, i) => text + (i % 2 ? String(context.named(part) ?? '') : part))
}

function read(message: string): Said {
  if (!message.includes('|')) {
    const parts = split(message)
    return parts.length === 1 ? () => message : (context) => filled(parts, context)
  }
  const cases = message.split('|').map((one) => split(one.trim()))
  return (context) => context.plural(cases.map((parts) => filled(parts, context)))
}

const known = new Map<string, Said>()

/**
 * Reads what our catalogues are written in: {holes}, and | between one and many. The compiler of vue-i18n, which knows much
 * more, took a tenth of the time until a page stood and as much room as a page. To it @ links to another message, so that a sentence
 * with an address of mail in it could not be said; here it is a letter.
 */
export function readMessage(message: unknown): Said {
  const text = String(message)
  let found = known.get(text)
  if (!found) {
    found = read(text)
    known.set(text, found)
  }
  return found
}
