import type { InterfaceType, NodeType, Property } from '@rolegraph/graph-model';
import { edgeInputName, relationshipsTo } from '../relationships-to.ts';
import type { InputField, InputRef, InputTypes } from './input-types.ts';

const orderDirection = {
  name: 'OrderDirection',
  description:
    'Which way to sort. Missing values come last in either direction, unless they are asked for first.',
  values: {
    ASC: 'From the least to the greatest, null last.',
    DESC: 'From the greatest to the least, null last.',
    ASC_NULLS_FIRST: 'Null first, then from the least to the greatest.',
    DESC_NULLS_FIRST: 'Null first, then from the greatest to the least.',
  },
  stored: {},
};

/** Makes the input types of orderings. */
export class Orders {
  readonly #types: InputTypes;

  constructor(types: InputTypes) {
    this.#types = types;
  }

  ofNode(type: NodeType | InterfaceType): InputRef {
    return this.#types.once(
      `${type.name}Order`,
      `One thing to sort ${type.name} nodes by.`,
      'nodeOrder',
      (self) => ({
        slug: this.#direction('Sort by slug.'),
        node: {
          type: self,
          description: 'Sort by the node.',
          deprecationReason: 'Keys of the node stand without `node`.',
        },
        ...this.ofProperties(type.properties),
        ...this.#edgeField(type),
        ...Object.fromEntries(
          [...type.relationships.values()]
            .filter(({ one }) => !one)
            .map(({ name }) => [
              name,
              { type: this.#countOrder(), description: `Sort by how many ${name} there are.` },
            ]),
        ),
      }),
    );
  }

  #edgeField({ name }: NodeType | InterfaceType): Readonly<Record<string, InputField>> {
    const { graph } = this.#types.leaves;
    const { properties } = relationshipsTo(graph, name);
    if (properties.size === 0) return {};
    const order = this.#types.once(
      `${edgeInputName(graph, name)}Order`,
      'One property of an edge to sort by.',
      'edgeOrder',
      () => this.ofProperties(properties),
    );
    return { edge: { type: order, description: 'Sort by the edge, where the list follows a relationship.' } };
  }

  /** A direction for each property that is one value. */
  ofProperties(properties: ReadonlyMap<string, Property>): Readonly<Record<string, InputField>> {
    return Object.fromEntries(
      [...properties]
        .filter(([, { list }]) => !list)
        .map(([name]) => [name, this.#direction(`Sort by ${name}.`)]),
    );
  }

  #direction(description: string): InputField {
    return { type: this.#types.leaves.enumeration(orderDirection), description };
  }

  #countOrder(): InputRef {
    return this.#types.once('CountOrder', 'Sorts by how many there are.', 'countOrder', () => ({
      count: this.#direction('The direction; a count is never null.'),
    }));
  }
}
