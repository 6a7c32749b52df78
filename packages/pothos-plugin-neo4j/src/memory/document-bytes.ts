import type { ASTNode, DocumentNode, Token } from 'graphql';
import { stringBytes } from './byte-bounded-cache.ts';

/**
 * The heap of one token with the nodes made of it. Measured for documents of 5,000 tokens: from 250 bytes (arguments) to 512 (plain
 * fields).
 */
const bytesPerToken = 600;

const overheadBytes = 1_000;

/**
 * Gives the heap that a parsed document takes, in bytes: text, tokens and nodes, by what was measured.
 *
 * @example
 * ```ts
 * import { documentBytes } from '@rolegraph/pothos-plugin-neo4j/memory';
 * import { parse } from 'graphql';
 *
 * // 1,000 for the document, 600 for each token, and 2 for each letter of the text.
 * documentBytes(parse('{ recipes }')); // => 2822
 * ```
 */
export function documentBytes(document: DocumentNode): number {
  return bytesOf(document, document.tokenCount ?? tokensOf(document));
}

/**
 * Gives the heap that a node of a document keeps alive, in bytes: all of the document, because tokens are linked in both directions and
 * each location has the text.
 *
 * @example
 * ```ts
 * import { retainedDocumentBytes } from '@rolegraph/pothos-plugin-neo4j/memory';
 * import { parse } from 'graphql';
 *
 * const [operation] = parse('{ recipes }').definitions;
 * retainedDocumentBytes(operation); // => 4022
 * ```
 */
export function retainedDocumentBytes(node: ASTNode): number {
  return bytesOf(node, tokensOf(node));
}

function bytesOf({ loc }: ASTNode, tokens: number): number {
  return overheadBytes + bytesPerToken * tokens + (loc ? stringBytes(loc.source.body) : 0);
}

/** 0 for a node without a location, which no parser made. */
function tokensOf({ loc }: ASTNode): number {
  if (!loc) return 0;
  let tokens = 1;
  for (let token: Token | null = loc.startToken.prev; token; token = token.prev) tokens += 1;
  for (let token: Token | null = loc.startToken.next; token; token = token.next) tokens += 1;
  return tokens;
}
