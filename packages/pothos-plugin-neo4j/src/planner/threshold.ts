import type { Relationship, Threshold } from '@rolegraph/graph-model';
import { graphError } from '../errors.ts';
import type { FieldLocation } from './field-location.ts';
import type { ArgumentPath } from './predicate.ts';

/** Name of the argument that says which ratings count. */
export const thresholdArgument = 'requirement';

/** A field argument by which a client says which ratings of a relationship count. */
export interface ThresholdInput {
  readonly location: FieldLocation;
  readonly path: ArgumentPath;
}

/** Name of the input field for a property of a threshold. */
export function thresholdField({ atLeast, unless }: Threshold, property: string): string {
  const capitalized = property.charAt(0).toUpperCase() + property.slice(1);
  if (property in atLeast) return `min${capitalized}`;
  return unless.includes(property) ? `include${capitalized}` : property;
}

/** The name under which answers say that a property of a threshold leaves a relationship out, such as `NOT_RELEVANT`. */
export function thresholdReason(property: string): string {
  return property.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}

/** The value that applies for a property of a threshold, by a client's input: a least value or null, a flag, a list or null. */
export function thresholdValue(
  threshold: Threshold,
  property: string,
  input: Readonly<Record<string, unknown>>,
): unknown {
  const inputValue = input[thresholdField(threshold, property)];
  if (property in threshold.atLeast) return inputValue ?? threshold.atLeast[property] ?? null;
  return threshold.unless.includes(property) ? inputValue === true : (inputValue ?? null);
}

/** @throws GraphQLError BAD_USER_INPUT for a least value off the scale of its property. */
export function checkThreshold(
  threshold: Threshold,
  { properties }: Pick<Relationship, 'properties'>,
  input: Readonly<Record<string, unknown>>,
  { location, path }: ThresholdInput,
): void {
  for (const property of Object.keys(threshold.atLeast)) {
    const field = thresholdField(threshold, property);
    const inputValue = input[field];
    if (inputValue === undefined || inputValue === null) continue;
    const parsed = properties.get(property)?.schema.safeParse(inputValue);
    if (!parsed || parsed.success) continue;
    throw graphError(
      'BAD_USER_INPUT',
      `\`${[...path, field].join('.')}\` ${parsed.error.issues[0]?.message}: ${String(inputValue)}.`,
      {
        nodes: location.node,
        extensions: { argument: path[0], path: [...path, field], value: inputValue },
      },
    );
  }
}
