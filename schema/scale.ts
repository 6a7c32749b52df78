import { z } from 'zod';

/** A number on a scale, such as a rating or a share. */
export const scale = (from: number, to: number) => {
  const range = `is not from ${from} to ${to}`;
  return z.number().min(from, range).max(to, range);
};

/** A whole number on a scale. */
export const wholeScale = (from: number, to: number) => {
  const range = `is not from ${from} to ${to}`;
  return z.int().min(from, range).max(to, range);
};

const notNegative = 'is below 0';

/** How many there are of something. */
export const howManyThereAre = z.int().nonnegative(notNegative);

/** A figure that is 0 or more. */
export const notBelowZero = z.number().nonnegative(notNegative);

/** A position in an order, from 1. */
export const ordinal = z.int().positive('is below 1');
