import type { InterfaceType, NodeType, Relationship } from '../../../graph/index.ts';
import type { ArgumentSpecification, Author } from '../author.ts';
import { Filters } from './filters.ts';
import { InputTypes } from './input-types.ts';
import { Orders } from './orders.ts';
import { Thresholds } from './thresholds.ts';

export type { InputRef } from './input-types.ts';
export { linkName } from './link-name.ts';

const ordering =
  'What to sort by, first key first; ties and no keys at all are sorted by slug. Null comes last, in either direction.';

/** Makes the arguments by which connections are filtered and sorted. All derive from the declarations. */
export class Inputs {
  readonly #filters: Filters;
  readonly #orders: Orders;
  /** The argument by which a client says which ratings count. */
  readonly thresholds: Thresholds;

  constructor(author: Author) {
    const types = new InputTypes(author);
    this.thresholds = new Thresholds(types);
    this.#filters = new Filters(types, this.thresholds);
    this.#orders = new Orders(types);
  }

  /** `filter` and `orderBy` for a connection over all nodes of a type. */
  nodeArguments(type: NodeType | InterfaceType): Readonly<Record<string, ArgumentSpecification>> {
    return {
      filter: {
        type: this.#filters.ofNode(type),
        description: 'Which of the nodes to give; all where left out.',
      },
      orderBy: {
        type: this.#orders.ofNode(type),
        list: true,
        description: ordering,
      },
    };
  }

  /** `filter` and `orderBy` for the connection of a relationship. */
  linkArguments(owner: string, relationship: Relationship): Readonly<Record<string, ArgumentSpecification>> {
    return {
      filter: {
        type: this.#filters.ofLink(owner, relationship),
        description: 'Which of them to give, by the node or by the edge; all where left out.',
      },
      orderBy: {
        type: this.#orders.ofLink(owner, relationship),
        list: true,
        description: ordering,
      },
    };
  }
}
