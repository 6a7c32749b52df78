import type { Graph } from '@rolegraph/graph-model';
import {
  decodeGlobalId,
  explainDocumentErrors,
  type GlobalId,
  type GraphContext,
} from '@rolegraph/pothos-plugin-neo4j';
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  isAbstractType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A query whose answer cannot be exported. The message says what was wrong. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused';
}

/** The response key of each node's id: no client's own key is in the way. */
const ID = '_exportedId';

/**
 * Asks a GraphQL query and gives the nodes in its answer, each once.
 *
 * @throws QueryRefused where it is no valid query, or its answer has errors or no nodes.
 */
export async function nodesInAnswer(
  text: string,
  schema: GraphQLSchema,
  graph: Graph,
  context: GraphContext,
): Promise<readonly GlobalId[]> {
  const document = withIds(parsed(text, schema), schema);
  const result = await execute({ schema, document, contextValue: context });
  if (result.errors) throw new QueryRefused(result.errors.map(({ message }) => message).join('\n'));
  const ids = new Set<string>();
  collect(result.data, ids);
  if (ids.size === 0) throw new QueryRefused('There are no nodes in the answer to this query.');
  return [...ids].flatMap((id) => decodeGlobalId(id, graph) ?? []);
}

function parsed(text: string, schema: GraphQLSchema): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    throw new QueryRefused(`This is no GraphQL query: ${error instanceof Error ? error.message : error}`);
  }
  const errors = explainDocumentErrors(schema, document, validate(schema, document));
  if (errors.length > 0) throw new QueryRefused(errors.map(({ message }) => message).join('\n'));
  return document;
}

/** Adds the id to each selection of a node. */
function withIds(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const info = new TypeInfo(schema);
  const node = schema.getType('Node');
  return visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave: (set) => {
          const type = info.getParentType();
          const isNode =
            type === node ||
            (isAbstractType(node) && type && !isUnionType(type) && schema.isSubType(node, type));
          if (!isNode) return undefined;
          const id = {
            kind: Kind.FIELD,
            name: { kind: Kind.NAME, value: 'id' },
            alias: { kind: Kind.NAME, value: ID },
          } as const;
          return { ...set, selections: [...set.selections, id] };
        },
      },
    }),
  );
}

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, ids);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === ID && typeof inner === 'string') ids.add(inner);
      else collect(inner, ids);
    }
  }
}
