export type { ArgumentsAt, Cost, CostInputs } from './arithmetic.ts';
export { costliestList } from './costliest-list.ts';
export {
  type DataSizes,
  type Degrees,
  degreeKey,
  noDegrees,
  unknownDegrees,
  unknownSizes,
} from './data-sizes.ts';
export { costOf } from './root.ts';
