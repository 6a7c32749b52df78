import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import type { OrderPlan } from '../planner/predicate.ts';
import type { CompileContext } from './context.ts';
import { compileDegree } from './degree.ts';
import type { Scope } from './scope.ts';

/** One thing that rows are sorted by. */
export interface OrderKey {
  /** Names the key in cursors, so that a cursor from another ordering is recognised. */
  readonly name: string;
  readonly text: string;
  readonly type: 'string' | 'number' | 'boolean';
  readonly nullable: boolean;
  readonly descending: boolean;
  /** Where rows without a value stand, in either direction; only of a nullable key. */
  readonly nullsFirst: boolean;
}

/** Compiles what the client sorts by. */
export function compileOrder(order: OrderPlan, scope: Scope, context: CompileContext): OrderKey {
  const { descending } = order;
  switch (order.kind) {
    case 'count': {
      const text = compileDegree(order.relationship, scope, context);
      const name = `count(${order.relationship.name})`;
      return { name, text, type: 'number', nullable: false, descending, nullsFirst: false };
    }
    case 'property': {
      const { side, property, type, nullable, nullsFirst } = order;
      const text = `${side === 'node' ? scope.node : scope.edge}.${escapeName(property)}`;
      const name = side === 'node' ? property : `edge.${property}`;
      return { name, text, type, nullable, descending, nullsFirst };
    }
  }
}

/**
 * The tie-breaker that makes every order total: slugs are unique per type, and between two nodes there is at most one
 * relationship of a type.
 */
export function identityOrder(
  {
    node,
    edge,
    edgeTypes,
    ofSeveralDatasets = false,
  }: {
    readonly node: string;
    readonly edge: string | undefined;
    readonly edgeTypes: number;
    readonly ofSeveralDatasets?: boolean;
  },
  target: NodeType | InterfaceType,
): readonly OrderKey[] {
  const key = (name: string, text: string): OrderKey => ({
    name,
    text,
    type: 'string',
    nullable: false,
    descending: false,
    nullsFirst: false,
  });
  return [
    // The type is named so that a cursor of one type's nodes is none of another's.
    key(`${target.name}.slug`, `${node}.slug`),
    ...(target.kind === 'node'
      ? []
      : [key('type', `head([label IN labels(${node}) WHERE label <> '${target.name}'])`)]),
    ...(ofSeveralDatasets ? [key('release', `${node}.release`)] : []),
    ...(edge !== undefined && edgeTypes > 1 ? [key('edge', `type(${edge})`)] : []),
  ];
}

/** The ORDER BY items; read backwards for a page that is counted from the end. */
export function orderBy(keys: readonly OrderKey[], backward: boolean): string {
  return keys.map((key) => orderItems(key, backward)).join(', ');
}

/** To Cypher null is the greatest value. Where it is to stand at the other end, a second item comes first. */
function orderItems(key: OrderKey, backward: boolean): string {
  const falling = key.descending !== backward;
  const item = `${key.text}${falling ? ' DESC' : ''}`;
  if (isInCypherOrder(key)) return item;
  return `${key.text} IS NULL${key.nullsFirst !== backward ? ' DESC' : ''}, ${item}`;
}

/** Whether rows without a value stand where Cypher puts them. */
export function isInCypherOrder({ nullable, nullsFirst, descending }: OrderKey): boolean {
  return !nullable || nullsFirst === descending;
}
