import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bars, barsHigh, breadth, columns, isWide, lines, type Look, type Option } from './options'

const look: Look = { ink: '#111111', muted: '#222222', line: '#333333', axis: '#444444', card: '#555555', first: '#666666', second: '#777777', secondSoft: '#888888', family: 'Serif', text: 20, width: 700 }
const narrow: Look = { ...look, width: 300 }
type Any = Record<string, any>
const parts = (option: Option) => option.series as Any[]
const said = (series: Any | undefined, value: unknown, at: number) => series!.tooltip.valueFormatter(value, at) as string
const day = (x: number, y: number) => ({ x, y })
const two = (more: Any = {}) => lines(look, { lines: [{ name: 'Today', points: [day(1, 2), day(2, 3)] }, { name: 'Tried', points: [day(1, 4)] }], across: 'Day', y: String, said: ({ y }) => `${y} books`, ...more })

describe('every chart', () => {
  const all = [two(), bars(look, { names: ['A'], series: [{ name: 'n', values: [1] }], say: String }), columns(look, { names: ['A'], series: [{ name: 'n', values: [1] }], say: String })]
  it('stands still, and says what is pointed at without HTML', () => {
    for (const option of all) {
      expect(option.animation).toBe(false)
      expect(option.tooltip).toMatchObject({ renderMode: 'richText', confine: true })
    }
  })
  it('writes nothing smaller than the text around it', () => {
    const sizes = (of: unknown): number[] => (typeof of === 'object' && of !== null ? Object.entries(of).flatMap(([key, value]) => (key === 'fontSize' ? [value as number] : sizes(value))) : [])
    for (const option of all) {
      const found = sizes(option)
      expect(found.length).toBeGreaterThan(3)
      expect(Math.min(...found)).toBe(look.text)
    }
  })
})

describe('lines', () => {
  it('differ without their colours, and are named when there are two', () => {
    const [today, tried] = parts(two())
    expect(today!.lineStyle.type).not.toEqual(tried!.lineStyle.type)
    expect(today!.symbol).not.toBe(tried!.symbol)
    expect(two().legend).toMatchObject({ show: true, data: [{ name: 'Today' }, { name: 'Tried' }] })
    expect(two({ lines: [{ name: 'Today', points: [day(1, 2)] }] }).legend).toMatchObject({ show: false })
  })
  it('say what is pointed at, with its interval where there is one', () => {
    const lines = [{ name: 'Today', points: [{ ...day(5, 2), low: 1, high: 3 }] }]
    expect(said(parts(two())[0], 3, 1)).toBe('3')
    expect(said(parts(two({ lines, dots: true }))[0], 2, 0)).toBe('2 books')
    expect(((two().tooltip as Any).axisPointer.label.formatter as (at: Any) => string)({ value: 7 })).toBe('Day 7')
  })
  it('keep every point of thousands, and thin them out only when they are drawn', () => {
    const points = Array.from({ length: 5000 }, (_, i) => day(i + 1, i % 7))
    const [today] = parts(two({ lines: [{ name: 'Today', points }] }))
    expect(today!.data).toHaveLength(5000)
    expect(today!).toMatchObject({ sampling: 'lttb', showSymbol: false })
  })
  it('mark intervals where both ends are known', () => {
    const points = [{ ...day(10, 5), low: 4, high: 6 }, { ...day(20, 5), low: 4 }]
    const whiskers = parts(two({ lines: [{ name: 'Today', points }], dots: true })).filter(({ type }) => type === 'custom')
    expect(whiskers.map(({ data }) => data)).toEqual([[[10, 4, 6]]])
    expect(whiskers[0]!.renderItem({}, { value: (i: number) => [10, 4, 6][i], coord: ([x, y]: number[]) => [x! * 2, 100 - y!] })).toMatchObject({ type: 'line', shape: { x1: 20, x2: 20, y1: 96, y2: 94 } })
  })
})

describe('bars', () => {
  const made = (of = look) => bars(of, { names: ['Zoo', 'Lake'], series: [{ name: 'In', values: [3, undefined] }, { name: 'Out', values: [1, 2] }], say: (n, i) => `${n}${i ? ' out' : ' in'}`, mark: { name: 'Bound', values: [2, 4] } })
  it('differ without their colours, and leave out what has no figure', () => {
    const [into, out] = parts(made())
    expect(into!.itemStyle.decal).toBeUndefined()
    expect(out!.itemStyle.decal).toBeDefined()
    expect(into!.data).toEqual([3, '-'])
    expect(out!.label.formatter({ dataIndex: 1 })).toBe('2 out')
  })
  it('say the whole name and each number', () => {
    const [into, out, bound] = parts(made())
    expect((made().yAxis as Any).data).toEqual(['Zoo', 'Lake'])
    expect([said(into, 3, 0), said(into, '-', 1), said(out, 2, 1), said(bound, [4, 1], 1)]).toEqual(['3 in', '', '2 out', '4 in'])
  })
  it('have their names beside them where there is room, else above', () => {
    expect(isWide(look)).toBe(true)
    expect(isWide(narrow)).toBe(false)
    expect((made().yAxis as Any).axisLabel.inside).toBeUndefined()
    expect((made(narrow).yAxis as Any).axisLabel).toMatchObject({ inside: true, verticalAlign: 'bottom' })
    expect(barsHigh(5, 1, false)).toBeGreaterThan(barsHigh(5, 1, true))
  })
  it('leave room for the longest number', () => {
    expect((made().grid as Any).right).toBeGreaterThan(breadth('3 in') * look.text)
    expect(breadth('三本')).toBe(2)
    expect(breadth('abc')).toBeLessThan(2)
  })
  it('say nothing of the place pointed at where it would not fit', () => {
    const of = (rows: number) => (bars(look, { names: Array.from({ length: rows }, String), series: [{ name: 'n', values: Array.from({ length: rows }, () => 1) }], say: String }).tooltip as Any).show
    expect([of(1), of(8)]).toEqual([false, true])
  })
  it('cross each bar at its bound', () => {
    const mark = parts(made()).find(({ type }) => type === 'custom')!
    expect(mark.data).toEqual([[2, 0], [4, 1]])
    const { shape } = mark.renderItem({}, { value: (i: number) => mark.data[1][i], coord: ([x, y]: number[]) => [x! * 10, y! * 50] })
    expect(shape.x1).toBe(40)
    expect(shape.x2).toBe(40)
    expect(shape.y2 - shape.y1).toBeGreaterThan(look.text)
  })
})

describe('columns', () => {
  const days = (n: number) => columns(look, { names: Array.from({ length: n }, (_, i) => `day ${i}`), series: [{ name: 'Visits', values: Array.from({ length: n }, (_, i) => i) }], say: String })
  it('of a year are a line', () => {
    expect(parts(days(30))[0]!.type).toBe('bar')
    expect(parts(days(365))[0]!).toMatchObject({ type: 'line', sampling: 'lttb' })
    expect(parts(days(365))[0]!.data).toHaveLength(365)
  })
})

describe('the library of charts', () => {
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(vue|ts)$/.test(file.name) && !/\.(test|d)\.ts$/.test(file.name))
    .map((file) => ({ path: join(file.parentPath, file.name), code: readFileSync(join(file.parentPath, file.name), 'utf8') }))
  it('is in one script, which one component fetches when it is looked at', () => {
    expect(sources.filter(({ code }) => /import (?!type\b)[^;]*? from 'echarts/.test(code)).map(({ path }) => path)).toEqual(['src/charts/engine.ts'])
    expect(sources.filter(({ code }) => /from '[^']*\/engine'/.test(code)).map(({ path }) => path)).toEqual([])
    expect(sources.filter(({ code }) => /import\('[^']*\/engine'\)/.test(code)).map(({ path }) => path)).toEqual(['src/charts/Chart.vue'])
  })
  it('is for the staff and partners alone', () => {
    const pages = sources.filter(({ code }) => /from '[^']*charts\/Chart\.vue'/.test(code)).map(({ path }) => path)
    expect(pages).toContain('src/desk/SimulationPlot.vue')
    expect(pages.filter((path) => !/^src\/(desk|reports)\//.test(path))).toEqual([])
  })
})
