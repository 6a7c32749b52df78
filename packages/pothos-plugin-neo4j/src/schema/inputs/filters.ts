import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import { thresholdArgument } from '../../planner/threshold.ts';
import { edgeInputName, relationshipsTo } from '../relationships-to.ts';
import type { InputField, InputRef, InputTypes } from './input-types.ts';
import type { Thresholds } from './thresholds.ts';
import { ValueFilters } from './value-filters.ts';

/** Makes the input types of filters. */
export class Filters {
  readonly #types: InputTypes;
  readonly #values: ValueFilters;
  readonly #thresholds: Thresholds;

  constructor(types: InputTypes, thresholds: Thresholds) {
    this.#types = types;
    this.#thresholds = thresholds;
    this.#values = new ValueFilters(types);
  }

  ofNode(type: NodeType | InterfaceType): InputRef {
    return this.#types.once(
      `${type.name}Filter`,
      `Conditions on a ${type.name}. All that are given have to hold.`,
      'nodeFilter',
      (self) => ({
        ...combined(self),
        node: {
          type: self,
          description: 'Conditions on the node.',
          deprecationReason: 'They stand beside `edge`, without `node`.',
        },
        id: { type: this.#values.ofScalar('ID'), description: 'By global id.' },
        slug: {
          type: this.#values.ofSlug(),
          description: 'By slug. Slugs are keys: upper and lower case are distinguished.',
        },
        ...this.#values.ofProperties(type.properties),
        ...this.#edgeField(type),
        ...Object.fromEntries(
          [...type.relationships.values()].map((relationship) => [
            relationship.name,
            relationship.one
              ? {
                  type: this.ofNode(relationship.target),
                  description: `${relationship.description} Null asks for none.`,
                }
              : {
                  type: this.#related(relationship.target),
                  description: relationship.description,
                },
          ]),
        ),
      }),
    );
  }

  /** Asks of the relationship that leads to the node, where some do that have properties. */
  #edgeField({ name }: NodeType | InterfaceType): Readonly<Record<string, InputField>> {
    const { graph } = this.#types.leaves;
    const { properties } = relationshipsTo(graph, name);
    if (properties.size === 0) return {};
    const filter = this.#types.once(
      `${edgeInputName(graph, name)}Filter`,
      'Conditions on an edge. All that are given have to hold.',
      'edgeFilter',
      (self) => ({ ...combined(self), ...this.#values.ofProperties(properties) }),
    );
    return {
      edge: { type: filter, description: 'Conditions on the edge, where the list follows a relationship.' },
    };
  }

  #related(target: NodeType | InterfaceType): InputRef {
    return this.#types.once(
      `${target.name}Condition`,
      'Conditions on the nodes that a relationship leads to, and on their edges.',
      'condition',
      () => {
        const type = this.ofNode(target);
        const { rated } = relationshipsTo(this.#types.leaves.graph, target.name);
        return {
          some: { type, description: 'At least one fits.' },
          every: { type, description: 'None does not fit; so it holds where there are none at all.' },
          none: { type, description: 'None fits.' },
          count: { type: this.#values.ofScalar('Int', 'Count'), description: 'How many there are.' },
          ...(rated
            ? {
                [thresholdArgument]: {
                  type: this.#thresholds.of(rated),
                  description:
                    'Which ratings these conditions count; those that meet the declared threshold where left out.',
                },
              }
            : {}),
        };
      },
    );
  }
}

/** The conditions that every filter has. */
export function combined(self: InputRef): Readonly<Record<string, InputField>> {
  return {
    and: { type: self, list: true, description: 'All of these hold; of none, it always does.' },
    or: { type: self, list: true, description: 'One of these holds; of none, it never does.' },
    not: { type: self, description: 'This does not hold.' },
  };
}
