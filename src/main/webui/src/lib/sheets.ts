import type { components } from '../api/contract'

/** The papers that labels are printed on: two office sheets, three rolls of label printers. */
export type SheetName = components['schemas']['LabelForm']['sheet']
export const SHEETS: SheetName[] = ['L7160', 'L7651', 'ROLL_40X30', 'ROLL_50X30', 'ROLL_60X40']
