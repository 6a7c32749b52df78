import { edgeProperties, type InterfaceType, type NodeType, type Relationship } from '@rolegraph/graph-model';
import { thresholdArgument } from '../../planner/threshold.ts';
import { isRated } from '../rated-relationship.ts';
import type { InputField, InputRef, InputTypes } from './input-types.ts';
import { linkName } from './link-name.ts';
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
        id: { type: this.#values.ofScalar('ID'), description: 'By global id.' },
        slug: {
          type: this.#values.ofSlug(),
          description: 'By slug. Slugs are keys: upper and lower case are distinguished.',
        },
        ...this.#values.ofProperties(type.properties),
        ...Object.fromEntries(
          [...type.relationships.values()].map((relationship) => [
            relationship.name,
            relationship.one
              ? {
                  type: this.ofNode(relationship.target),
                  description: `${relationship.description} Null asks for none.`,
                }
              : {
                  type: this.#related(this.#ownerOf(type, relationship), relationship),
                  description: relationship.description,
                },
          ]),
        ),
      }),
    );
  }

  ofLink(owner: string, relationship: Relationship): InputRef {
    const name = linkName(owner, relationship);
    return this.#types.once(
      `${name}Filter`,
      'Conditions on a node and on the edge that leads to it.',
      'linkFilter',
      (self) => ({
        ...combined(self),
        node: { type: this.ofNode(relationship.target), description: 'Conditions on the node.' },
        ...this.#edgeField(name, relationship),
      }),
    );
  }

  #edgeField(name: string, relationship: Relationship): Readonly<Record<string, InputField>> {
    const properties = edgeProperties(this.#types.leaves.graph, relationship);
    if (properties.size === 0) return {};
    const own = relationship.properties.size > 0;
    const filter = this.#types.once(
      own ? `${name}EdgeFilter` : `${this.#types.leaves.graph.evidence.name}Filter`,
      'Conditions on an edge. All that are given have to hold.',
      'edgeFilter',
      (self) => ({ ...combined(self), ...this.#values.ofProperties(properties) }),
    );
    return { edge: { type: filter, description: 'Conditions on the edge.' } };
  }

  #related(owner: string, relationship: Relationship): InputRef {
    const name = linkName(owner, relationship);
    return this.#types.once(
      `${name}Condition`,
      'Conditions on the nodes that a relationship leads to, and on their edges.',
      'condition',
      () => {
        const type = this.ofLink(owner, relationship);
        return {
          some: { type, description: 'At least one fits.' },
          every: { type, description: 'None does not fit; so it holds where there are none at all.' },
          none: { type, description: 'None fits.' },
          count: { type: this.#values.ofScalar('Int', 'Count'), description: 'How many there are.' },
          ...(isRated(relationship)
            ? {
                [thresholdArgument]: {
                  type: this.#thresholds.of(relationship),
                  description:
                    'Which ratings these conditions count; those that meet the declared threshold where left out.',
                },
              }
            : {}),
        };
      },
    );
  }

  /** A field that comes with an interface is the interface's, so that its input types are made once. */
  #ownerOf(type: NodeType | InterfaceType, relationship: Relationship): string {
    const shared = type.kind === 'node' ? type.interface : undefined;
    return shared?.relationships.get(relationship.name) === relationship ? shared.name : type.name;
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
