import {
  edgeProperties,
  type Graph,
  type InterfaceType,
  isNumeric,
  type NodeType,
  type Property,
  type Relationship,
} from '@rolegraph/graph-model';

import type { Side } from '../field.ts';
import { recordNodes, recordValues } from '../record-columns.ts';
import type { TraversalRecord } from '../traversal.ts';
import type { OrderPlan, RecordOrderPlan } from './predicate.ts';

type Input = Readonly<Record<string, unknown>>;

/** What the client sorts nodes of a type by, first key first, each once. */
export function nodeOrder(type: NodeType | InterfaceType, keys: readonly Input[]): readonly OrderPlan[] {
  return distinct(
    keys.flatMap((key) => entries(key).map(([name, value]) => nodeKey(type, name, value))),
    identityOf,
  );
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

/** What the client sorts a relationship's rows by: properties of the nodes or of the edges. */
export function linkOrder(
  graph: Graph,
  relationship: Relationship,
  keys: readonly Input[],
): readonly OrderPlan[] {
  const plans = keys.flatMap((key) =>
    entries(key).flatMap(([side, value]) =>
      side === 'node'
        ? nodeOrder(relationship.target, [value as Input])
        : entries(value as Input).map(([name, direction]) =>
            propertyKey('edge', edgeProperties(graph, relationship).get(name), name, direction),
          ),
    ),
  );
  return distinct(plans, identityOf);
}

/** What the client sorts a traversal's records by: their values, or the nodes in their columns. */
export function recordOrder(
  record: TraversalRecord,
  keys: readonly Input[],
  typeOf: (name: string) => NodeType | InterfaceType,
): readonly RecordOrderPlan[] {
  const [values, nodes] = [recordValues(record), recordNodes(record)];
  const plans = keys.flatMap((key) =>
    entries(key).flatMap(([name, value]): readonly RecordOrderPlan[] => {
      const node = nodes.get(name);
      if (!node) return [{ column: undefined, order: propertyKey('edge', values.get(name), name, value) }];
      return nodeOrder(typeOf(node.type), [value as Input]).map((order) => ({ column: name, order }));
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
