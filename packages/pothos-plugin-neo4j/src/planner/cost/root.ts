import type { RootPlan } from '../plan.ts';
import { type Cost, plus, sum, times } from './arithmetic.ts';
import { connectionCost, within } from './connection.ts';
import { objectCost } from './object.ts';
import { traversalCost } from './traversal.ts';
import { PLANNING, STATEMENT } from './weights.ts';

/**
 * Works out what a root field costs, in values of the answer: the fields of its plan, each as often as there may be rows of it, and
 * the rows that are read besides, each as a part of a value. The shape is walked once; arguments and sizes of the data are looked up per request.
 *
 * @param relationships How many relationships it follows, in its selection and its filters.
 */
export function costOf(plan: RootPlan, relationships: number): Cost {
  const cost = plus(STATEMENT + relationships * PLANNING, rootCost(plan));
  return (inputs) => Math.ceil(cost(inputs));
}

function rootCost(plan: RootPlan): Cost {
  switch (plan.kind) {
    case 'lookup':
      return objectCost(plan.object, true);
    case 'list':
      return connectionCost(plan.connection, undefined);
    case 'nodes': {
      const perNode = sum(plan.objects.map(({ object }) => objectCost(object, true)));
      return times(
        ({ argumentsAt }) => (plan.from === 'ids' ? within(countOf(argumentsAt(plan.location).ids)) : 1),
        perNode,
      );
    }
    case 'traversal':
      return traversalCost(plan);
  }
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}
