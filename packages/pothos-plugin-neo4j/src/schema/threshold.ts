import type { Threshold } from '@rolegraph/graph-model';
import type { ResultObject } from '../compiler/result-object.ts';
import { thresholdField, thresholdReason } from '../planner/threshold.ts';
import type { FieldSpecification } from './field-specification.ts';
import type { OutputRef } from './pothos-refs.ts';
import type { RatedRelationship } from './rated-relationship.ts';
import type { TypeFactory } from './type-factory.ts';

/** Makes the type that reports which threshold an answer applies, and what it leaves out. */
export function defineThresholdReport(
  factory: TypeFactory,
  { threshold, properties }: RatedRelationship,
): OutputRef {
  const { name, atLeast, unless, among } = threshold;
  return factory.once(name, () => {
    const value = (property: string, description: string): readonly [string, FieldSpecification] => {
      const declared = properties.get(property);
      if (!declared)
        throw new TypeError(`${name} names ${property}, which its relationship does not declare`);
      return [
        thresholdField(threshold, property),
        {
          graph: { kind: 'threshold.value', property },
          type: factory.scalar(declared.kind),
          list: among.includes(property),
          nullable: !unless.includes(property) && typeof atLeast[property] !== 'number',
          description,
        },
      ];
    };
    return factory.builder.objectRef<ResultObject>(name).implement({
      description: 'Which ratings count in an answer, and how many it leaves out for what reason.',
      fields: (t) =>
        factory.fields(t, {
          ...Object.fromEntries([
            ...Object.keys(atLeast).map((property) =>
              value(property, `The least ${property} that counts; null where every one does.`),
            ),
            ...unless.map((property) => value(property, `Whether those with \`${property}\` count too.`)),
            ...among.map((property) =>
              value(property, `Values of ${property} that count; null where all do.`),
            ),
          ]),
          leftOutCount: {
            graph: { kind: 'threshold.count' },
            type: 'Int',
            nullable: false,
            description: 'How many are on record and do not count.',
          },
          leftOut: {
            graph: { kind: 'threshold.reasons' },
            type: defineReason(factory, threshold),
            list: true,
            nullable: false,
            description:
              'Why, with how many for each reason. One that is left out for two reasons is in both counts.',
          },
        }),
    });
  });
}

function defineReason(factory: TypeFactory, { name, atLeast, unless, among }: Threshold): OutputRef {
  return factory.once(`${name}LeftOut`, () =>
    factory.builder.objectRef<ResultObject>(`${name}LeftOut`).implement({
      description: 'A reason for which ratings do not count.',
      fields: (t) =>
        factory.fields(t, {
          reason: {
            graph: { kind: 'threshold.reason', part: 'reason' },
            type: factory.enumeration({
              name: `${name}LeftOutReason`,
              description: 'Why a rating does not count.',
              values: Object.fromEntries([
                ...Object.keys(atLeast).map((property) => [
                  thresholdReason(property),
                  `Its ${property} is below the least that counts.`,
                ]),
                ...unless.map((property) => [
                  thresholdReason(property),
                  `The source marks it with \`${property}\`.`,
                ]),
                ...among.map((property) => [
                  thresholdReason(property),
                  `Its ${property} is not among those that count.`,
                ]),
              ]),
              stored: {},
            }),
            nullable: false,
            description: 'The reason.',
          },
          count: {
            graph: { kind: 'threshold.reason', part: 'count' },
            type: 'Int',
            nullable: false,
            description: 'How many are left out for it.',
          },
        }),
    }),
  );
}
