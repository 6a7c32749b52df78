import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { ResultObject } from '../compiler/result-object.ts';
import type { GraphContext } from '../executor/context.ts';
import { graphFieldOf } from '../field.ts';
import { NodeReference } from '../node-reference.ts';
import { loadNodes } from './load.ts';

type Resolver = GraphQLFieldResolver<unknown, object, object>;

/**
 * Wraps a resolver that is not the graph's own: on a node it gets the properties that it needs in place of the node, and
 * the nodes that it names are read for it.
 */
export function wrapOrdinary(resolve: Resolver, extensions: Readonly<Record<string, unknown>>): Resolver {
  const field = graphFieldOf({ extensions });
  if (field && field.kind !== 'ordinary') return resolve;
  return (source, args, context, info) => {
    const parent = field ? (source as ResultObject)[info.path.key] : source;
    const result = resolve(parent, args, context, info);
    return isPromise(result)
      ? result.then((value) => withNodes(value, context, info))
      : withNodes(result, context, info);
  };
}

function withNodes(value: unknown, context: object, info: GraphQLResolveInfo): unknown {
  if (value instanceof NodeReference) return loadNodes([value], context as GraphContext, info)[0];
  if (!Array.isArray(value) || !value.some((item) => item instanceof NodeReference)) return value;
  const references = value.filter((item) => item instanceof NodeReference);
  const nodes = loadNodes(references, context as GraphContext, info);
  return value.map((item) => (item instanceof NodeReference ? nodes[references.indexOf(item)] : item));
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function';
}
