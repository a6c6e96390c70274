import type { components } from '../api/contract'
import { SHEETS } from '../lib/sheets'

type Sheet = components['schemas']['LabelSheet']

/** What a paper is called: those of the shops in the language of the screen, the library's own as it named them. */
export function paperName(paper: Pick<Sheet, 'name' | 'title'>, t: (key: string) => string): string {
  return (SHEETS as string[]).includes(paper.name) ? t(`sheet.${paper.name}`) : paper.title
}

/** Lengths in millimetres from the top left corner, as a packet says them. */
export type Measures = Pick<Sheet, 'pageWidth' | 'pageHeight' | 'columns' | 'rows' | 'width' | 'height' | 'left' | 'top' | 'pitchAcross' | 'pitchDown'>

/** Smaller than this, symbol and code do not fit. */
export const SMALLEST = { width: 25, height: 21 }
/** A hundredth of a millimetre is what the service keeps. */
const TOLERANCE = 0.005

export type Fault = 'small' | 'overlap' | 'leaves' | 'number'

/** What the service would refuse, said while somebody types. */
export function faultOf(m: Measures): Fault | undefined {
  if (Object.values(m).some((value) => !Number.isFinite(value)) || m.columns < 1 || m.rows < 1 || !Number.isInteger(m.columns) || !Number.isInteger(m.rows)) {
    return 'number'
  }
  if (m.width < SMALLEST.width || m.height < SMALLEST.height) {
    return 'small'
  }
  if (m.pitchAcross < m.width - TOLERANCE || m.pitchDown < m.height - TOLERANCE) {
    return 'overlap'
  }
  const right = m.left + (m.columns - 1) * m.pitchAcross + m.width
  const bottom = m.top + (m.rows - 1) * m.pitchDown + m.height
  return m.left < 0 || m.top < 0 || right - TOLERANCE > m.pageWidth || bottom - TOLERANCE > m.pageHeight ? 'leaves' : undefined
}

/** A roll has one row of labels to a page, and nothing around them but what keeps them apart. */
export function ofRoll(width: number, height: number, columns: number, gap: number): Measures {
  return { pageWidth: columns * width + (columns - 1) * gap, pageHeight: height, columns, rows: 1, width, height, left: 0, top: 0, pitchAcross: width + gap, pitchDown: height }
}
