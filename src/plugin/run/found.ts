import { GraphQLError } from 'graphql';
import type { Binding } from '../compile/context.ts';
import type { Reference } from '../compile/reference.ts';
import { readReferences, referenceArguments } from '../compile/traversal.ts';
import type { RootPlan } from '../plan/plan.ts';
import type { GraphRequest } from './context.ts';
import { nearest } from './nearest.ts';

/** Letters of a reference that an error repeats. */
const LONGEST = 100;

/**
 * Checks that every node that the client named was there.
 *
 * @throws GraphQLError NOT_FOUND with the argument, the value and the nearest slugs. Finding those is the one case in
 *   which a root field sends a second statement.
 */
export async function assertFound(
  plan: RootPlan,
  found: unknown,
  binding: Binding,
  request: GraphRequest,
): Promise<void> {
  if (plan.kind !== 'traversal') return;
  const keys = found as readonly (readonly string[])[];
  for (const [at, [name, argument]] of referenceArguments(plan.traversal).entries()) {
    const references = readReferences(binding, plan.site, name, argument, request.runtime.graph);
    const missing = references.find(
      ({ dataset, slug }) => !keys[at]?.includes(`${binding.release(dataset)}/${slug}`),
    );
    if (!missing) continue;
    if (binding.release(missing.dataset) === '') {
      throw notFound(plan, name, missing, `There is no dataset \`${missing.dataset}\`.`, []);
    }
    const suggestions = await nearest(argument.type, missing, binding, request);
    const near =
      suggestions.length === 0 ? '' : ` Nearest: ${suggestions.map((slug) => `\`${slug}\``).join(', ')}.`;
    const message = `There is no ${argument.type} \`${shortened(missing.slug)}\` in the dataset \`${missing.dataset}\`.${near}`;
    throw notFound(plan, name, missing, message, suggestions);
  }
}

function notFound(
  { site }: RootPlan,
  argument: string,
  { dataset, slug }: Reference,
  message: string,
  nearest: readonly string[],
): GraphQLError {
  return new GraphQLError(message, {
    nodes: site.node,
    extensions: { code: 'NOT_FOUND', argument, value: shortened(slug), dataset, nearest },
  });
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
