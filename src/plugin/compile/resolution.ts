import { escapeName } from '../../cypher/escape.ts';
import { exactQuery } from '../../cypher/lucene.ts';
import { namesIndexOf } from '../../graph/constraints.ts';
import { nameKeysProperty } from '../../graph/name-key.ts';
import type { Binding, CompileContext } from './context.ts';
import type { Reference } from './reference.ts';

/** What a reference was found to name: the one node's own id in Neo4j, or all that it may mean, which may be nothing. */
export type Found = string | readonly Candidate[];

/** A node that a reference may mean. */
export type Candidate = readonly [
  labels: readonly string[],
  slug: string,
  name: string | null,
  aliases: readonly string[] | null,
];

/** The most candidates that a statement tells. */
export const MOST_CANDIDATES = 20;

/** Nodes by reference. */
export interface Resolution {
  /** The clause that looks for them, once per statement. */
  readonly clause: string;
  /** One list of nodes per reference, in the client's order. A reference that names one thing has a list of one. */
  readonly nodes: string;
  /** What was found, per reference: see Found. */
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
  const index = namesIndexOf(context.graph, type);
  const keys = context.parameters.add((binding) =>
    references(binding).map(({ dataset, slug, nameKey, type: only }) => {
      const release = binding.release(dataset);
      const query = nameKey === '' ? '' : exactQuery({ release, [nameKeysProperty]: nameKey });
      return { release, slug, type: only ?? null, nameKey, query };
    }),
  );
  const fresh = () => context.variable('f');
  const [key, nodes, one, each] = [fresh(), fresh(), fresh(), fresh()];
  const text = { label: escapeName(type), key, narrowable: context.graph.interfaces.has(type), fresh };
  const told = `[${each} IN ${one}[..${MOST_CANDIDATES}] | [labels(${each}), ${each}.slug, ${each}.name, ${each}.aliases]]`;
  const tiers = index === undefined ? `RETURN ${bySlug(text)}` : slugThenName(index, text);
  return {
    clause: `WITH *, COLLECT { UNWIND ${keys} AS ${key} ${tiers} } AS ${nodes}`,
    nodes,
    found: `[${one} IN ${nodes} | CASE size(${one}) WHEN 1 THEN elementId(${one}[0]) ELSE ${told} END]`,
  };
}

interface Text {
  readonly label: string;
  /** The variable of the map with a reference's release, slug, type and keys. */
  readonly key: string;
  /** Whether there is more to ask of a node than its label. */
  readonly narrowable: boolean;
  readonly fresh: () => string;
}

/** One index has both names and aliases: where there are nodes of that name, those with such an alias are left out. */
function slugThenName(index: string, text: Text): string {
  const { key, fresh } = text;
  const [slugs, all, one, other] = [fresh(), fresh(), fresh(), fresh()];
  const named = (variable: string) => `${variable}.${nameKeysProperty}[0] = ${key}.nameKey`;
  const closest = `[${one} IN ${all} WHERE ${named(one)} OR none(${other} IN ${all} WHERE ${named(other)})]`;
  // A branch of CASE is evaluated only where it is taken.
  return [
    `WITH ${key}, ${bySlug(text)} AS ${slugs}`,
    `WITH ${key}, ${slugs}, CASE WHEN size(${slugs}) > 0 OR ${key}.query = '' THEN ${slugs} ELSE ${byName(index, text)} END AS ${all}`,
    `RETURN CASE WHEN size(${slugs}) > 0 OR size(${all}) < 2 THEN ${all} ELSE ${closest} END`,
  ].join(' ');
}

function bySlug({ label, key, narrowable, fresh }: Text): string {
  const node = fresh();
  const where = narrowable ? ` WHERE ${narrowed(node, key)}` : '';
  return `COLLECT { MATCH (${node}:${label} {release: ${key}.release, slug: ${key}.slug})${where} RETURN ${node} }`;
}

function byName(index: string, { label, key, narrowable, fresh }: Text): string {
  const node = fresh();
  const where = `${node}:${label}${narrowable ? ` AND ${narrowed(node, key)}` : ''}`;
  const call = `CALL db.index.fulltext.queryNodes('${index}', ${key}.query) YIELD node AS ${node}`;
  return `COLLECT { ${call} WHERE ${where} RETURN ${node} ORDER BY ${node}.slug }`;
}

function narrowed(node: string, key: string): string {
  return `(${key}.type IS NULL OR ${key}.type IN labels(${node}))`;
}
