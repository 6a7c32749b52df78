import type { CypherPart } from './part.ts';

/** All parts in their order, those within patterns too. */
export function* everyPart(parts: readonly CypherPart[]): Iterable<CypherPart> {
  for (const part of parts) {
    yield part;
    if (part.kind !== 'relationship') continue;
    yield* everyPart(part.steps);
    yield* everyPart(part.properties);
    yield* everyPart(part.condition);
  }
}
