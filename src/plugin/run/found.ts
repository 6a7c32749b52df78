import { GraphQLError } from 'graphql';
import type { Binding } from '../compile/context.ts';
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
    const suggestions = await nearest(argument.type, missing, binding, request);
    const near =
      suggestions.length === 0 ? '' : ` Nearest: ${suggestions.map((slug) => `\`${slug}\``).join(', ')}.`;
    const shown = missing.slug.length > LONGEST ? `${missing.slug.slice(0, LONGEST)}…` : missing.slug;
    throw new GraphQLError(
      `There is no ${argument.type} \`${shown}\` in the dataset \`${missing.dataset}\`.${near}`,
      {
        nodes: plan.site.node,
        extensions: {
          code: 'NOT_FOUND',
          argument: name,
          value: shown,
          dataset: missing.dataset,
          nearest: suggestions,
        },
      },
    );
  }
}
