import {
  edgeProperties,
  type Graph,
  type InterfaceType,
  isNumeric,
  type NodeType,
  type Property,
  type Relationship,
} from '@rolegraph/graph-model';

import { graphError } from '../errors.ts';
import type { Side } from '../field.ts';
import { recordNodes, recordValues } from '../record-columns.ts';
import type { TraversalRecord } from '../traversal.ts';
import type { FieldLocation } from './field-location.ts';
import { notOnEdge } from './not-on-edge.ts';
import type { OrderPlan, RecordOrderPlan } from './predicate.ts';

type Input = Readonly<Record<string, unknown>>;

/** What is sorted: nodes of a type, and the relationship that leads to them where one does. */
interface SortedRows {
  readonly graph: Graph;
  readonly type: NodeType | InterfaceType;
  readonly relationship: Relationship | undefined;
  readonly location: FieldLocation;
}

/**
 * What the client sorts rows by, first key first, each once.
 *
 * @throws GraphQLError BAD_USER_INPUT for a property that their relationship does not have.
 */
export function rowOrder(rows: SortedRows, keys: readonly Input[]): readonly OrderPlan[] {
  return distinct(
    keys.flatMap((key) => orderOf(rows, key)),
    identityOf,
  );
}

function orderOf(rows: SortedRows, key: Input): readonly OrderPlan[] {
  return entries(key).flatMap(([name, value]) => {
    if (name === 'edge') return edgeOrder(rows, value as Input);
    return name === 'node' ? orderOf(rows, value as Input) : [nodeKey(rows.type, name, value)];
  });
}

function edgeOrder({ graph, relationship, location }: SortedRows, keys: Input): readonly OrderPlan[] {
  const problem = (path: string, message: string) =>
    graphError('BAD_USER_INPUT', `\`${path}\` ${message}.`, {
      nodes: location.node,
      extensions: { argument: 'orderBy' },
    });
  if (!relationship) {
    throw problem(
      'orderBy.edge',
      'sorts by a relationship, and none leads to these nodes: sort by the nodes alone',
    );
  }
  const properties = edgeProperties(graph, relationship);
  return entries(keys).map(([name, direction]) => {
    const property = properties.get(name);
    if (!property) throw problem(`orderBy.edge.${name}`, notOnEdge(relationship, properties));
    return propertyKey('edge', property, name, direction);
  });
}

/** Keys without those that come again: nothing is left for them to sort. */
function distinct<Key>(keys: readonly Key[], identity: (key: Key) => string): readonly Key[] {
  const byIdentity = new Map<string, Key>();
  for (const key of keys) if (!byIdentity.has(identity(key))) byIdentity.set(identity(key), key);
  return [...byIdentity.values()];
}

function identityOf(key: OrderPlan): string {
  return key.kind === 'count' ? `count ${key.relationship.name}` : `${key.side} ${key.property}`;
}

/** What the client sorts a traversal's records by: their values, or the nodes in their columns. */
export function recordOrder(
  record: TraversalRecord,
  keys: readonly Input[],
  typeOf: (name: string) => NodeType | InterfaceType,
  context: Pick<SortedRows, 'graph' | 'location'>,
): readonly RecordOrderPlan[] {
  const [values, nodes] = [recordValues(record), recordNodes(record)];
  const plans = keys.flatMap((key) =>
    entries(key).flatMap(([name, value]): readonly RecordOrderPlan[] => {
      const node = nodes.get(name);
      if (!node) return [{ column: undefined, order: propertyKey('edge', values.get(name), name, value) }];
      const rows = { ...context, type: typeOf(node.type), relationship: undefined };
      return rowOrder(rows, [value as Input]).map((order) => ({ column: name, order }));
    }),
  );
  return distinct(plans, ({ column, order }) => `${column ?? ''} ${identityOf(order)}`);
}

function nodeKey(type: NodeType | InterfaceType, name: string, value: unknown): OrderPlan {
  const relationship = type.relationships.get(name);
  if (!relationship) return propertyKey('node', type.properties.get(name), name, value);
  const { count } = value as { readonly count: unknown };
  return { kind: 'count', relationship, descending: isDescending(count) };
}

/** A property that is not declared is the slug. */
function propertyKey(
  side: Side,
  property: Property | undefined,
  name: string,
  direction: unknown,
): OrderPlan {
  const kind = property?.kind;
  const type = kind && isNumeric(kind) ? 'number' : kind === 'Boolean' ? 'boolean' : 'string';
  const nullable = property?.optional ?? false;
  const nullsFirst = String(direction).endsWith('_NULLS_FIRST');
  return {
    kind: 'property',
    side,
    property: name,
    type,
    nullable,
    descending: isDescending(direction),
    nullsFirst,
  };
}

function isDescending(direction: unknown): boolean {
  return String(direction).startsWith('DESC');
}

function entries(input: Input): readonly (readonly [string, unknown])[] {
  return Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
}
