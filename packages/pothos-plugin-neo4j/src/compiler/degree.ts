import {
  type NodeType,
  otherTypesAtTarget,
  type Relationship,
  relationshipTypes,
} from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import type { CompileContext } from './context.ts';
import { matchRelationship } from './pattern.ts';
import type { Scope } from './scope.ts';

/**
 * Compiles how many stated relationships of a field lead from a node. Neo4j keeps the number of a node's relationships of a type, but where
 * nodes of several types may stand at the far end it reads the labels of all of them: five million for skills that roles require. Most
 * releases have none of the other types, and there the stored number is right.
 */
export function compileDegree(relationship: Relationship, scope: Scope, context: CompileContext): string {
  const source = {
    kind: 'relationship' as const,
    relationship,
    includeInferred: false,
    threshold: undefined,
    onEdge: false,
  };
  const counted = `COUNT { ${matchRelationship(source, scope, context).match} RETURN 1 }`;
  if (relationship.pattern !== undefined) return counted;
  const others = otherTypesAtTarget(relationship, context.graph);
  if (others.length === 0) return counted;
  const types = relationshipTypes(relationship, false).map(escapeName).join('|');
  const [left, right] = relationship.direction === 'outgoing' ? ['-', '->'] : ['<-', '-'];
  const stored = `COUNT { (${scope.node})${left}[:${types}]${right}() }`;
  const absent = others.map((type) => `NOT ${existsInRelease(type, scope, context)}`).join(' AND ');
  return `CASE WHEN ${absent} THEN ${stored} ELSE ${counted} END`;
}

/** An index seek: keys begin with the release. */
function existsInRelease({ name }: NodeType, { node }: Scope, context: CompileContext): string {
  const other = context.variable('n');
  return `EXISTS { MATCH (${other}:${escapeName(name)}) WHERE ${other}.release = ${node}.release AND ${other}.slug IS NOT NULL }`;
}
