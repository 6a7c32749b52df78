import { createHash } from 'node:crypto';
import { type Graph, type Property, storedValues } from '@rolegraph/graph-model';

/** Raised when releases come to be stored differently, so that they are made again. */
const storageVersion = 2;

/**
 * What tells a release from one made from other records or under other declarations: the records' own fingerprint together with all
 * in the declarations that decides how they are stored.
 */
export function releaseFingerprint(records: string, graph: Graph): string {
  const declared = {
    nodes: [...graph.nodes.values()].map(({ name, labels, properties }) => [
      name,
      labels,
      shapeOf(properties),
    ]),
    relationships: graph.outgoing.map(({ from, relationship }) => [
      from.name,
      relationship.types,
      relationship.targets.map(({ name }) => name),
      relationship.structural,
      relationship.inferable,
      shapeOf(relationship.properties),
    ]),
    evidence: shapeOf(graph.evidence.properties),
  };
  return createHash('sha256')
    .update(JSON.stringify([storageVersion, records, declared]))
    .digest('hex');
}

function shapeOf(properties: ReadonlyMap<string, Property>): unknown[] {
  return [...properties.values()].map(({ name, kind, list }) => [
    name,
    typeof kind === 'string' ? kind : [...storedValues(kind)],
    list,
  ]);
}
