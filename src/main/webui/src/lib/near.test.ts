import { describe, expect, it } from 'vitest'
import { inDistrict, kilometres, nearest, shownKilometres } from './near'

const lake = { latitude: 32.0717, longitude: 118.7917 }
const centre = { latitude: 32.0306, longitude: 118.7336 }
const fairs = [{ id: 'first', venue: { id: 'nobody-measured' } }, { id: 'second', venue: { id: 'centre' } }, { id: 'third', venue: { id: 'lake' } }, { id: 'fourth', venue: { id: 'lake' } }]
const places = new Map([['lake', lake], ['centre', centre]])

describe('what is near', () => {
  it('is measured as the crow flies, the same there and back', () => {
    expect(kilometres(lake, lake)).toBe(0)
    expect(kilometres(lake, centre)).toBeCloseTo(7.13, 1)
    expect(kilometres(centre, lake)).toBeCloseTo(kilometres(lake, centre), 9)
    // A quarter of the globe: 10,008 km by the mean radius.
    expect(kilometres({ latitude: 0, longitude: 0 }, { latitude: 90, longitude: 0 })).toBeCloseTo(10_007.5, 0)
    expect(kilometres({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.2, 0)
  })

  it('comes first, at one place by time, and what nobody measured last', () => {
    expect(nearest(fairs, places, lake).map(({ fair }) => fair.id)).toEqual(['third', 'fourth', 'second', 'first'])
    expect(nearest(fairs, places, centre).map(({ fair }) => fair.id)).toEqual(['second', 'third', 'fourth', 'first'])
    expect(nearest(fairs, places, lake).at(-1)?.km).toBeUndefined()
  })

  it('is in the district that was chosen', () => {
    const districts = new Map([['lake', '320102'], ['centre', '320105']])
    expect(inDistrict(fairs, districts, '320102')).toEqual({ here: [fairs[2], fairs[3]], elsewhere: [fairs[0], fairs[1]] })
    expect(inDistrict(fairs, districts, '320999').here).toEqual([])
  })

  it('is shown no finer than it is known', () => {
    expect([0.02, 0.26, 7.13, 9.96, 12.4].map(shownKilometres)).toEqual([0.1, 0.3, 7.1, 10, 12])
  })
})
