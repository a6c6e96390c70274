import type { Shape } from '../i18n'
import type zh from './zh-CN.charts'

const en: Shape<typeof zh> = {
  chart: { table: 'As a table', failed: 'The chart did not come, most likely for want of a network. The table has every figure; the chart follows when you are connected.' },
}
export default en
