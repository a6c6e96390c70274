import type { BarcodeDetector as Ponyfill } from 'barcode-detector/ponyfill'

/** What stands on books and cards: QR labels, ISBN as EAN-13, older shops' UPC and EAN-8 beside it. */
const FORMATS = ['qr_code', 'ean_13'] as const

export interface Reader {
  /** The first code in the picture. */
  read(picture: HTMLVideoElement | ImageBitmap): Promise<string | undefined>
}

/** The reader of the device where it has one, else our own (about 1 MB, fetched at the first scan and served by us). */
export async function reader(): Promise<Reader> {
  const detector = await device() ?? (await ours())
  return {
    async read(picture) {
      const found = await detector.detect(picture)
      return found[0]?.rawValue
    },
  }
}

async function device(): Promise<Ponyfill | undefined> {
  const native = (window as { BarcodeDetector?: typeof Ponyfill }).BarcodeDetector
  const formats = (await native?.getSupportedFormats().catch(() => [])) ?? []
  return native && FORMATS.every((format) => formats.includes(format)) ? new native({ formats: [...FORMATS] }) : undefined
}

async function ours(): Promise<Ponyfill> {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true }) // who is told that we look, is looked at
  return new BarcodeDetector({ formats: [...FORMATS] })
}
