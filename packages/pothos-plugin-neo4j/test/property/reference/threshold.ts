import type { Relationship } from '@rolegraph/graph-model';
import type { Values } from '../values.ts';
import { stored } from './values.ts';

type Input = Readonly<Record<string, unknown>>;

const fieldOf = (prefix: string, property: string) =>
  `${prefix}${property.charAt(0).toUpperCase()}${property.slice(1)}`;

/** The properties for which a rating does not count, by what a client says of the threshold. */
export function failing(
  { threshold, properties }: Pick<Relationship, 'threshold' | 'properties'>,
  values: Values,
  input: Input,
): readonly string[] {
  if (!threshold) return [];
  const failed: string[] = [];
  for (const [property, byDefault] of Object.entries(threshold.atLeast)) {
    const least = (input[fieldOf('min', property)] ?? byDefault) as number | null;
    const value = values[property];
    if (least !== null && value !== undefined && Number(value) < least) failed.push(property);
  }
  for (const property of threshold.unless) {
    if (values[property] === true && input[fieldOf('include', property)] !== true) failed.push(property);
  }
  for (const property of threshold.among) {
    const given = input[property] ?? null;
    const kind = properties.get(property)?.kind ?? 'String';
    const value = values[property];
    if (given === null || value === undefined) continue;
    if (!(stored(kind, given) as unknown[]).includes(value)) failed.push(property);
  }
  return failed;
}

/** What an answer reports of its threshold. */
export function thresholdReport(
  relationship: Pick<Relationship, 'threshold' | 'properties'>,
  leftOut: readonly Values[],
  input: Input,
): Input {
  const { threshold } = relationship;
  if (!threshold) throw new TypeError('There is no threshold to report');
  const reasons = leftOut.map((values) => failing(relationship, values, input));
  const properties = [...Object.keys(threshold.atLeast), ...threshold.unless, ...threshold.among];
  return {
    ...Object.fromEntries(
      Object.entries(threshold.atLeast).map(([property, byDefault]) => {
        const field = fieldOf('min', property);
        return [field, input[field] ?? byDefault];
      }),
    ),
    ...Object.fromEntries(
      threshold.unless.map((property) => {
        const field = fieldOf('include', property);
        return [field, input[field] === true];
      }),
    ),
    ...Object.fromEntries(threshold.among.map((property) => [property, input[property] ?? null])),
    leftOutCount: leftOut.length,
    leftOut: properties.flatMap((property) => {
      const count = reasons.filter((failed) => failed.includes(property)).length;
      return count === 0 ? [] : [{ reason: property.toUpperCase(), count }];
    }),
  };
}
