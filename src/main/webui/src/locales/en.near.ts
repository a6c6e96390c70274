import type { Shape } from '../i18n'
import type zh from './zh-CN.near'

const en: Shape<typeof zh> = {
  near: {
    here: 'Use my location', looking: 'Finding where you are…', found: 'Nearest first, as the crow flies. Your location is used on this device only: not sent, not kept.',
    refused: 'Your location may not be used here. You can choose a district.', unknown: 'Your location is not known just now. Choose a district, or try again later.',
    district: 'In which district', noDistrict: 'Any', inDistrict: 'Fairs in this district first.', none: 'No fairs in this district soon; these are elsewhere.',
    away: 'about {n} km', notMeasured: 'distance not known',
  },
}
export default en
