import { escapeName } from '../../cypher/escape.ts';
import { exactQuery } from '../../cypher/lucene.ts';
import { namesIndexOf } from '../../graph/constraints.ts';
import { nameKeysProperty } from '../../graph/name-key.ts';
import type { Binding } from '../compile/context.ts';
import { readKey } from '../compile/reference.ts';
import { MOST_MEANINGS } from '../compile/resolution.ts';
import { type LookupPlan, lookedUp } from '../compile/statement.ts';
import { encodeGlobalId } from '../global-id.ts';
import { ambiguous } from './ambiguous.ts';
import type { GraphRequest } from './context.ts';
import { read } from './session.ts';

/**
 * Looks for a node by name, or else by alias, where nothing has it as its slug. Lookups by slug pay nothing for that: only
 * one that finds nothing takes this statement.
 *
 * @returns The node's global id; undefined where nothing is called so.
 * @throws GraphQLError AMBIGUOUS_REFERENCE where several are.
 */
export async function idByName(
  plan: LookupPlan,
  binding: Binding,
  request: GraphRequest,
): Promise<string | undefined> {
  const { runtime, signal } = request;
  const type = plan.type.name;
  const index = namesIndexOf(runtime.graph, type);
  const reference = lookedUp(plan, binding, runtime.graph);
  if (index === undefined || reference.nameKey === '') return undefined;
  const release = binding.release(reference.dataset);
  const query = exactQuery({ release, [nameKeysProperty]: reference.nameKey });
  const text = `CALL db.index.fulltext.queryNodes($index, $query) YIELD node WHERE node:${escapeName(type)}
    RETURN elementId(node) AS id, node.slug AS slug, node.${nameKeysProperty}[0] = $nameKey AS named ORDER BY slug`;
  const called = await read<{ id: string; slug: string; named: boolean }>(
    { text, parameters: { index, query, nameKey: reference.nameKey }, name: 'by-name' },
    runtime,
    signal,
  );
  const named = called.filter((one) => one.named);
  const [found, ...others] = named.length > 0 ? named : called;
  if (!found) return undefined;
  if (others.length === 0) {
    return encodeGlobalId({ type, dataset: readKey(reference.dataset).dataset, slug: found.slug });
  }
  const ids = [found, ...others].slice(0, MOST_MEANINGS).map(({ id }) => id);
  throw await ambiguous({ site: plan.site, argument: 'slug', type, reference }, ids, request);
}
