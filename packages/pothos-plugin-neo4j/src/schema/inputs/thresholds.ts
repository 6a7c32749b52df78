import { thresholdArgument, thresholdField } from '../../planner/threshold.ts';
import type { ArgumentSpecification } from '../field-specification.ts';
import type { RatedRelationship } from '../rated-relationship.ts';
import type { InputField, InputRef, InputTypes } from './input-types.ts';

/** Makes the inputs by which a client says which ratings count. */
export class Thresholds {
  readonly #types: InputTypes;

  constructor(types: InputTypes) {
    this.#types = types;
  }

  argument(relationship: RatedRelationship): Readonly<Record<string, ArgumentSpecification>> {
    return { [thresholdArgument]: { type: this.of(relationship), description: thresholdDescription } };
  }

  of({ threshold, properties }: RatedRelationship): InputRef {
    const { name, atLeast, unless, among } = threshold;
    const kindOf = (property: string) => {
      const declared = properties.get(property);
      if (!declared)
        throw new TypeError(`${name} names ${property}, which its relationship does not declare`);
      return this.#types.leaves.scalar(declared.kind);
    };
    const field = (property: string, input: Omit<InputField, 'type'>) =>
      [thresholdField(threshold, property), { type: kindOf(property), ...input }] as const;
    return this.#types.once(
      `${name}Input`,
      'Which ratings count. What is not rated counts always.',
      'threshold',
      () =>
        Object.fromEntries([
          ...Object.entries(atLeast).map(([property, byDefault]) =>
            field(property, {
              description: `The least ${property} that counts; ${byDefault ?? 'any'} where left out.`,
            }),
          ),
          ...unless.map((property) =>
            field(property, {
              description: `Whether those with \`${property}\` count too; they do not where left out.`,
            }),
          ),
          ...among.map((property) =>
            field(property, {
              list: true,
              description: `Values of ${property} that count; all where left out.`,
            }),
          ),
        ]),
    );
  }
}

const thresholdDescription =
  'Which ratings count; where left out, those that meet the threshold that is declared for the relationship.';
