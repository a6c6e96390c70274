import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendPlainComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

/** Of ECharts only what our charts are made of. In a script of its own, which comes when the first chart is looked at. */
use([BarChart, CustomChart, LineChart, GridComponent, LegendPlainComponent, TooltipComponent, CanvasRenderer])

export { init }
