import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import type { ObjectPlan, ValuePlan } from '../plan.ts';
import { connectionCost } from './connection.ts';
import { type Cost, oneValue, plus, sum } from './cost.ts';
import { traversalCost } from './traversal.ts';

/** Works out what is selected of one node. Of an interface's branches one is taken: the dearest counts. */
export function objectCost({ type, shared, branches }: ObjectPlan): Cost {
  const own = sum(shared.map(({ value }) => valueCost(value, type)));
  const others = branches.map((branch) =>
    sum(branch.fields.map(({ value }) => valueCost(value, branch.type))),
  );
  if (others.length === 0) return own;
  return (inputs) => own(inputs) + Math.max(...others.map((other) => other(inputs)));
}

/** @param type Of the node that the value is of; undefined on an edge. */
export function valueCost(value: ValuePlan, type: NodeType | InterfaceType | undefined): Cost {
  switch (value.kind) {
    case 'connection':
      return connectionCost(value, type);
    case 'traversal':
      return plus(1, traversalCost(value));
    case 'one':
      return plus(1, objectCost(value.object));
    case 'typename':
    case 'id':
    case 'property':
    case 'basis':
    case 'row':
      return oneValue;
  }
}
