import type { PlannedStatement } from './plan-cache.ts';
import type { UnsharedTexts } from './unshared-texts.ts';

/**
 * The most lookups that one statement answers. Neo4j's planning time grows faster than their number: per lookup it was 120 ms in
 * statements of four, 150 in those of eight and 190 in those of sixteen, or 220, 230 and 480 with a page each. Four would double the
 * number of statements for no less planning, sixteen would hold a processor for seconds, which no time limit ends.
 */
export const MAX_LOOKUPS_PER_STATEMENT = 8;

/** A lookup that follows more relationships has a statement of its own: it runs beside the others and fails alone. */
const MAX_RELATIONSHIPS = 4;

/** A root field; without a statement where it cannot be planned. */
interface PlannedRoot {
  readonly statement: PlannedStatement | undefined;
}

/** A root field that has a statement. */
export type WithStatement<Root extends PlannedRoot> = Root & { readonly statement: PlannedStatement };

/** Which statements answer the root fields of an operation. */
export interface RootStatements<Root extends PlannedRoot> {
  /** Root fields with a statement of their own, and those that cannot be planned. */
  readonly single: readonly Root[];
  /** Lookups that share a statement, for each such statement. */
  readonly merged: readonly (readonly WithStatement<Root>[])[];
  /** How many statements these are. */
  readonly count: number;
}

/**
 * Decides which lookups share a statement. Lookups of one shape come first, so that an operation of many of them sends one text many
 * times and Neo4j plans it once; the rest is sorted by shape, so that its text does not depend on the client's order.
 */
export function groupRoots<Root extends PlannedRoot>(
  roots: readonly Root[],
  unshared: UnsharedTexts,
): RootStatements<Root> {
  if (roots.length === 1) return { single: roots, merged: [], count: roots[0]?.statement ? 1 : 0 };
  const byText = new Map<string, WithStatement<Root>[]>();
  for (const root of roots) {
    if (!isMergeable(root, unshared)) continue;
    const sameText = byText.get(root.statement.text);
    if (sameText) sameText.push(root);
    else byText.set(root.statement.text, [root]);
  }
  const full: WithStatement<Root>[][] = [];
  const rest: WithStatement<Root>[] = [];
  for (const [, sameText] of [...byText].toSorted(([text], [other]) => (text < other ? -1 : 1))) {
    for (const chunk of chunks(sameText)) {
      if (chunk.length === MAX_LOOKUPS_PER_STATEMENT) full.push(chunk);
      else rest.push(...chunk);
    }
  }
  const merged = [...full, ...chunks(rest)].filter(({ length }) => length > 1);
  const shared = new Set<Root>(merged.flat());
  const single = roots.filter((root) => !shared.has(root));
  return { single, merged, count: single.filter(({ statement }) => statement).length + merged.length };
}

function isMergeable<Root extends PlannedRoot>(
  root: Root,
  unshared: UnsharedTexts,
): root is WithStatement<Root> {
  const { statement } = root;
  return (
    statement?.plan.kind === 'lookup' &&
    statement.relationships <= MAX_RELATIONSHIPS &&
    !unshared.has(statement.text)
  );
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MAX_LOOKUPS_PER_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * MAX_LOOKUPS_PER_STATEMENT, (index + 1) * MAX_LOOKUPS_PER_STATEMENT),
  );
}
