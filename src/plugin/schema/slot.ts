import type { GraphQLResolveInfo } from 'graphql';
import { graphResolver } from '../field.ts';
import type { Answer } from '../run/answer.ts';

/**
 * The resolver of every generated field below a root: the answer is there already, under the response key.
 *
 * Pothos wants a resolver typed by its field. These fields are generated from declarations at run time, so their type
 * is not known to the compiler: this is the one place where that is waved through.
 */
export function readSlot(source: Answer, _args: unknown, _context: unknown, info: GraphQLResolveInfo): never {
  return source[info.path.key] as never;
}
graphResolver(readSlot);
