import { edgeProperties, type Graph, inferredType, type Property } from '@rolegraph/graph-model';
import type { InvalidValue } from '../../../releases/errors.ts';
import { describeIssue } from '../read/describe-issue.ts';
import type { LocatedNode, LocatedRelationship } from '../source.ts';
import { kindOf } from './locations.ts';

/** Checks values of records against the declarations of their properties: their scales, and forms such as dates. */
export class ValueCheck {
  /** By kind of record, the properties that it may have. */
  readonly #declared = new Map<string, ReadonlyMap<string, Property>>();

  constructor(graph: Graph) {
    for (const { name, properties } of graph.nodes.values()) this.#declared.set(name, properties);
    for (const { from, relationship } of graph.outgoing) {
      const properties = edgeProperties(graph, relationship);
      for (const type of relationship.types.flatMap((stated) => [stated, inferredType(stated)])) {
        for (const to of relationship.targets)
          this.#declared.set(`${from.name} ${type} ${to.name}`, properties);
      }
    }
  }

  /** The values of a record that do not fit. Undeclared ones are not looked at. */
  *invalidValues(record: LocatedNode | LocatedRelationship): Generator<InvalidValue> {
    const declared = this.#declared.get(kindOf(record));
    for (const [property, value] of Object.entries(record.properties)) {
      if (value === undefined || value === null) continue;
      const parsed = declared?.get(property)?.schema.safeParse(value);
      if (parsed && !parsed.success) yield { property, value, message: describeIssue(parsed.error) };
    }
  }
}
