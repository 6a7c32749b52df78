import type { FieldLocation } from '../field-location.ts';
import type { DataSizes } from './data-sizes.ts';

/** Gives the arguments of one request at a field location. */
export type ArgumentsAt = (location: FieldLocation) => Readonly<Record<string, unknown>>;

/** What a cost depends on beside the shape of the plan. */
export interface CostInputs {
  readonly argumentsAt: ArgumentsAt;
  readonly sizes: DataSizes;
}

/** What a part of a plan costs with the arguments and the data of one request. */
export type Cost = (inputs: CostInputs) => number;

export const nothing: Cost = () => 0;

/** A value of the answer: the unit of all costs. */
export const oneValue: Cost = () => 1;

/** Adds costs up. */
export function sum(costs: readonly Cost[]): Cost {
  const plain = costs.filter((cost) => cost === oneValue).length;
  const [first, ...others] = costs.filter((cost) => cost !== oneValue && cost !== nothing);
  if (!first) return plain === 0 ? nothing : () => plain;
  if (others.length === 0) return plus(plain, first);
  return (inputs) => others.reduce((all, cost) => all + cost(inputs), plain + first(inputs));
}

export function plus(fixed: number, cost: Cost): Cost {
  return fixed === 0 ? cost : (inputs) => fixed + cost(inputs);
}

export function times(rows: Cost, perRow: Cost): Cost {
  return (inputs) => rows(inputs) * perRow(inputs);
}
