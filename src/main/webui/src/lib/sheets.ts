/** The papers that every shop sells: two office sheets, three rolls of label printers. A library may have more. */
export type SheetName = 'L7160' | 'L7651' | 'ROLL_40X30' | 'ROLL_50X30' | 'ROLL_60X40'
export const SHEETS: SheetName[] = ['L7160', 'L7651', 'ROLL_40X30', 'ROLL_50X30', 'ROLL_60X40']
