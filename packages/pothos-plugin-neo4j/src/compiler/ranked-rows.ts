import { fieldRankingKey, rankingLabel } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import type { ConnectionPlan } from '../planner/plan.ts';
import type { CompileContext } from './context.ts';
import { beyondCursor } from './cursor.ts';
import type { OrderKey } from './order.ts';
import { type Rows, where } from './rows.ts';

/**
 * Compiles the rows of a page of all nodes of a type that is sorted by how many relationships they have, the most first. A release with many
 * nodes stores a ranking of those that lead; where the page is among them, no other node is read.
 *
 * @param limit The parameter that tells how many rows are read.
 * @param conditions What each row has to fulfil.
 * @returns Clauses that may not be followed by a WHERE; undefined for a page of another kind.
 */
export function rankedRows(
  { source, order: [first, ...others], filter, page }: ConnectionPlan,
  { node, match }: Rows,
  keys: readonly OrderKey[],
  limit: string,
  conditions: readonly string[],
  context: CompileContext,
): string | undefined {
  if (source.kind !== 'label' || first?.kind !== 'count' || others.length > 0) return undefined;
  if (!first.descending || filter || page.backward || page.before || !context.release) return undefined;
  const [byDegree, bySlug] = keys;
  if (!byDegree || !bySlug || keys.length !== 2) return undefined;
  const [ranking, index, slugs, slug] = ['k', 'i', 'l', 'v'].map((prefix) => context.variable(prefix));
  const release = context.parameters.add(context.release);
  const key = `'${fieldRankingKey(source.type.name, first.relationship.name)}'`;
  const listed = [
    { ...byDegree, text: `${ranking}.degrees[${index}]` },
    { ...bySlug, text: `${ranking}.slugs[${index}]` },
  ];
  const beyond = page.after ? ` WHERE ${beyondCursor(listed, 'after', page, context)}` : '';
  const label = escapeName(source.type.name);
  return [
    `OPTIONAL MATCH (${ranking}:${rankingLabel}) WHERE ${ranking}.release = ${release} AND ${ranking}.key = ${key}`,
    `WITH [${index} IN range(0, size(coalesce(${ranking}.slugs, [])) - 1)${beyond} | ${ranking}.slugs[${index}]][..${limit}] AS ${slugs}`,
    `CALL (${slugs}) {`,
    `WITH ${slugs} WHERE size(${slugs}) = ${limit} UNWIND ${slugs} AS ${slug}`,
    `MATCH (${node}:${label}) WHERE ${node}.release = ${release} AND ${node}.slug = ${slug} RETURN ${node}`,
    `UNION ALL WITH ${slugs} WHERE size(${slugs}) < ${limit} ${match}${where(conditions)} RETURN ${node}`,
    '} ',
  ].join(' ');
}
