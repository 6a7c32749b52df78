import { type GraphQLEnumType, type GraphQLResolveInfo, getNamedType, isEnumType } from 'graphql';
import type { ResultObject } from '../compiler/result-object.ts';
import { graphResolver } from '../field.ts';

/**
 * The resolver of every generated field below a root: the answer is there already, under the response key.
 *
 * Pothos wants a resolver typed by its field. These fields are generated from declarations at run time, so their type
 * is not known to the compiler: this is the one place where that is waved through.
 */
export function readProperty(
  source: ResultObject,
  _args: unknown,
  _context: unknown,
  info: GraphQLResolveInfo,
): never {
  const value = source[info.path.key];
  const type = getNamedType(info.returnType);
  return (isEnumType(type) ? internalValue(type, value) : value) as never;
}

/** graphql-js makes names of an enum's internal values, and a decoded property has the name already. */
function internalValue(type: GraphQLEnumType, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => internalValue(type, item));
  return typeof value === 'string' ? (type.getValue(value)?.value ?? value) : value;
}
graphResolver(readProperty);
