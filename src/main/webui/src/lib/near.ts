/** A place on the globe, WGS-84: what satellites say and what the service publishes. */
export interface Place {
  latitude: number
  longitude: number
}

const EARTH_KM = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** As the crow flies. */
export function kilometres(a: Place, b: Place): number {
  const lat = radians(b.latitude - a.latitude) / 2
  const lon = radians(b.longitude - a.longitude) / 2
  const chord = Math.sin(lat) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(lon) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Near ones to a tenth of a kilometre, far ones to the whole. */
export const shownKilometres = (km: number) => (km < 10 ? Math.max(0.1, Math.round(km * 10) / 10) : Math.round(km))

interface Fair {
  venue: { id: string }
}
export interface Near<F> {
  fair: F
  km?: number
}

/** The nearest first, at one place in the order they came; those whose place nobody measured are last. */
export function nearest<F extends Fair>(fairs: F[], places: Map<string, Place>, here: Place): Near<F>[] {
  const all = fairs.map((fair): Near<F> => {
    const place = places.get(fair.venue.id)
    return place ? { fair, km: kilometres(here, place) } : { fair }
  })
  return all.sort((a, b) => (a.km === b.km ? 0 : (a.km ?? Infinity) - (b.km ?? Infinity)))
}

/** Those in the district, in the order they came, then the others. */
export function inDistrict<F extends Fair>(fairs: F[], districts: Map<string, string>, code: string): { here: F[]; elsewhere: F[] } {
  const isHere = (fair: F) => districts.get(fair.venue.id) === code
  return { here: fairs.filter(isHere), elsewhere: fairs.filter((fair) => !isHere(fair)) }
}
