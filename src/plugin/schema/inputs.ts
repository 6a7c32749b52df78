import type { SchemaTypes } from '@pothos/core';
import type { InterfaceType, NodeType, Property, Relationship } from '../../graph/index.ts';
import { edgeProperties } from '../../graph/index.ts';
import type { ArgumentSpecification, Author } from './author.ts';

export type InputRef = PothosSchemaTypes.ImplementableInputObjectRef<SchemaTypes, object>;

/** A field of a generated input type. */
interface InputField {
  readonly type: unknown;
  readonly list?: boolean;
  readonly description: string;
}

/** Makes the input types of filters and orderings, each once. All derive from the declarations. */
export class Inputs {
  readonly #author: Author;
  readonly #made = new Map<string, InputRef>();

  constructor(author: Author) {
    this.#author = author;
  }

  /** `filter` and `orderBy` for a connection over all nodes of a type. */
  nodeArguments(type: NodeType | InterfaceType): Readonly<Record<string, ArgumentSpecification>> {
    return {
      filter: {
        type: this.#nodeFilter(type),
        description: 'Which of the nodes to give; all where left out.',
      },
      orderBy: {
        type: this.#nodeOrder(type),
        list: true,
        description:
          'What to sort by, first key first; ties and no keys at all are sorted by slug. Null is the greatest value.',
      },
    };
  }

  /** `filter` and `orderBy` for the connection of a relationship. */
  linkArguments(owner: string, relationship: Relationship): Readonly<Record<string, ArgumentSpecification>> {
    return {
      filter: {
        type: this.#linkFilter(owner, relationship),
        description: 'Which of them to give, by the node or by the edge; all where left out.',
      },
      orderBy: {
        type: this.#linkOrder(owner, relationship),
        list: true,
        description:
          'What to sort by, first key first; ties and no keys at all are sorted by slug. Null is the greatest value.',
      },
    };
  }

  #nodeFilter(type: NodeType | InterfaceType): InputRef {
    return this.#once(
      `${type.name}Filter`,
      `Conditions on a ${type.name}. All that are given have to hold.`,
      (self) => ({
        ...combined(self),
        id: { type: this.#scalarFilter('ID'), description: 'By global id.' },
        slug: { type: this.#scalarFilter('String'), description: 'By slug.' },
        ...this.#propertyFilters(type.properties),
        ...Object.fromEntries(
          [...type.relationships.values()].map((relationship) => [
            relationship.name,
            relationship.one
              ? {
                  type: this.#nodeFilter(asNode(relationship)),
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

  #linkFilter(owner: string, relationship: Relationship): InputRef {
    const name = linkName(owner, relationship);
    return this.#once(`${name}Filter`, 'Conditions on a node and on the edge that leads to it.', (self) => ({
      ...combined(self),
      node: { type: this.#nodeFilter(asNode(relationship)), description: 'Conditions on the node.' },
      ...this.#edgeField(name, relationship),
    }));
  }

  #edgeField(name: string, relationship: Relationship): Readonly<Record<string, InputField>> {
    const properties = edgeProperties(this.#author.graph, relationship);
    if (properties.size === 0) return {};
    const own = relationship.properties.size > 0;
    const filter = this.#once(
      own ? `${name}EdgeFilter` : `${this.#author.graph.evidence.name}Filter`,
      'Conditions on an edge. All that are given have to hold.',
      (self) => ({ ...combined(self), ...this.#propertyFilters(properties) }),
    );
    return { edge: { type: filter, description: 'Conditions on the edge.' } };
  }

  #related(owner: string, relationship: Relationship): InputRef {
    const name = linkName(owner, relationship);
    return this.#once(
      `${name}Condition`,
      'Conditions on the nodes that a relationship leads to, and on their edges.',
      () => {
        const type = this.#linkFilter(owner, relationship);
        return {
          some: { type, description: 'At least one fits.' },
          every: { type, description: 'None does not fit; so it holds where there are none at all.' },
          none: { type, description: 'None fits.' },
          count: { type: this.#scalarFilter('Int', 'Count'), description: 'How many there are.' },
        };
      },
    );
  }

  #propertyFilters(properties: ReadonlyMap<string, Property>): Readonly<Record<string, InputField>> {
    return Object.fromEntries(
      [...properties].map(([name, property]) => [
        name,
        {
          type: property.list ? this.#listFilter(property.kind) : this.#scalarFilter(property.kind),
          description: property.description,
        },
      ]),
    );
  }

  #scalarFilter(kind: Property['kind'] | 'ID', name = typeof kind === 'string' ? kind : kind.name): InputRef {
    const type =
      kind === 'ID' || kind === 'Date' ? kind.replace('Date', 'String') : this.#author.scalar(kind);
    const ordered = kind === 'String' || kind === 'Int' || kind === 'Float' || kind === 'Date';
    return this.#once(
      `${name}Filter`,
      'Conditions on a value. All that are given have to hold; of a missing value none does.',
      () => ({
        eq: {
          type,
          description:
            name === 'Count' || kind === 'ID' ? 'Is this.' : 'Is this; null asks for a missing value.',
        },
        ...(kind === 'Boolean' ? {} : { in: { type, list: true, description: 'Is one of these.' } }),
        ...(ordered
          ? {
              lt: { type, description: 'Is less than this.' },
              lte: { type, description: 'Is this or less.' },
              gt: { type, description: 'Is greater than this.' },
              gte: { type, description: 'Is this or greater.' },
            }
          : {}),
        ...(kind === 'String'
          ? {
              contains: { type, description: 'Contains this, case and all.' },
              startsWith: { type, description: 'Starts with this, case and all.' },
              endsWith: { type, description: 'Ends with this, case and all.' },
            }
          : {}),
        ...(kind === 'ID' || name === 'Count'
          ? {}
          : { isNull: { type: 'Boolean', description: 'Whether the value is missing.' } }),
      }),
    );
  }

  #listFilter(kind: Property['kind']): InputRef {
    const type = this.#author.scalar(kind);
    const name = typeof kind === 'string' ? kind : kind.name;
    return this.#once(`${name}ListFilter`, 'Conditions on a list. A missing list is an empty one.', () => ({
      has: { type, description: 'Holds this.' },
      hasAny: { type, list: true, description: 'Holds one of these; of none, it never does.' },
      hasEvery: { type, list: true, description: 'Holds all of these; of none, it always does.' },
      isEmpty: { type: 'Boolean', description: 'Whether it holds nothing.' },
    }));
  }

  #nodeOrder(type: NodeType | InterfaceType): InputRef {
    return this.#once(
      `${type.name}Order`,
      `One thing to sort ${type.name} nodes by.`,
      () => ({
        slug: this.#direction('Sort by slug.'),
        ...this.#propertyOrders(type.properties),
        ...Object.fromEntries(
          [...type.relationships.values()]
            .filter(({ one }) => !one)
            .map(({ name }) => [
              name,
              { type: this.#countOrder(), description: `Sort by how many ${name} there are.` },
            ]),
        ),
      }),
      true,
    );
  }

  #linkOrder(owner: string, relationship: Relationship): InputRef {
    const name = linkName(owner, relationship);
    const properties = edgeProperties(this.#author.graph, relationship);
    const own = relationship.properties.size > 0;
    return this.#once(
      `${name}Order`,
      'One thing to sort by, of the node or of the edge.',
      () => ({
        node: { type: this.#nodeOrder(asNode(relationship)), description: 'Sort by the node.' },
        ...(properties.size === 0
          ? {}
          : {
              edge: {
                type: this.#once(
                  own ? `${name}EdgeOrder` : `${this.#author.graph.evidence.name}Order`,
                  'One property of an edge to sort by.',
                  () => this.#propertyOrders(properties),
                  true,
                ),
                description: 'Sort by the edge.',
              },
            }),
      }),
      true,
    );
  }

  #propertyOrders(properties: ReadonlyMap<string, Property>): Readonly<Record<string, InputField>> {
    return Object.fromEntries(
      [...properties]
        .filter(([, { list }]) => !list)
        .map(([name]) => [name, this.#direction(`Sort by ${name}.`)]),
    );
  }

  #direction(description: string): InputField {
    return { type: this.#author.enumeration(orderDirection), description };
  }

  #countOrder(): InputRef {
    return this.#once(
      'CountOrder',
      'Sorts by how many there are.',
      () => ({
        count: this.#direction('The direction.'),
      }),
      true,
    );
  }

  /** A field that comes with an interface is the interface's, so that its input types are made once. */
  #ownerOf(type: NodeType | InterfaceType, relationship: Relationship): string {
    const shared = type.kind === 'node' ? type.interface : undefined;
    return shared?.relationships.get(relationship.name) === relationship ? shared.name : type.name;
  }

  #once(
    name: string,
    description: string,
    fields: (self: InputRef) => Readonly<Record<string, InputField>>,
    oneOf = false,
  ): InputRef {
    const known = this.#made.get(name);
    if (known) return known;
    const ref: InputRef = this.#author.builder.inputRef<object>(name);
    this.#made.set(name, ref);
    ref.implement({
      description: oneOf ? `${description} Give exactly one.` : description,
      isOneOf: oneOf,
      fields: (t) => {
        // As with output fields, the options come from declarations, which only exist at run time.
        const make = t as unknown as { field(options: object): never };
        return Object.fromEntries(
          Object.entries(fields(ref)).map(([field, { type, list, description: text }]) => [
            field,
            make.field({
              type: list ? [type] : type,
              required: list ? { list: false, items: true } : false,
              description: text,
            }),
          ]),
        );
      },
    });
    return ref;
  }
}

const orderDirection = {
  name: 'OrderDirection',
  description: 'Which way to sort.',
  values: {
    ASC: 'From the least to the greatest, null last.',
    DESC: 'From the greatest to the least, null first.',
  },
  stored: {},
};

/** Relationships with nothing of their own to tell share the types of their target. */
export function linkName(owner: string, { name, target, properties, structural }: Relationship): string {
  if (properties.size > 0) return `${owner}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return structural ? `${target.name}Link` : `${target.name}Statement`;
}

function asNode(relationship: Relationship): NodeType | InterfaceType {
  return relationship.target;
}

function combined(self: InputRef): Readonly<Record<string, InputField>> {
  return {
    and: { type: self, list: true, description: 'All of these hold; of none, it always does.' },
    or: { type: self, list: true, description: 'One of these holds; of none, it never does.' },
    not: { type: self, description: 'This does not hold.' },
  };
}
