import { escapeName } from '../../cypher/escape.ts';
import { inferredType } from '../../graph/index.ts';
import type { Traversal, TraversalLiteral } from '../traversal.ts';
import { checkValue } from './check-value.ts';
import type { PlanContext } from './context.ts';
import type { Site } from './site.ts';

/** The text of each of a traversal's literal arguments, by name. The values of an arrow are told by their names. */
export type Literals = Readonly<Record<string, string>>;

/**
 * Prints the literal arguments of a traversal as its Cypher text takes them.
 *
 * @throws GraphQLError BAD_USER_INPUT for a value that the argument does not take.
 */
export function planLiterals(
  context: PlanContext,
  traversal: Traversal,
  site: Site,
  includeInferred: boolean,
): Literals {
  const given = context.arguments(site);
  return Object.fromEntries(
    Object.entries(traversal.arguments).flatMap(([name, argument]) => {
      if (argument.kind !== 'literal') return [];
      const checked = checkValue(name, argument.schema, given[name], site);
      return [[name, print(argument, checked, given, context, includeInferred)] as const];
    }),
  );
}

function print(
  literal: TraversalLiteral,
  value: unknown,
  given: Readonly<Record<string, unknown>>,
  { graph }: PlanContext,
  includeInferred: boolean,
): string {
  if (literal.prints === 'arrow') return String(value);
  if (literal.prints !== 'names') {
    if (Number.isSafeInteger(value)) return String(value);
    throw new TypeError(`${String(value)} is no whole number that Cypher text can take`);
  }
  const names = literal.names(value, given);
  const inferable = new Map(
    graph.outgoing.flatMap(({ relationship }) =>
      relationship.types.map((type) => [type, relationship.inferable] as const),
    ),
  );
  for (const name of names) {
    if (!inferable.has(name) && !graph.nodes.has(name)) throw new TypeError(`${name} is declared nowhere`);
  }
  return names
    .flatMap((name) => (includeInferred && inferable.get(name) ? [name, inferredType(name)] : [name]))
    .map(escapeName)
    .join('|');
}
