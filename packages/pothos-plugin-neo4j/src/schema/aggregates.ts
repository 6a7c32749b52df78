import { isNumeric, namesOfStored, type Property } from '@rolegraph/graph-model';
import type { ResultObject } from '../compiler/result-object.ts';
import type { AggregateFunction, Side } from '../field.ts';
import type { GroupKey } from '../planner/plan.ts';
import type { FieldSpecification } from './field-specification.ts';
import type { EnumRef, OutputRef } from './pothos-refs.ts';
import type { TypeFactory } from './type-factory.ts';

/** The properties that a connection's rows have on either side. */
export interface SideProperties {
  readonly node: ReadonlyMap<string, Property>;
  readonly edge: ReadonlyMap<string, Property>;
}

/** `aggregate` and `groupBy` of a connection, where its rows have something to aggregate or to group by. */
export function aggregateFields(
  factory: TypeFactory,
  name: string,
  properties: SideProperties,
): Readonly<Record<string, FieldSpecification>> {
  const key = groupKey(factory, name, properties);
  const aggregate = aggregateType(factory, name, properties);
  return {
    ...(aggregate && {
      aggregate: {
        graph: { kind: 'connection.aggregate' },
        type: aggregate,
        nullable: false,
        description: 'Minimum, maximum, average and sum of numbers, over all pages together.',
      },
    }),
    ...(key && {
      groupBy: {
        graph: { kind: 'connection.groups' },
        type: groupType(factory),
        list: true,
        nullable: false,
        description:
          'How many there are of each value, over all pages together, the most frequent first. By a list, a row counts once for each of its different items, and under null where it has none.',
        args: {
          key: { type: key, required: true, description: 'What to group by.' },
          first: {
            type: 'Int',
            required: true,
            defaultValue: 100,
            description: 'How many groups to give at most.',
          },
        },
      },
    }),
  };
}

function aggregateType(
  factory: TypeFactory,
  name: string,
  properties: SideProperties,
): OutputRef | undefined {
  const sides = (['node', 'edge'] as const).flatMap((side) => {
    const numbers = [...properties[side].values()].filter(({ kind, list }) => !list && isNumeric(kind));
    return numbers.length === 0 ? [] : [{ side, numbers }];
  });
  if (sides.length === 0) return undefined;
  return factory.once(`${name}Aggregate`, () =>
    factory.builder.objectRef<ResultObject>(`${name}Aggregate`).implement({
      description: 'Aggregates of the numbers on either side.',
      fields: (t) =>
        factory.fields(
          t,
          Object.fromEntries(
            sides.map(({ side, numbers }) => [
              side,
              {
                graph: { kind: 'aggregate.side', side },
                type: sideType(factory, name, side, numbers),
                nullable: false,
                description: `Of the ${side}s.`,
              } satisfies FieldSpecification,
            ]),
          ),
        ),
    }),
  );
}

function sideType(factory: TypeFactory, name: string, side: Side, numbers: readonly Property[]): OutputRef {
  const typename = `${name}${side === 'node' ? 'Node' : 'Edge'}Aggregate`;
  return factory.once(typename, () =>
    factory.builder.objectRef<ResultObject>(typename).implement({
      description: `Aggregates of the ${side}s' numbers.`,
      fields: (t) =>
        factory.fields(
          t,
          Object.fromEntries(
            numbers.map((property) => [
              property.name,
              {
                graph: { kind: 'aggregate.number', property: property.name },
                type: numberType(factory),
                nullable: false,
                description: property.description,
              } satisfies FieldSpecification,
            ]),
          ),
        ),
    }),
  );
}

function numberType(factory: TypeFactory): OutputRef {
  const leaf = (name: AggregateFunction, description: string): FieldSpecification => ({
    graph: { kind: 'aggregate.function', name },
    type: name === 'count' ? 'Int' : 'Float',
    nullable: name !== 'count' && name !== 'sum',
    description,
  });
  return factory.once('NumberAggregate', () =>
    factory.builder.objectRef<ResultObject>('NumberAggregate').implement({
      description: 'What a set of numbers comes to. Missing values are left out.',
      fields: (t) =>
        factory.fields(t, {
          count: leaf('count', 'How many values are there.'),
          min: leaf('min', 'The least; null of no values.'),
          max: leaf('max', 'The greatest; null of no values.'),
          avg: leaf('avg', 'The arithmetic mean; null of no values.'),
          sum: leaf('sum', 'The sum; 0 of no values.'),
        }),
    }),
  );
}

function groupType(factory: TypeFactory): OutputRef {
  return factory.once('Group', () =>
    factory.builder.objectRef<ResultObject>('Group').implement({
      description: 'Rows with one value in common, or one item of a list.',
      fields: (t) =>
        factory.fields(t, {
          key: {
            graph: { kind: 'group', part: 'key' },
            type: 'String',
            nullable: true,
            description: 'The value as text; null where it is missing, or the list has no items.',
          },
          count: {
            graph: { kind: 'group', part: 'count' },
            type: 'Int',
            nullable: false,
            description: 'How many rows have it.',
          },
        }),
    }),
  );
}

function groupKey(factory: TypeFactory, name: string, properties: SideProperties): EnumRef | undefined {
  const keys = (['node', 'edge'] as const).flatMap((side) =>
    [...properties[side].values()].map((property) => ({ side, property })),
  );
  if (keys.length === 0) return undefined;
  return factory.enumRef(
    `${name}GroupKey`,
    'What rows can be grouped by.',
    keys.map(({ side, property }) => ({
      name: `${side}_${property.name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_')}`.toUpperCase(),
      description: property.list
        ? `${property.description} A row counts once for each item.`
        : property.description,
      value: {
        side,
        property: property.name,
        list: property.list,
        names: typeof property.kind === 'string' ? undefined : namesOfStored(property.kind),
      } satisfies GroupKey,
    })),
  );
}
