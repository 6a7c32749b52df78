import {
  edgeProperties,
  type Graph,
  inferredType,
  meetsThreshold,
  type NodeType,
  type Property,
  ratedType,
  searchTextOf,
  type Threshold,
} from '@rolegraph/graph-model';

import { RecordError } from './errors.ts';
import { IndexLimits, tooLongName } from './index-limits.ts';
import {
  describeKey,
  type NodeKey,
  type NodeRecord,
  partProperty,
  type RelationshipRecord,
} from './records.ts';
import { type StoredProperties, toStoredProperties, toStoredText } from './stored-properties.ts';

interface DeclaredRelationship {
  readonly properties: ReadonlyMap<string, Property>;
  readonly threshold: Threshold | undefined;
  /** The type under which it is stored where its ratings do not meet the threshold. */
  readonly rated: string;
}

/** Checks records by a graph's declarations: every label, type and property name that reaches a statement comes from these. */
export class RecordValidator {
  readonly #graph: Graph;
  readonly #limits: IndexLimits;
  /** The declarations of relationships that may be stored, by type and the types at their ends. */
  readonly #relationships = new Map<string, DeclaredRelationship>();

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#limits = new IndexLimits(graph);
    for (const { from, relationship } of graph.outgoing) {
      const { threshold, inferable } = relationship;
      const properties = edgeProperties(graph, relationship);
      for (const type of relationship.types) {
        for (const to of relationship.targets) {
          this.#relationships.set(relationshipKey(type, from.name, to.name), {
            properties,
            threshold,
            rated: ratedType(type),
          });
          if (!inferable) continue;
          this.#relationships.set(relationshipKey(inferredType(type), from.name, to.name), {
            properties,
            threshold,
            rated: ratedType(inferredType(type)),
          });
        }
      }
    }
  }

  /** Gives the declared properties of a record as they are stored. @throws RecordError */
  stored(record: NodeRecord | RelationshipRecord): StoredProperties {
    if ('from' in record) return this.relationship(record);
    return toStoredProperties(() => describeKey(record), this.#typeOf(record).properties, record.properties);
  }

  /** Checks that a record can be written, without making the search text that follows from it. @throws RecordError */
  check(record: NodeRecord | RelationshipRecord): void {
    if ('from' in record) this.relationship(record);
    else this.#declaredNode('', record);
  }

  /** Gives the labels and the stored properties of a node. @throws RecordError */
  node(release: string, record: NodeRecord): { labels: readonly string[]; properties: StoredProperties } {
    const { type, properties } = this.#declaredNode(release, record);
    if (type.interface) Object.assign(properties, searchTextOf(type.interface, properties));
    return { labels: type.labels, properties };
  }

  #declaredNode(release: string, record: NodeRecord): { type: NodeType; properties: StoredProperties } {
    const type = this.#typeOf(record);
    if (record.slug === '') throw new RecordError(`A ${record.type} has an empty slug`);
    const owner = () => describeKey(record);
    const properties = toStoredProperties(owner, type.properties, record.properties);
    if (record.part !== undefined) properties[partProperty] = toStoredText(owner, partProperty, record.part);
    properties.release = release;
    properties.slug = toStoredText(owner, 'slug', record.slug);
    this.#checkIndexes(owner, type, properties);
    return { type, properties };
  }

  /** Gives the type under which a relationship is stored: that of ratings where its own do not meet the threshold. @throws RecordError */
  storedType(record: RelationshipRecord): string {
    const { threshold, rated } = this.#declared(record);
    return threshold && !meetsThreshold(threshold, record.properties) ? rated : record.type;
  }

  /** Gives the stored properties of a relationship. @throws RecordError */
  relationship(record: RelationshipRecord): StoredProperties {
    const { properties } = this.#declared(record);
    const stored = toStoredProperties(() => describeRelationship(record), properties, record.properties);
    if (record.part !== undefined) {
      stored[partProperty] = toStoredText(() => describeRelationship(record), partProperty, record.part);
    }
    return stored;
  }

  #declared(record: RelationshipRecord): DeclaredRelationship {
    const declared = this.#relationships.get(relationshipKey(record.type, record.from.type, record.to.type));
    if (declared) return declared;
    throw new RecordError(
      `${describeRelationship(record)}: no ${record.type} is declared from ${record.from.type} to ${record.to.type}`,
    );
  }

  /** @throws RecordError naming the value that an index cannot hold. */
  #checkIndexes(owner: () => string, { labels }: NodeType, properties: StoredProperties): void {
    const { property, value, message } =
      this.#limits.tooLongValue(labels, properties) ?? tooLongName(properties) ?? {};
    if (property === undefined || message === undefined) return;
    throw new RecordError(`${owner()}: "${property}" ${message}`, { property, value, message });
  }

  #typeOf(key: NodeKey): NodeType {
    const type = this.#graph.nodes.get(key.type);
    if (!type) throw new RecordError(`${describeKey(key)}: there is no node type ${key.type}`);
    return type;
  }
}

export function describeRelationship({ type, from, to }: RelationshipRecord): string {
  return `(${describeKey(from)})-[${type}]->(${describeKey(to)})`;
}

function relationshipKey(type: string, from: string, to: string): string {
  return `${type} ${from} ${to}`;
}
