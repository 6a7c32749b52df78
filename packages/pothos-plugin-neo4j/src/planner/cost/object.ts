import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import type { ObjectPlan, ValuePlan } from '../plan.ts';
import { type Cost, oneValue, plus, sum } from './arithmetic.ts';
import { connectionCost } from './connection.ts';
import { traversalCost } from './traversal.ts';

/** The node that a field starts from. */
export interface StartNode {
  readonly type: NodeType | InterfaceType;
  /** Whether the client names it: it may be the one with most relationships, while many nodes together have as many as most have. */
  readonly isNamed: boolean;
}

/**
 * Works out what is selected of one node. Of an interface's branches one is taken: the dearest counts.
 *
 * @param isNamed Whether the client names the node.
 */
export function objectCost({ type, shared, branches }: ObjectPlan, isNamed = false): Cost {
  const own = sum(shared.map(({ value }) => valueCost(value, { type, isNamed })));
  const others = branches.map((branch) =>
    sum(branch.fields.map(({ value }) => valueCost(value, { type: branch.type, isNamed }))),
  );
  if (others.length === 0) return own;
  return (inputs) => own(inputs) + Math.max(...others.map((other) => other(inputs)));
}

/** @param start The node that the value is of; undefined on an edge. */
export function valueCost(value: ValuePlan, start: StartNode | undefined): Cost {
  switch (value.kind) {
    case 'connection':
      return connectionCost(value, start);
    case 'traversal':
      return plus(1, traversalCost(value));
    case 'one':
      return plus(1, objectCost(value.object, start?.isNamed));
    case 'typename':
    case 'absent':
    case 'id':
    case 'property':
    case 'basis':
    case 'row':
      return oneValue;
  }
}
