export { caseFoldOf } from './case.ts';
export { foldForms, foldWords } from './fold.ts';
export { commonlyOrderedPrefix, isOrderedTwoWays, sortKey, sortKeyOf } from './order.ts';
export { cut, indexed, requiredWords, wordsOf } from './words.ts';
