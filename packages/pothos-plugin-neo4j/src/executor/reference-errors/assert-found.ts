import type { Graph } from '@rolegraph/graph-model';
import type { Binding } from '../../compiler/context.ts';
import type { MatchedNodeIds } from '../../compiler/resolution.ts';
import { type LookupPlan, looked } from '../../compiler/statement.ts';
import { checkNamedOnce, checkNumber, readReferences, referenceArguments } from '../../compiler/traversal.ts';
import type { RootPlan } from '../../planner/plan.ts';
import type { GraphRequest } from '../context.ts';
import { ambiguousReference } from './ambiguous.ts';
import { notFound } from './not-found.ts';
import type { RequestedReference } from './requested-reference.ts';

/** What of a statement's row tells what the references stand for. */
export interface FoundRow {
  readonly found: unknown;
  readonly data: unknown;
}

/** The reference of a lookup that names nothing; undefined of any other root field. */
export function unknownLookup(
  plan: RootPlan,
  { found, data }: FoundRow,
  binding: Binding,
  { runtime }: GraphRequest,
): RequestedReference | undefined {
  if (plan.kind !== 'lookup' || found || (data as readonly unknown[]).length > 0) return undefined;
  return lookedUp(plan, binding, runtime.graph);
}

function lookedUp(plan: LookupPlan, binding: Binding, graph: Graph): RequestedReference {
  const { location, type } = plan;
  return { location, argument: 'slug', type: type.name, reference: looked(plan, binding, graph) };
}

/**
 * Checks that every reference of the client names one node.
 *
 * @throws GraphQLError NOT_FOUND with the nearest slugs, AMBIGUOUS_REFERENCE with what it may mean: either takes a second
 *   statement, and in no other case does a root field send one. BAD_USER_INPUT where references that look different name so
 *   few nodes that the traversal does not take them.
 */
export async function assertFound(
  plan: RootPlan,
  row: FoundRow,
  binding: Binding,
  request: GraphRequest,
): Promise<void> {
  const { location } = plan;
  const { found } = row;
  const unknown = unknownLookup(plan, row, binding, request);
  if (unknown) throw await notFound(unknown, binding, request);
  if (plan.kind === 'lookup' && found) {
    throw await ambiguousReference(
      lookedUp(plan, binding, request.runtime.graph),
      found as MatchedNodeIds,
      request,
    );
  }
  if (plan.kind !== 'traversal') return;
  const byArgument = found as readonly (readonly MatchedNodeIds[])[];
  for (const [index, [name, argument]] of referenceArguments(plan.traversal).entries()) {
    const references = readReferences(binding, location, name, argument, request.runtime.graph);
    const nodes = new Set<string>();
    for (const [position, reference] of references.entries()) {
      const matched = byArgument[index]?.[position] ?? [];
      const requested: RequestedReference = { location, argument: name, type: argument.type, reference };
      const [node, ...others] = matched;
      if (node === undefined) throw await notFound(requested, binding, request);
      if (others.length > 0) throw await ambiguousReference(requested, matched, request);
      nodes.add(node);
    }
    checkNumber(nodes.size, binding, location, name, argument);
    checkNamedOnce(nodes.size, references.length, location, name, argument);
  }
}
