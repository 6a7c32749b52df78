import { type Relationship, type ThresholdCondition, thresholdConditions } from '@rolegraph/graph-model';
import { checkThreshold, type ThresholdInput, thresholdValue } from '../planner/threshold.ts';
import type { Binding, CompileContext } from './context.ts';
import { valueAt } from './seek-node.ts';

/**
 * Compiles the conditions under which a relationship counts.
 *
 * @param input Where the client says so; left out, the declared defaults apply.
 */
export function compileThreshold(
  relationship: Pick<Relationship, 'threshold' | 'properties'>,
  input: ThresholdInput | undefined,
  edge: string,
  context: CompileContext,
): readonly ThresholdCondition[] {
  const { threshold } = relationship;
  if (!threshold) return [];
  if (!input) return thresholdConditions(edge, threshold);
  const thresholdInput = (binding: Binding) => givenThreshold(binding, input);
  context.checks.push((binding) => checkThreshold(threshold, relationship, thresholdInput(binding), input));
  const parameters = new Map<string, string>();
  return thresholdConditions(edge, threshold, (property) => {
    const cached = parameters.get(property);
    if (cached !== undefined) return cached;
    const parameter = context.parameters.add((binding) =>
      thresholdValue(threshold, property, thresholdInput(binding)),
    );
    parameters.set(property, parameter);
    return parameter;
  });
}

/** What a request says of a threshold. */
export function givenThreshold(
  binding: Binding,
  { location, path }: ThresholdInput,
): Readonly<Record<string, unknown>> {
  return (valueAt(binding, location, path) ?? {}) as Readonly<Record<string, unknown>>;
}
