import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { GraphContext, GraphRequest } from '../executor/context.ts';
import { answerRoot } from '../executor/execute.ts';
import type { GlobalId } from '../global-id.ts';
import type { NodeReference } from '../node-reference.ts';

/** The most nodes that one statement reads. */
const MOST = 1_000;

/**
 * Reads what the client selects of the nodes that an ordinary resolver names. All that one place of the operation names at
 * the same time is read in one statement, however often its resolver is called.
 *
 * @returns A promise for each; null for a node that is not there.
 */
export function loadNodes(
  references: readonly NodeReference[],
  { graph: request }: GraphContext,
  info: GraphQLResolveInfo,
): readonly Promise<unknown>[] {
  const loader = loaderOf(request, info);
  return references.map(({ type, slug, dataset = request.runtime.defaultDataset }) => {
    if (!request.runtime.graph.nodes.has(type)) {
      throw new TypeError(
        `${info.parentType.name}.${info.fieldName} names a ${type}, which is not a type of the graph`,
      );
    }
    return loader.load({ type, slug, dataset });
  });
}

function loaderOf(request: GraphRequest, info: GraphQLResolveInfo): DataLoader<GlobalId, unknown> {
  const [fieldNode] = info.fieldNodes;
  if (!fieldNode) throw new TypeError(`${info.fieldName} is not selected`);
  const cached = request.loaders.get(fieldNode);
  if (cached) return cached;
  const { schema, operation, fragments, variableValues: variables, fieldNodes: nodes } = info;
  const field = info.parentType.getFields()[info.fieldName];
  if (!field) throw new TypeError(`${info.parentType.name} has no field ${info.fieldName}`);
  const call = { schema, operation, fragments, variables, field, nodes };
  const loader = new DataLoader<GlobalId, unknown>(
    async (named) => (await answerRoot(request, { ...call, named })) as unknown[],
    // Two fields must not be given the same object: plugins mark objects as theirs.
    { cache: false, maxBatchSize: MOST },
  );
  request.loaders.set(fieldNode, loader);
  return loader;
}
