import { isNumeric, type Property } from '@rolegraph/graph-model';

import { splitList, unguardText } from './format.ts';

/** The value of a cell of a CSV, or the error in its form. */
export type CellValue = { readonly value: unknown } | { readonly error: string };

/** Reads a cell as a value of its property. */
export function cellValue(cell: string, property: Property): CellValue {
  const text = isNumeric(property.kind) ? cell : unguardText(cell);
  if (!property.list) return scalarIn(text, property);
  const values: unknown[] = [];
  for (const item of splitList(text)) {
    const read = scalarIn(item, property);
    if ('error' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

function scalarIn(cell: string, { kind }: Property): CellValue {
  if (kind === 'Boolean') return flagIn(cell);
  return isNumeric(kind) ? numberIn(cell) : { value: cell };
}

function flagIn(cell: string): CellValue {
  if (cell === 'true' || cell === 'false') return { value: cell === 'true' };
  return { error: 'is neither true nor false, as yes and no are written' };
}

const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** A double keeps any 15 digits, and no more than 17. */
const MOST_DIGITS = 17;

/**
 * Reads a number in plain digits, or as the export writes it. Other texts that JavaScript reads as numbers (`0x10`, `1e3`, blanks) are errors:
 * their author means something else.
 */
function numberIn(cell: string): CellValue {
  const number = Number(cell);
  if (String(number) === cell && Number.isFinite(number)) return { value: number };
  if (!PLAIN_NUMBER.test(cell)) {
    return { error: `is not a number in plain digits, with a point before decimals${suggestionFor(cell)}` };
  }
  if (isKept(cell, number)) return { value: number };
  return { error: `has more digits than a number keeps: it would become ${number}` };
}

function isKept(cell: string, number: number): boolean {
  if (!cell.includes('.')) return Number.isSafeInteger(number) || BigInt(number) === BigInt(cell);
  const digits = cell.replaceAll(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length <= MOST_DIGITS;
}

function suggestionFor(cell: string): string {
  const text = cell
    .trim()
    .replace(/^\+/, '')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? `; did you mean ${number}?` : ', such as 1000 or 4.5';
}
