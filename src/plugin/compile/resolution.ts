import { escapeName } from '../../cypher/escape.ts';
import { exactQuery } from '../../cypher/lucene.ts';
import { namesIndexOf } from '../../graph/constraints.ts';
import { nameKeysProperty } from '../../graph/name-key.ts';
import type { Binding, CompileContext } from './context.ts';
import type { Reference } from './reference.ts';

/** The ids in Neo4j of the nodes that a reference may mean: one where all is well. */
export type Found = readonly string[];

/** The most nodes that a reference is reported to mean. */
export const MOST_MEANINGS = 20;

/** Nodes by reference. */
export interface Resolution {
  /** The clause that looks for them. */
  readonly clause: string;
  /** The variable of one list of nodes per reference, in the client's order. A reference that names one thing has a list of one. */
  readonly nodes: string;
  /** What was found of each: see Found. */
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
  const narrowable = context.graph.interfaces.has(type);
  const keys = context.parameters.add((binding) =>
    references(binding).map(({ dataset, slug, nameKey, type: only }) => {
      const release = binding.release(dataset);
      const query = nameKey === '' ? '' : exactQuery({ release, [nameKeysProperty]: nameKey });
      return {
        release,
        slug,
        ...(narrowable ? { type: only ?? null } : {}),
        ...(index === undefined ? {} : { nameKey, query }),
      };
    }),
  );
  const fresh = () => context.variable('f');
  const [key, slugs, nodes, one, each] = [fresh(), fresh(), fresh(), fresh(), fresh()];
  const text = { label: escapeName(type), key, slugs, narrowable, fresh };
  const tiers = index === undefined ? `RETURN ${slugs}` : slugThenName(index, text);
  return {
    clause: `WITH *, COLLECT { UNWIND ${keys} AS ${key} ${bySlug(text)} ${tiers} } AS ${nodes}`,
    nodes,
    found: `[${one} IN ${nodes} | [${each} IN ${one}[..${MOST_MEANINGS}] | elementId(${each})]]`,
  };
}

interface Text {
  readonly label: string;
  /** The variable of the map with a reference's release, slug, type and keys. */
  readonly key: string;
  /** The variable of the nodes that have the slug. */
  readonly slugs: string;
  /** Whether there is more to ask of a node than its label. Else slugs are unique, too. */
  readonly narrowable: boolean;
  readonly fresh: () => string;
}

function bySlug({ label, key, slugs, narrowable, fresh }: Text): string {
  const node = fresh();
  const match = `MATCH (${node}:${label} {release: ${key}.release, slug: ${key}.slug})`;
  // A COLLECT takes Neo4j's planner longer.
  return narrowable
    ? `WITH ${key}, COLLECT { ${match} WHERE ${narrowed(node, key)} RETURN ${node} } AS ${slugs}`
    : `OPTIONAL ${match} WITH ${key}, CASE WHEN ${node} IS NULL THEN [] ELSE [${node}] END AS ${slugs}`;
}

/** One index has both names and aliases: where there are nodes of that name, those with such an alias are left out. */
function slugThenName(index: string, text: Text): string {
  const { key, slugs, fresh } = text;
  const [all, one, other] = [fresh(), fresh(), fresh()];
  const named = (variable: string) => `${variable}.${nameKeysProperty}[0] = ${key}.nameKey`;
  const closest = `[${one} IN ${all} WHERE ${named(one)} OR none(${other} IN ${all} WHERE ${named(other)})]`;
  // A branch of CASE is evaluated only where it is taken.
  return [
    `WITH ${key}, ${slugs}, CASE WHEN size(${slugs}) > 0 OR ${key}.query = '' THEN ${slugs} ELSE ${byName(index, text)} END AS ${all}`,
    `RETURN CASE WHEN size(${slugs}) > 0 OR size(${all}) < 2 THEN ${all} ELSE ${closest} END`,
  ].join(' ');
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
