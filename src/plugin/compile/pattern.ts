import { escapeName } from '../../cypher/escape.ts';
import { type Graph, inferredType, type Relationship, relationshipTypes } from '../../graph/index.ts';
import type { RelationshipSource } from '../plan/plan.ts';
import type { CompileContext } from './context.ts';
import type { Scope } from './scope.ts';

/** The clauses that lead from a scope to the nodes at the other end of a relationship. */
export interface RelationshipMatch {
  readonly match: string;
  readonly node: string;
  /** Undefined where the relationship is matched by a pattern and has no edge of its own. */
  readonly edge: string | undefined;
}

/** Compiles a relationship to the MATCH that follows it. */
export function matchRelationship(
  source: RelationshipSource,
  scope: Scope,
  context: CompileContext,
): RelationshipMatch {
  const { relationship } = source;
  const node = context.variable('n');
  if (relationship.pattern !== undefined) {
    return source.onEdge
      ? { match: matchOnEdge(relationship.pattern, scope.edge ?? '', node, context), node, edge: undefined }
      : {
          match: `MATCH ${rename(relationship.pattern, { source: scope.node ?? '', target: node })}`,
          node,
          edge: undefined,
        };
  }
  const edge = context.variable('r');
  const types = relationshipTypes(relationship, source.includeInferred).map(escapeName).join('|');
  const label = impliesTarget(relationship, context.graph) ? '' : `:${targetLabel(relationship)}`;
  const [left, right] = relationship.direction === 'outgoing' ? ['-', '->'] : ['<-', '-'];
  return { match: `MATCH (${scope.node})${left}[${edge}:${types}]${right}(${node}${label})`, node, edge };
}

/** A pattern on an edge starts from its ends and from the type that was stated, inferred or not. */
function matchOnEdge(pattern: string, edge: string, node: string, context: CompileContext): string {
  const [start, end] = [context.variable('a'), context.variable('b')];
  const [predicate, inferred] = [context.variable('t'), context.variable('i')];
  const stated = `replace(type(${edge}), '${inferredType('')}', '')`;
  return (
    `WITH startNode(${edge}) AS ${start}, endNode(${edge}) AS ${end}, ${stated} AS ${predicate}, type(${edge}) ENDS WITH '${inferredType('')}' AS ${inferred} ` +
    `MATCH ${rename(pattern, { start, end, predicate, inferred, target: node })}`
  );
}

/** Puts the statement's variables in place of a declared pattern's `$source`, `$target` and so on. */
function rename(pattern: string, names: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\$(\w+)/g, (placeholder, name: string) => names[name] ?? placeholder);
}

/** True where the type alone says what stands at the other end: without a label, Neo4j counts by the stored degree. */
function impliesTarget(relationship: Relationship, graph: Graph): boolean {
  if (relationship.direction === 'outgoing') {
    const targets = new Set(relationship.targets);
    return graph.outgoing
      .filter(({ relationship: other }) => other.types.some((type) => relationship.types.includes(type)))
      .every(({ relationship: other }) => other.targets.every((target) => targets.has(target)));
  }
  const sources = new Set(relationship.targets);
  return graph.outgoing
    .filter(({ relationship: other }) => other.types.some((type) => relationship.types.includes(type)))
    .every(({ from }) => sources.has(from));
}

function targetLabel(relationship: Relationship): string {
  return relationship.targets.length === 1 || relationship.target.kind === 'node'
    ? escapeName(relationship.target.name)
    : relationship.targets.map((target) => escapeName(target.name)).join('|');
}
