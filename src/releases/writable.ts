import { isNamed } from '../graph/constraints.ts';
import { edgeProperties, type Graph, inferredType, type NodeType, type Property } from '../graph/index.ts';
import { nameKey, nameKeysProperty } from '../graph/name-key.ts';
import { RecordError } from './errors.ts';
import { IndexLimits, nameFault } from './index-limits.ts';
import {
  describeKey,
  type NodeKey,
  type NodeRecord,
  partProperty,
  type RelationshipRecord,
} from './records.ts';
import { type Stored, store, storeText } from './store.ts';

/** What may be written into a graph: every label, type and property name that reaches a statement comes from its declarations. */
export class Writable {
  readonly #graph: Graph;
  readonly #limits: IndexLimits;
  /** Properties of every relationship that may be stored, by its type and the types at its ends. */
  readonly #relationships = new Map<string, ReadonlyMap<string, Property>>();

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#limits = new IndexLimits(graph);
    for (const { from, relationship } of graph.outgoing) {
      const properties = edgeProperties(graph, relationship);
      for (const type of relationship.types) {
        for (const to of relationship.targets) {
          this.#relationships.set(place(type, from.name, to.name), properties);
          if (relationship.inferable) {
            this.#relationships.set(place(inferredType(type), from.name, to.name), properties);
          }
        }
      }
    }
  }

  /** Gives the declared properties of a record as they are stored. @throws RecordError */
  stored(record: NodeRecord | RelationshipRecord): Stored {
    if ('from' in record) return this.relationship(record);
    return store(() => describeKey(record), this.#typeOf(record).properties, record.properties);
  }

  /** Gives the labels and the stored properties of a node. @throws RecordError */
  node(release: string, record: NodeRecord): { labels: readonly string[]; properties: Stored } {
    const type = this.#typeOf(record);
    if (record.slug === '') throw new RecordError(`A ${record.type} has an empty slug`);
    const owner = () => describeKey(record);
    const properties = store(owner, type.properties, record.properties);
    if (type.interface && isNamed(type.interface)) {
      checkNames(owner, properties);
      properties[nameKeysProperty] = labelsOf(properties).map(nameKey);
    }
    if (record.part !== undefined) properties[partProperty] = storeText(owner, partProperty, record.part);
    properties.release = release;
    properties.slug = storeText(owner, 'slug', record.slug);
    this.#checkIndexes(owner, type, properties);
    return { labels: type.labels, properties };
  }

  /** Gives the stored properties of a relationship. @throws RecordError */
  relationship(record: RelationshipRecord): Stored {
    const declared = this.#relationships.get(place(record.type, record.from.type, record.to.type));
    if (!declared) {
      throw new RecordError(
        `${describeRelationship(record)}: no ${record.type} is declared from ${record.from.type} to ${record.to.type}`,
      );
    }
    const stored = store(() => describeRelationship(record), declared, record.properties);
    if (record.part !== undefined) {
      stored[partProperty] = storeText(() => describeRelationship(record), partProperty, record.part);
    }
    return stored;
  }

  /** @throws RecordError naming the value that an index cannot hold. */
  #checkIndexes(owner: () => string, { labels }: NodeType, properties: Stored): void {
    const fault = this.#limits.fault(labels, properties);
    if (!fault) return;
    const { index, message } = fault;
    const isKey = fault.property === nameKeysProperty;
    // What is stored of names and aliases is made of them: the message names what a person wrote.
    const property = isKey ? (index === 0 ? 'name' : 'aliases') : fault.property;
    const value = isKey ? labelsOf(properties)[index] : properties[property];
    throw new RecordError(`${owner()}: "${property}" ${message}`, { property, value, message });
  }

  #typeOf(key: NodeKey): NodeType {
    const type = this.#graph.nodes.get(key.type);
    if (!type) throw new RecordError(`${describeKey(key)}: there is no node type ${key.type}`);
    return type;
  }
}

/** @throws RecordError naming the first name or alias that is too long to be looked up. */
function checkNames(owner: () => string, properties: Stored): void {
  for (const [index, value] of labelsOf(properties).entries()) {
    const message = nameFault(value);
    if (message === undefined) continue;
    const property = index === 0 ? 'name' : 'aliases';
    throw new RecordError(`${owner()}: "${property}" ${message}`, { property, value, message });
  }
}

export function describeRelationship({ type, from, to }: RelationshipRecord): string {
  return `(${describeKey(from)})-[${type}]->(${describeKey(to)})`;
}

function place(type: string, from: string, to: string): string {
  return `${type} ${from} ${to}`;
}

/** All that a node is called, its name first. */
function labelsOf({ name, aliases }: Stored): readonly string[] {
  return [name, ...(Array.isArray(aliases) ? aliases : [])].filter((label) => typeof label === 'string');
}
