import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import { recordNodes, recordValues } from '../../record-columns.ts';
import type { TraversalRecord } from '../../traversal.ts';
import { combined, type Filters } from './filters.ts';
import type { InputRef, InputTypes } from './input-types.ts';
import type { Orders } from './orders.ts';
import { ValueFilters } from './value-filters.ts';

/** Makes the input types by which lists of records are filtered and sorted: by their values, and by the nodes that they hold. */
export class RecordInputs {
  readonly #types: InputTypes;
  readonly #filters: Filters;
  readonly #orders: Orders;
  readonly #values: ValueFilters;

  constructor(types: InputTypes, filters: Filters, orders: Orders) {
    this.#types = types;
    this.#filters = filters;
    this.#orders = orders;
    this.#values = new ValueFilters(types);
  }

  filterOf(record: TraversalRecord): InputRef {
    return this.#types.once(
      `${record.name}Filter`,
      `Conditions on a ${record.name}. All that are given have to hold.`,
      'recordFilter',
      (self) => ({
        ...combined(self),
        ...Object.fromEntries(
          [...recordNodes(record)].map(([name, { type, description }]) => [
            name,
            { type: this.#filters.ofNode(this.#nodeType(type)), description },
          ]),
        ),
        ...this.#values.ofProperties(recordValues(record)),
      }),
    );
  }

  orderOf(record: TraversalRecord): InputRef {
    return this.#types.once(
      `${record.name}Order`,
      `One thing to sort ${record.name} records by.`,
      'recordOrder',
      () => ({
        ...Object.fromEntries(
          [...recordNodes(record)].map(([name, { type }]) => [
            name,
            { type: this.#orders.ofNode(this.#nodeType(type)), description: `Sort by the ${name}.` },
          ]),
        ),
        ...this.#orders.ofProperties(recordValues(record)),
      }),
    );
  }

  #nodeType(name: string): NodeType | InterfaceType {
    const { nodes, interfaces } = this.#types.leaves.graph;
    const type = nodes.get(name) ?? interfaces.get(name);
    if (!type) throw new TypeError(`There is no node type ${name}`);
    return type;
  }
}
