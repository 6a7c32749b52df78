import { edgeProperties, type Graph, isNumeric, type Property } from '@rolegraph/graph-model';
import type { ResultObject } from '../compiler/result-object.ts';
import type { AggregateFunction, Side } from '../field.ts';
import { groupBy } from '../group-by.ts';
import { groupKeyName, type RequestedGroupKey, type SideProperties } from '../group-key.ts';
import type { FieldSpecification } from './field-specification.ts';
import type { EnumRef, OutputRef } from './pothos-refs.ts';
import type { TypeFactory } from './type-factory.ts';

/** `aggregate` and `groupBy` of a connection, where its rows have something to aggregate or to group by. */
export function aggregateFields(
  factory: TypeFactory,
  properties: SideProperties,
): Readonly<Record<string, FieldSpecification>> {
  const all = [...properties.node.values(), ...properties.edge.values()];
  return {
    ...(all.some(isAggregated) && {
      aggregate: {
        graph: { kind: 'connection.aggregate' },
        type: aggregateType(factory),
        nullable: false,
        description: 'Minimum, maximum, average and sum of numbers, over all pages together.',
      },
    }),
    ...(all.length > 0 && {
      groupBy: {
        graph: { kind: 'connection.groups' },
        type: groupType(factory),
        list: true,
        nullable: false,
        description:
          'How many there are of each value, over all pages together, the most frequent first. By a list, a row counts once for each of its different items, and under null where it has none.',
        args: {
          key: {
            type: groupKey(factory),
            required: true,
            description:
              'What to group by; a key that the rows do not have is refused with those that they have.',
          },
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

function isAggregated({ kind, list }: Property): boolean {
  return !list && isNumeric(kind);
}

const sides: readonly Side[] = ['node', 'edge'];

function aggregateType(factory: TypeFactory): OutputRef {
  return factory.once('Aggregate', () =>
    factory.builder.objectRef<ResultObject>('Aggregate').implement({
      description: 'Aggregates of the numbers on either side.',
      fields: (t) =>
        factory.fields(
          t,
          Object.fromEntries(
            sides.flatMap((side) => {
              const type = sideType(factory, side);
              const field: FieldSpecification | undefined = type && {
                graph: { kind: 'aggregate.side', side },
                type,
                nullable: false,
                description: `Of the ${side}s.`,
              };
              return field ? [[side, field]] : [];
            }),
          ),
        ),
    }),
  );
}

function sideType(factory: TypeFactory, side: Side): OutputRef | undefined {
  const numbers = declaredProperties(factory.graph, side).filter(({ property }) => isAggregated(property));
  if (numbers.length === 0) return undefined;
  const typename = side === 'node' ? 'NodeAggregate' : 'EdgeAggregate';
  return factory.once(typename, () =>
    factory.builder.objectRef<ResultObject>(typename).implement({
      description: `Aggregates of the ${side}s' numbers.`,
      fields: (t) =>
        factory.fields(
          t,
          Object.fromEntries(
            numbers.map(({ property, description }) => [
              property.name,
              {
                graph: { kind: 'aggregate.number', property: property.name },
                type: numberType(factory),
                nullable: true,
                description: `${description} Null of other rows.`,
              } satisfies FieldSpecification,
            ]),
          ),
        ),
    }),
  );
}

/** Properties of all types or of all relationships by their names, described with what has them. */
function declaredProperties(
  graph: Graph,
  side: Side,
): readonly { readonly property: Property; readonly description: string }[] {
  const entries =
    side === 'node'
      ? [...graph.nodes.values()].flatMap(({ name, properties }) =>
          [...properties.values()].map((property) => ({ property, owner: name })),
        )
      : [...graph.nodes.values(), graph.evidence].flatMap(({ name, relationships }) =>
          [...relationships.values()].flatMap((relationship) =>
            [...edgeProperties(graph, relationship).values()].map((property) => ({
              property,
              owner: `${name}.${relationship.name}`,
            })),
          ),
        );
  return [...groupBy(entries, ({ property }) => property.name).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { property } = first;
    const isOneThing = group.every((other) => other.property.description === property.description);
    const owners = listed([...new Set(group.map(({ owner }) => owner))]);
    return [
      {
        property,
        description: isOneThing
          ? `${property.description} Of ${owners}.`
          : `\`${property.name}\` of ${owners}.`,
      },
    ];
  });
}

function listed(owners: readonly string[]): string {
  const shown = owners.slice(0, 3).join(', ');
  return owners.length > 3 ? `${shown} and ${owners.length - 3} more` : shown;
}

function numberType(factory: TypeFactory): OutputRef {
  const leaf = (name: AggregateFunction, description: string): FieldSpecification => ({
    graph: { kind: 'aggregate.function', name },
    type: isCount(name) ? 'Int' : 'Float',
    nullable: !isCount(name) && name !== 'sum',
    description,
    ...(name === 'percentile'
      ? {
          args: {
            share: {
              type: 'Float',
              required: true,
              description: 'Which share of the values is below it, from 0 to 1.',
            },
          },
        }
      : {}),
  });
  return factory.once('NumberAggregate', () =>
    factory.builder.objectRef<ResultObject>('NumberAggregate').implement({
      description: 'What a set of numbers comes to. Missing values are left out, and counted.',
      fields: (t) =>
        factory.fields(t, {
          count: leaf('count', 'How many values are there.'),
          missing: leaf('missing', 'How many rows have no value.'),
          distinct: leaf('distinct', 'How many different values there are.'),
          min: leaf('min', 'The least; null of no values.'),
          max: leaf('max', 'The greatest; null of no values.'),
          avg: leaf('avg', 'The arithmetic mean; null of no values.'),
          sum: leaf('sum', 'The sum; 0 of no values.'),
          median: leaf(
            'median',
            'The value in the middle, or the mean of the two in the middle; null of no values.',
          ),
          percentile: leaf(
            'percentile',
            'The value that a share of the values is below, interpolated between the two nearest; null of no values.',
          ),
          standardDeviation: leaf(
            'standardDeviation',
            'The standard deviation of a sample, with n - 1; null of fewer than two values.',
          ),
        }),
    }),
  );
}

/** Whether any type or relationship has numbers. */
function hasNumbers({ graph }: TypeFactory): boolean {
  return sides.some((side) => declaredProperties(graph, side).some(({ property }) => isAggregated(property)));
}

function isCount(name: AggregateFunction): boolean {
  return name === 'count' || name === 'missing' || name === 'distinct';
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
          ...(hasNumbers(factory) && {
            aggregate: {
              graph: { kind: 'group', part: 'aggregate' },
              type: aggregateType(factory),
              nullable: false,
              description: 'Aggregates of the numbers of its rows.',
            },
          }),
        }),
    }),
  );
}

function groupKey(factory: TypeFactory): EnumRef {
  return factory.enumRef(
    'GroupKey',
    'What rows can be grouped by: a property of the nodes, or of the relationships that lead to them.',
    sides.flatMap((side) =>
      declaredProperties(factory.graph, side).map(({ property, description }) => {
        const value: RequestedGroupKey = { side, property: property.name };
        return {
          name: groupKeyName(value),
          description: property.list ? `${description} A row counts once for each item.` : description,
          value,
        };
      }),
    ),
  );
}
