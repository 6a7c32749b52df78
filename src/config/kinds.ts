import { z } from 'zod';

const byteUnits = { b: 1, kb: 1024, mb: 1024 ** 2 } as const;
const byteSize = /^(\d+)\s*(b|kb|mb)?$/i;

/** A number of bytes, such as `256kb`. */
export const bytes = z.string().regex(byteSize).transform(bytesOf);

/** Values with commas between them. */
export const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''));

export const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

export const port = z.coerce.number().int().min(0).max(65_535);

/** A whole number between two bounds. */
export function count(least: number, most: number) {
  return z.coerce.number().int().min(least).max(most);
}

function bytesOf(text: string): number {
  const [, digits, unit = 'b'] = byteSize.exec(text) ?? [];
  return Number(digits) * byteUnits[unit.toLowerCase() as keyof typeof byteUnits];
}
