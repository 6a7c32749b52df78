export { lineEndsInText, linesIn, withoutLineEnd } from './lines.ts';
export { readText, textOf } from './read-text.ts';
export { NotUtf8, wholeLines } from './utf8.ts';
