import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

export type Option = ComposeOption<BarSeriesOption | CustomSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>

/** How the page around a chart looks just now: its inks from tokens.css, its text in pixels. */
export interface Look {
  ink: string
  muted: string
  line: string
  axis: string
  card: string
  first: string
  second: string
  secondSoft: string
  family: string
  text: number
  width: number
}

export interface Point { x: number; y: number; low?: number | undefined; high?: number | undefined }
export interface Line { name: string; points: Point[] }

/** Names stand beside their bars where there is room for them, else above. */
const ROOMY = 30
export const isWide = (look: Pick<Look, 'width' | 'text'>) => look.width >= ROOMY * look.text
/** So many bars a reader compares at a glance; the table has all. */
export const MOST_BARS = 14
/** More columns than these are thinner than the gaps between them. */
const MOST_COLUMNS = 62
/** More points than these are no longer told apart. */
const MOST_MARKS = 40
const THICK = 2.5
/** A mark of a bound, as it is drawn across the bars. */
const TICK = 'path://M0 0h2v14h-2z'
const DASH = [7, 4]

/** In widths of a Chinese character, which is twice a Latin one, nearly. */
export const breadth = (text: string) => [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e7f ? 1 : 0.6), 0)
/** A bar and the gap to the next of the same name, in heights of the text: a number of each stands beside it. */
const BAR = 0.8
const GAP = 0.4
/** A row of what is said of the place pointed at. */
const ROW = 1.6
const block = (series: number) => series * BAR + (series - 1) * BAR * GAP
/** How high a chart of bars is, in heights of its text. */
export const barsHigh = (rows: number, series: number, wide: boolean) => rows * (block(series) + (wide ? 0.9 : 2.1)) + (series > 1 ? 2.4 : 0.4)

function text(look: Look, color = look.ink) {
  return { color, fontFamily: look.family, fontSize: look.text }
}

/** A chart stands still: it is read, not watched. What is pointed at is said on the canvas; a box of HTML would bring styles that the content policy refuses. */
function common(look: Look, names: string[], mark?: string): Option {
  return {
    animation: false,
    textStyle: { fontFamily: look.family, fontSize: look.text, color: look.ink },
    legend: { show: names.length > 1, data: names.map((name) => (name === mark ? { name, icon: TICK } : { name })), selectedMode: false, left: 0, top: 0, padding: 0, itemGap: look.text, itemWidth: look.text * 2, itemHeight: look.text * 0.7, textStyle: text(look), inactiveColor: look.muted },
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: look.card, borderColor: look.axis, borderWidth: 1, textStyle: text(look), axisPointer: { type: 'line', lineStyle: { color: look.axis } } },
  }
}

function grid(look: Look, legend: boolean, right: number): GridComponentOption {
  return { left: 2, right, top: look.text * (legend ? 2.4 : 0.8), bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }
}

function counted(look: Look, say: (value: number) => string) {
  return {
    type: 'value' as const,
    min: 0,
    splitNumber: 3,
    splitLine: { lineStyle: { color: look.line } },
    axisLabel: { ...text(look, look.muted), formatter: (value: number) => say(value), hideOverlap: true },
  }
}

/** The second differs from the first without its colour: dashed as a line, striped as a bar. */
const inkOf = (look: Look, i: number) => (i ? look.second : look.first)
function barOf(look: Look, i: number): BarSeriesOption['itemStyle'] {
  return { color: inkOf(look, i), borderRadius: 2, ...(i ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4, color: look.secondSoft } } : {}) }
}

/** A short line across the chart at each value: the ends of an interval, or a bound. */
type Stroke = { x1: number; y1: number; x2: number; y2: number }
function strokes(color: string, series: Pick<CustomSeriesOption, 'name' | 'data' | 'encode' | 'tooltip'>, of: (at: (x: number, y: number) => number[], value: (i: number) => number) => Stroke): CustomSeriesOption {
  return {
    type: 'custom',
    ...series,
    silent: true,
    itemStyle: { color },
    clip: true,
    z: 3,
    renderItem: (_, api) => ({ type: 'line', shape: of((x, y) => api.coord([x, y]), (i) => Number(api.value(i))), style: { stroke: color, lineWidth: THICK } }),
  }
}

/** Lines by day, or dots with their intervals. */
export function lines(look: Look, { lines, across, y, said, dots }: { lines: Line[]; across: string; y: (value: number) => string; said: (point: Point) => string; dots?: boolean }): Option {
  const names = lines.map(({ name }) => name)
  const { tooltip, ...rest } = common(look, names)
  return {
    ...rest,
    tooltip: { ...tooltip, axisPointer: { type: 'line', lineStyle: { color: look.axis }, label: { formatter: ({ value }) => `${across} ${value}` } } },
    grid: { ...grid(look, lines.length > 1, look.text), bottom: look.text * 1.7 },
    xAxis: { type: 'value', min: 0, max: Math.max(1, ...lines.flatMap(({ points }) => points.map(({ x }) => x))), minInterval: 1, splitNumber: isWide(look) ? 6 : 4, splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: look.axis } }, axisTick: { show: false }, axisLabel: { ...text(look, look.muted), hideOverlap: true, ...(dots ? {} : { showMaxLabel: false }) }, name: across, nameLocation: 'middle', nameGap: look.text * 1.8, nameTextStyle: text(look, look.muted) },
    yAxis: counted(look, y),
    series: [
      ...lines.map(({ name, points }, i): LineSeriesOption => ({
        type: 'line',
        name,
        data: points.map((point) => [point.x, point.y]),
        sampling: 'lttb',
        // Thousands are thinned out, and then have no numbers of their own; what has an interval is few.
        tooltip: { valueFormatter: (value, at) => (dots && points[at] ? said(points[at]) : y(Number(value))) },
        symbol: i ? 'diamond' : 'rect',
        symbolSize: dots ? (i ? 12 : 9) : 6,
        showSymbol: dots || points.length <= 1 || (lines.length > 1 && points.length <= MOST_MARKS),
        itemStyle: { color: inkOf(look, i) },
        lineStyle: { color: inkOf(look, i), width: THICK, type: i ? DASH : 'solid' },
      })),
      ...lines.flatMap(({ points }, i) => {
        const ends = points.flatMap(({ x, low, high }) => (low === undefined || high === undefined ? [] : [[x, low, high]]))
        return ends.length ? [strokes(inkOf(look, i), { data: ends, encode: { x: 0, y: [1, 2] }, tooltip: { show: false } }, (at, value) => {
          const [x1 = 0, y1 = 0] = at(value(0), value(1))
          const [x2 = 0, y2 = 0] = at(value(0), value(2))
          return { x1, y1, x2, y2 }
        })] : []
      }),
    ],
  }
}

export interface Bars {
  names: string[]
  series: { name: string; values: (number | undefined)[] }[]
  /** A value of the series of this number, as the table writes it. */
  say: (value: number, series: number) => string
  /** A mark across each bar, such as a bound. */
  mark?: { name: string; values: number[] }
}

const drawable = (values: (number | undefined)[]) => values.map((value) => value ?? '-')

/** Bars from the left, one under the other in the order given, each with its number. */
export function bars(look: Look, { names, series, say, mark }: Bars): Option {
  const wide = isWide(look)
  const legend = [...series.map(({ name }) => name), ...(mark ? [mark.name] : [])]
  const said = (value: number | undefined, i: number) => (value === undefined ? '' : say(value, i))
  const numbers = series.flatMap(({ values }, i) => values.map((value) => said(value, i)))
  const forNumbers = (Math.max(0, ...numbers.map(breadth)) + 0.8) * look.text
  // What is pointed at is said in so many rows and would be cut off in a lower chart, where every name and number is in sight.
  const fits = barsHigh(names.length, series.length, wide) > (legend.length + 2) * ROW
  const { tooltip, ...rest } = common(look, legend, mark?.name)
  return {
    ...rest,
    tooltip: { ...tooltip, show: fits, axisPointer: { type: 'shadow', shadowStyle: { color: look.line, opacity: 0.4 } } },
    grid: { ...grid(look, legend.length > 1, forNumbers), ...(legend.length > 1 ? {} : { top: look.text * 0.4 }) },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisTick: { show: false },
      axisLine: { show: wide, lineStyle: { color: look.axis } },
      axisLabel: wide
        ? { ...text(look), interval: 0, width: look.width * 0.38, overflow: 'truncate' }
        : { ...text(look), interval: 0, width: look.width - 4, overflow: 'truncate', inside: true, margin: 0, align: 'left', verticalAlign: 'bottom', padding: [0, 0, look.text * (block(series.length) / 2 + 0.2), 0] },
    },
    series: [
      ...series.map(({ name, values }, i): BarSeriesOption => ({
        type: 'bar',
        name,
        data: drawable(values),
        barWidth: look.text * BAR,
        barGap: `${GAP * 100}%`,
        tooltip: { valueFormatter: (_, at) => said(values[at], i) },
        itemStyle: barOf(look, i),
        label: { show: true, position: 'right', ...text(look), formatter: ({ dataIndex }) => said(values[dataIndex], i) },
      })),
      ...(mark ? [strokes(look.ink, { name: mark.name, data: mark.values.map((value, i) => [value, i]), encode: { x: 0, y: 1 }, tooltip: { valueFormatter: (_, i) => said(mark.values[i], 0) } }, (at, value) => {
        const [x = 0, y = 0] = at(value(0), value(1))
        return { x1: x, x2: x, y1: y - look.text * 0.8, y2: y + look.text * 0.8 }
      })] : []),
    ],
  }
}

/** Columns that run across, as days and months do; very many are a line. */
export function columns(look: Look, { names, series, say }: Bars): Option {
  const legend = series.map(({ name }) => name)
  const { tooltip, ...rest } = common(look, legend)
  return {
    ...rest,
    tooltip,
    grid: grid(look, legend.length > 1, look.text),
    xAxis: { type: 'category', data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: look.axis } }, axisLabel: { ...text(look, look.muted), hideOverlap: true } },
    yAxis: counted(look, (value) => say(value, 0)),
    series: series.map(({ name, values }, i): BarSeriesOption | LineSeriesOption => ({
      tooltip: { valueFormatter: (value) => (typeof value === 'number' ? say(value, i) : '–') },
      ...(names.length > MOST_COLUMNS
        ? { type: 'line', name, data: drawable(values), sampling: 'lttb', showSymbol: false, itemStyle: { color: inkOf(look, i) }, lineStyle: { color: inkOf(look, i), width: THICK, type: i ? DASH : 'solid' } }
        : { type: 'bar', name, data: drawable(values), barMaxWidth: look.text * 2.4, barGap: '10%', itemStyle: barOf(look, i) }),
    })),
  }
}
