export { NumberList } from './number-list.ts';
export { NumberSet } from './number-set.ts';
export { PairTable } from './pair-table.ts';
export { TextTable } from './text-table.ts';
