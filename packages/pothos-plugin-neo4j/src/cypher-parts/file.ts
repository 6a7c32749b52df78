import { parseCypher } from './parse.ts';
import type { CypherPart } from './part.ts';

/** By text: traversals are declared once and asked for ever. */
const parsed = new Map<string, readonly CypherPart[]>();

/** The parts of a traversal's file, which is parsed once. */
export function partsOfFile(text: string): readonly CypherPart[] {
  const cached = parsed.get(text);
  if (cached) return cached;
  const parts = parseCypher(text);
  parsed.set(text, parts);
  return parts;
}
