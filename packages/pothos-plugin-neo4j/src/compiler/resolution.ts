import { type Graph, nameKeysProperty, namesIndexOf } from '@rolegraph/graph-model';
import { escapeName, exactQuery } from '@rolegraph/graph-model/cypher';

import type { Binding, CompileContext } from './context.ts';
import type { Reference } from './reference.ts';

/** The ids in Neo4j of the nodes that a reference may mean: one where all is well. */
export type MatchedNodeIds = readonly string[];

/** The most nodes that a reference is reported to mean. */
export const MAX_MEANINGS = 20;

/** Nodes by reference. */
export interface Resolution {
  /** The clause that looks for them. */
  readonly clause: string;
  /** The variable of one list of nodes per reference, in the client's order. A reference that names one thing has a list of one. */
  readonly nodes: string;
  /** What was found of each: see FetchedPage. */
  readonly found: string;
}

/**
 * Compiles the search for nodes by reference, in tiers: the first in which there is anything decides. Names are looked for
 * only where no slug fits, so that they cost a slug nothing.
 *
 * @param type A node type or an interface.
 */
export function resolveReferences(
  type: string,
  references: (binding: Binding) => readonly Reference[],
  context: CompileContext,
): Resolution {
  const keys = context.parameters.add((binding) =>
    references(binding).map((reference) => keyOf(type, reference, binding, context.graph)),
  );
  const fresh = () => context.variable('f');
  const [key, nodes, one, each] = [fresh(), fresh(), fresh(), fresh()];
  const found = tiers({ type, graph: context.graph, key, fresh });
  return {
    clause: `WITH *, COLLECT { UNWIND ${keys} AS ${key} ${found.clause} RETURN ${found.nodes} } AS ${nodes}`,
    nodes,
    found: `[${one} IN ${nodes} | [${each} IN ${one}[..${MAX_MEANINGS}] | elementId(${each})]]`,
  };
}

/** One node by reference, or none. */
export interface NodeLookup {
  /** The clauses that look for it. */
  readonly clause: string;
  /** The variable of the node; null where there is none, one of them where there are several. */
  readonly node: string;
  /** What was found where there are several, see FetchedPage; else null. */
  readonly found: string;
}

/**
 * Compiles the search for one node by reference, in the same tiers as resolveReferences. It reads no more than a search by slug alone.
 *
 * @param type A node type.
 */
export function lookUp(
  type: string,
  reference: (binding: Binding) => Reference,
  context: CompileContext,
): NodeLookup {
  const { graph } = context;
  const key = context.parameters.add((binding) => keyOf(type, reference(binding), binding, graph));
  const node = context.variable('n');
  const index = namesIndexOf(graph, type);
  if (index === undefined) return { clause: `OPTIONAL ${bySlug(node, type, key)}`, node, found: 'null' };
  const fresh = () => context.variable('f');
  const [slug, named, each] = [fresh(), fresh(), fresh()];
  const names = byName(index, { type, graph, key, fresh });
  return {
    clause: [
      `OPTIONAL ${bySlug(slug, type, key)}`,
      `WITH *, CASE WHEN ${slug} IS NULL AND ${key}.query <> '' THEN ${names} ELSE [] END AS ${named}`,
      `WITH *, coalesce(${slug}, ${named}[0]) AS ${node}`,
    ].join(' '),
    node,
    found: `CASE WHEN size(${named}) > 1 THEN [${each} IN ${named}[..${MAX_MEANINGS}] | elementId(${each})] END`,
  };
}

/** What a reference is looked for by. */
function keyOf(
  type: string,
  { dataset, slug, nameKey, type: only }: Reference,
  binding: Binding,
  graph: Graph,
): Readonly<Record<string, string | null>> {
  const release = binding.release(dataset);
  const query = nameKey === '' ? '' : exactQuery({ release, [nameKeysProperty]: nameKey });
  return {
    release,
    slug,
    ...(graph.interfaces.has(type) ? { type: only ?? null } : {}),
    ...(namesIndexOf(graph, type) === undefined ? {} : { nameKey, query }),
  };
}

interface Tiers {
  readonly type: string;
  readonly graph: Graph;
  /** The map with a reference's release, slug, type and keys: see keyOf. */
  readonly key: string;
  readonly fresh: () => string;
}

/** The clauses that go through the tiers, and the variable of the nodes of the first in which there are any. */
function tiers(sought: Tiers): { readonly clause: string; readonly nodes: string } {
  const { type, graph, key, fresh } = sought;
  const [slug, slugs, nodes] = [fresh(), fresh(), fresh()];
  const match = bySlug(slug, type, key);
  const index = namesIndexOf(graph, type);
  // Those of an interface are not unique. A COLLECT takes Neo4j's planner longer.
  const first = graph.interfaces.has(type)
    ? `WITH *, COLLECT { ${match} WHERE ${narrowed(slug, key)} RETURN ${slug} } AS ${slugs}`
    : `OPTIONAL ${match} WITH *, CASE WHEN ${slug} IS NULL THEN [] ELSE [${slug}] END AS ${slugs}`;
  if (index === undefined) return { clause: first, nodes: slugs };
  const names = `CASE WHEN size(${slugs}) > 0 OR ${key}.query = '' THEN ${slugs} ELSE ${byName(index, sought)} END`;
  return { clause: `${first} WITH *, ${names} AS ${nodes}`, nodes };
}

function bySlug(node: string, type: string, key: string): string {
  return `MATCH (${node}:${escapeName(type)} {release: ${key}.release, slug: ${key}.slug})`;
}

/**
 * A list of the nodes of a name. One index has both names and aliases: where there are nodes of that name, those with such an alias are
 * left out. A branch of CASE is evaluated only where it is taken, so it costs nothing elsewhere.
 */
function byName(index: string, { type, graph, key, fresh }: Tiers): string {
  const [node, named, nodes] = [fresh(), fresh(), fresh()];
  const only = graph.interfaces.has(type) ? ` AND ${narrowed(node, key)}` : '';
  return [
    `COLLECT { CALL db.index.fulltext.queryNodes('${index}', ${key}.query) YIELD node AS ${node} WHERE ${node}:${escapeName(type)}${only}`,
    `WITH ${node}, ${node}.${nameKeysProperty}[0] = ${key}.nameKey AS ${named} ORDER BY ${node}.slug`,
    `WITH ${named}, collect(${node}) AS ${nodes} ORDER BY ${named} DESC LIMIT 1 UNWIND ${nodes} AS ${node} RETURN ${node} }`,
  ].join(' ');
}

function narrowed(node: string, key: string): string {
  return `(${key}.type IS NULL OR ${key}.type IN labels(${node}))`;
}
