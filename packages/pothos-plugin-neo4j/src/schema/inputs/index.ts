import { type InterfaceType, type NodeType, propertyOf } from '@rolegraph/graph-model';

import { PAGE_LIMIT } from '../../planner/page.ts';
import type { ReferenceItems, TraversalRecord } from '../../traversal.ts';
import type { ArgumentSpecification } from '../field-specification.ts';
import type { LeafTypes } from '../leaf-types.ts';
import { Filters } from './filters.ts';
import { type InputRef, InputTypes } from './input-types.ts';
import { Orders } from './orders.ts';
import { RecordInputs } from './records.ts';
import { Thresholds } from './thresholds.ts';

export type { InputRef } from './input-types.ts';

const ordering =
  'What to sort by, first key first; ties and no keys at all are sorted by slug. Null comes last, in either direction.';

/** Makes the arguments by which connections are filtered and sorted. All derive from the declarations. */
export class Inputs {
  readonly #types: InputTypes;
  readonly #filters: Filters;
  readonly #orders: Orders;
  readonly #records: RecordInputs;
  /** The argument by which a client says which ratings count. */
  readonly thresholds: Thresholds;

  constructor(leaves: LeafTypes) {
    const types = new InputTypes(leaves);
    this.#types = types;
    this.thresholds = new Thresholds(types);
    this.#filters = new Filters(types, this.thresholds);
    this.#orders = new Orders(types);
    this.#records = new RecordInputs(types, this.#filters, this.#orders);
  }

  /** `filter` and `orderBy` for lists of nodes of a type. */
  connectionArguments(type: NodeType | InterfaceType): Readonly<Record<string, ArgumentSpecification>> {
    return {
      filter: {
        type: this.#filters.ofNode(type),
        description: 'Which of them to give; all where left out.',
      },
      orderBy: {
        type: this.#orders.ofNode(type),
        list: true,
        description: ordering,
      },
    };
  }

  /** The input type by which a client names a node together with values. */
  itemOf({ input, node, values }: ReferenceItems, type: string, forms: string): InputRef {
    return this.#types.once(input, `A ${type}, with what the client says of it.`, 'referenceItem', () => ({
      [node]: { type: 'String', required: true, description: `The ${node}. ${forms}` },
      ...Object.fromEntries(
        Object.entries(values).map(([name, schema]) => {
          const { kind, description } = propertyOf(input, name, schema);
          return [name, { type: this.#types.leaves.scalar(kind), required: true, description }];
        }),
      ),
    }));
  }

  /** `filter`, `orderBy` and `first` for a list of a traversal's records. */
  recordArguments(record: TraversalRecord): Readonly<Record<string, ArgumentSpecification>> {
    return {
      filter: {
        type: this.#records.filterOf(record),
        description: 'Which of them to give; all where left out.',
      },
      orderBy: {
        type: this.#records.orderOf(record),
        list: true,
        description: "What to sort by, first key first; ties and no keys at all are in the list's own order.",
      },
      first: { type: 'Int', description: `How many to give, from 1 to ${PAGE_LIMIT}; all where left out.` },
    };
  }
}
