import {
  type Graph,
  inferredType,
  type NodeType,
  type Relationship,
  ratedType,
  relationshipTypes,
  typesAtEnd,
} from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import type { RelationshipSource } from '../planner/plan.ts';
import type { CompileContext } from './context.ts';
import type { Scope } from './scope.ts';
import { compileThreshold } from './threshold.ts';

/** The clauses that lead from a scope to the nodes at the other end of a relationship. */
export interface RelationshipMatch {
  readonly match: string;
  readonly node: string;
  /** Undefined where the relationship is matched by a pattern and has no edge of its own. */
  readonly edge: string | undefined;
}

/**
 * Compiles a relationship to the MATCH that follows it.
 *
 * @param bound The variable of the node at the other end, where that is bound already.
 */
export function matchRelationship(
  source: RelationshipSource,
  scope: Scope,
  context: CompileContext,
  bound?: string,
): RelationshipMatch {
  const { relationship } = source;
  const node = bound ?? context.variable('n');
  if (relationship.pattern !== undefined) {
    if (source.onEdge) {
      return { match: matchOnEdges(relationship.pattern, scope, node, context), node, edge: undefined };
    }
    const names = { source: scope.node ?? '', target: node };
    const pattern = rename(crossing(relationship.pattern, context), names);
    const once = relationship.distinct ? ` WITH DISTINCT ${node}` : '';
    return { match: `MATCH ${pattern}${once}`, node, edge: undefined };
  }
  const edge = context.variable('r');
  const types = relationshipTypes(relationship, source.includeInferred, source.threshold !== undefined)
    .map(escapeName)
    .join('|');
  const counting = source.threshold ? compileThreshold(relationship, source.threshold, edge, context) : [];
  const where = counting.length > 0 ? ` WHERE ${counting.map(({ holds }) => holds).join(' AND ')}` : '';
  const implied =
    bound !== undefined || impliesEnd(relationship, 'target', relationship.targets, context.graph);
  const label = implied ? '' : `:${targetLabel(relationship)}`;
  const [left, right] = relationship.direction === 'outgoing' ? ['-', '->'] : ['<-', '-'];
  return {
    match: `MATCH (${scope.node})${left}[${edge}:${types}${where}]${right}(${node}${label})`,
    node,
    edge,
  };
}

/**
 * Compiles a relationship to the MATCH of what its threshold leaves out: by default, all that are stored as rated; else they are among all
 * that are stored, and the caller adds the condition.
 */
export function matchLeftOut(
  { relationship, includeInferred, threshold }: RelationshipSource,
  { node: start }: Scope,
  context: CompileContext,
): { readonly match: string; readonly node: string; readonly edge: string } {
  const [node, edge] = [context.variable('n'), context.variable('r')];
  const rated = relationshipTypes(relationship, includeInferred, true);
  const counting = relationshipTypes(relationship, includeInferred);
  const types = threshold ? rated : rated.filter((type) => !counting.includes(type));
  const implied = impliesEnd(relationship, 'target', relationship.targets, context.graph);
  const label = implied ? '' : `:${targetLabel(relationship)}`;
  const [left, right] = relationship.direction === 'outgoing' ? ['-', '->'] : ['<-', '-'];
  return {
    match: `MATCH (${start})${left}[${edge}:${types.map(escapeName).join('|')}]${right}(${node}${label})`,
    node,
    edge,
  };
}

/** A pattern on edges starts from the ends of each and from the type that was stated, inferred or not. */
function matchOnEdges(pattern: string, scope: Scope, node: string, context: CompileContext): string {
  const edge = scope.edge ?? context.variable('r');
  const [each, once] =
    scope.edges === undefined ? ['', ''] : [`UNWIND ${scope.edges} AS ${edge} `, ` WITH DISTINCT ${node}`];
  const [start, end] = [context.variable('a'), context.variable('b')];
  const [predicate, inferred] = [context.variable('t'), context.variable('i')];
  const uninferred = `replace(type(${edge}), '${inferredType('')}', '')`;
  const rated = context.graph.outgoing.some(({ relationship }) => relationship.threshold);
  const stated = rated ? `replace(${uninferred}, '${ratedType('')}', '')` : uninferred;
  return (
    `${each}WITH startNode(${edge}) AS ${start}, endNode(${edge}) AS ${end}, ${stated} AS ${predicate}, type(${edge}) ENDS WITH '${inferredType('')}' AS ${inferred} ` +
    `MATCH ${rename(pattern, { start, end, predicate, inferred, target: node })}${once}`
  );
}

/** A pattern that leads into other datasets says so by `$releases`: the releases that the request reads of all of them. */
function crossing(pattern: string, context: CompileContext): string {
  return pattern.includes('$releases') ? pattern.replaceAll('$releases', context.allReleases()) : pattern;
}

/** Puts the statement's variables in place of a declared pattern's `$source`, `$target` and so on. */
function rename(pattern: string, names: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\$(\w+)/g, (placeholder, name: string) => names[name] ?? placeholder);
}

/**
 * True where the type alone says that only nodes of these types stand at an end: without a label, Neo4j counts by the
 * stored degree.
 *
 * @param end The relationship's own `source` or its `target`, as it is declared.
 */
export function impliesEnd(
  relationship: Relationship,
  end: 'source' | 'target',
  expected: readonly NodeType[],
  graph: Graph,
): boolean {
  return typesAtEnd(relationship, end, graph).every((type) => expected.includes(type));
}

function targetLabel(relationship: Relationship): string {
  return relationship.targets.map((target) => escapeName(target.name)).join('|');
}
