import { createHash } from 'node:crypto';
import { type Graph, type Property, storedValues } from '@rolegraph/graph-model';

/** Raised when the form of stored releases changes, so that they are made again. */
const storageVersion = 2;

/**
 * Gives the fingerprint of a release, made of the records' own fingerprint and of all in the declarations that decides how they are
 * stored.
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
