import { escapeName } from '../../cypher/escape.ts';
import { inferredType } from '../../graph/index.ts';
import type { Traversal, TraversalLiteral } from '../traversal.ts';
import { checkValue } from './check-value.ts';
import type { PlanContext } from './context.ts';
import type { FieldLocation } from './field-location.ts';

/** The text of each of a traversal's literal arguments, by name, and of its list by `name.values`. The values of an arrow are told by their names. */
export type Literals = Readonly<Record<string, string>>;

/**
 * Prints the literal arguments of a traversal as its Cypher text takes them.
 *
 * @throws GraphQLError BAD_USER_INPUT for a value that the argument does not take.
 */
export function planLiterals(
  context: PlanContext,
  traversal: Traversal,
  location: FieldLocation,
  includeInferred: boolean,
): Literals {
  const given = context.arguments(location);
  return Object.fromEntries(
    Object.entries(traversal.arguments).flatMap(([name, argument]) => {
      if (argument.kind !== 'literal') return [];
      const checked = checkValue(name, argument.schema, given[name], location);
      const text = [name, print(argument, checked, given, context, includeInferred)] as const;
      if (argument.prints !== 'names' || !argument.values) return [text];
      return [text, [`${name}.values`, printList(argument.values(checked, given))] as const];
    }),
  );
}

/** A list of texts in Cypher. @throws TypeError for a text that is no plain name, since it becomes part of the statement. */
function printList(texts: readonly string[]): string {
  const odd = texts.find((text) => !/^\w+$/.test(text));
  if (odd !== undefined) throw new TypeError(`${odd} is no name that Cypher text can take`);
  return `[${texts.map((text) => `'${text}'`).join(', ')}]`;
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
