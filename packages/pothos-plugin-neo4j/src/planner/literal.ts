import { type Graph, inferredType } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import type { Traversal, TraversalLiteral } from '../traversal.ts';
import { checkValue } from './check-value.ts';
import type { PlanContext } from './context.ts';
import type { FieldLocation } from './field-location.ts';

/** What a literal argument stands for in Cypher text. */
export interface PlannedLiteral {
  /** The text itself. An arrow's is its direction. */
  readonly text: string;
  /** The relationship types, or the label, where it names some. */
  readonly names: readonly string[];
  /** The list that `$name.values` stands for, where there is one. */
  readonly values?: string;
}

/** A traversal's literal arguments by name. */
export type Literals = Readonly<Record<string, PlannedLiteral>>;

/**
 * Plans the literal arguments of a traversal as its Cypher text takes them.
 *
 * @throws GraphQLError BAD_USER_INPUT for a value that the argument does not take.
 */
export function planLiterals(
  context: PlanContext,
  traversal: Traversal,
  location: FieldLocation,
  includeInferred: boolean,
): Literals {
  const args = context.arguments(location);
  return Object.fromEntries(
    Object.entries(traversal.arguments).flatMap(([name, argument]) => {
      if (argument.kind !== 'literal') return [];
      const checked = checkValue(name, argument.schema, args[name], location);
      return [[name, planLiteral(argument, checked, args, context, includeInferred)] as const];
    }),
  );
}

/** A list of texts in Cypher. @throws TypeError for a text that is no plain name, since it becomes part of the statement. */
function printList(texts: readonly string[]): string {
  const odd = texts.find((text) => !/^\w+$/.test(text));
  if (odd !== undefined) throw new TypeError(`${odd} is no name that Cypher text can take`);
  return `[${texts.map((text) => `'${text}'`).join(', ')}]`;
}

function planLiteral(
  literal: TraversalLiteral,
  value: unknown,
  args: Readonly<Record<string, unknown>>,
  { graph }: PlanContext,
  includeInferred: boolean,
): PlannedLiteral {
  switch (literal.prints) {
    case 'arrow':
      return { text: String(value), names: [] };
    case 'integer':
      if (Number.isSafeInteger(value)) return { text: String(value), names: [] };
      throw new TypeError(`${String(value)} is no whole number that Cypher text can take`);
    case 'names': {
      const names = namesIn(literal.names(value, args), graph, includeInferred);
      const values = literal.values && printList(literal.values(value, args));
      return { text: names.map(escapeName).join('|'), names, ...(values !== undefined && { values }) };
    }
  }
}

/** Names of declared types, with those of inferred relationships beside them where they are asked for. */
function namesIn(names: readonly string[], graph: Graph, includeInferred: boolean): readonly string[] {
  const inferable = new Map(
    graph.outgoing.flatMap(({ relationship }) =>
      relationship.types.map((type) => [type, relationship.inferable] as const),
    ),
  );
  for (const name of names) {
    if (!inferable.has(name) && !graph.nodes.has(name)) throw new TypeError(`${name} is declared nowhere`);
  }
  return names.flatMap((name) =>
    includeInferred && inferable.get(name) ? [name, inferredType(name)] : [name],
  );
}
