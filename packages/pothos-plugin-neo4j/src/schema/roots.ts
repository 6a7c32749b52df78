import { type NodeType, namesIndexOf } from '@rolegraph/graph-model';
import type { GraphQLResolveInfo } from 'graphql';

import type { ResultObject } from '../compiler/result-object.ts';
import type { GraphContext } from '../executor/context.ts';
import { resolveRoot } from '../executor/execute.ts';
import { graphResolver } from '../field.ts';
import { connectionOf } from './connections.ts';
import type { ArgumentSpecification, FieldSpecification } from './field-specification.ts';
import { pagingArguments } from './paging.ts';
import type { TypeFactory } from './type-factory.ts';

/** How a release is named. */
export const releaseForms =
  "By its id such as `onet_2`, its number, or the origin's own version such as `29.3`, of which the newest is read.";

const releaseArgument: ArgumentSpecification = {
  type: 'String',
  description: `The release to look back to; the current one where it is left out. ${releaseForms}`,
};

/** The arguments by which every root field that starts from a type or a reference takes a dataset and a release of it. */
export const datasetArguments: Readonly<Record<'dataset' | 'release', ArgumentSpecification>> = {
  dataset: {
    type: 'String',
    description: 'The dataset to read, by its slug; the default one where it is left out.',
  },
  release: releaseArgument,
};

/** The arguments by which a traversal reads several datasets at once. */
export const severalDatasetsArguments: Readonly<Record<'datasets' | 'allDatasets', ArgumentSpecification>> = {
  datasets: {
    type: 'String',
    list: true,
    description: 'The datasets to read together, by their slugs, in place of `dataset`.',
  },
  allDatasets: {
    type: 'Boolean',
    defaultValue: false,
    description: 'Whether to read all datasets together, in place of `dataset`.',
  },
};

/** Adds root fields to the query type. */
export function addRoots(
  factory: TypeFactory,
  specifications: Readonly<Record<string, FieldSpecification>>,
): void {
  factory.builder.queryFields((t) => factory.fields(t, specifications, rootResolver));
}

/** Adds `node`, `nodes`, and for each node type the field that looks one up and the field that lists all. */
export function defineRoots(factory: TypeFactory): void {
  addRoots(factory, {
    node: {
      graph: { kind: 'node' },
      type: factory.type('Node'),
      nullable: true,
      description: 'The node with a global id; null where there is none.',
      args: {
        id: { type: 'ID', required: true, description: 'The global id.' },
        release: releaseArgument,
      },
    },
    nodes: {
      graph: { kind: 'nodes' },
      type: factory.type('Node'),
      list: true,
      nullable: false,
      nullableItems: true,
      description:
        'The nodes with the given global ids, in the same order; null in place of one that is not there.',
      args: {
        ids: { type: 'ID', list: true, required: true, description: 'The global ids, 100 at most.' },
        release: releaseArgument,
      },
    },
  });
  for (const type of factory.graph.nodes.values()) addRoots(factory, pair(factory, type));
}

function pair(factory: TypeFactory, type: NodeType): Readonly<Record<string, FieldSpecification>> {
  const singular = type.name.charAt(0).toLowerCase() + type.name.slice(1);
  return {
    [singular]: {
      graph: { kind: 'lookup', type },
      type: factory.type(type.name),
      nullable: true,
      description: `${type.description} Null where there is none, with an error NOT_FOUND that names the nearest.`,
      args: {
        slug: {
          type: 'String',
          required: true,
          description:
            namesIndexOf(factory.graph, type.name) === undefined
              ? 'Its slug, `dataset/slug`, or global id.'
              : 'Its slug, `dataset/slug`, global id, or exact name or alias.',
        },
        ...datasetArguments,
      },
    },
    [type.plural]: {
      graph: { kind: 'list', type },
      type: connectionOf(factory, type),
      nullable: false,
      description: `All nodes of this type, sorted by slug. ${type.description}`,
      args: { ...pagingArguments, ...factory.inputs.connectionArguments(type), ...datasetArguments },
    },
  };
}

function rootResolver(
  _source: ResultObject,
  _args: unknown,
  context: GraphContext,
  info: GraphQLResolveInfo,
): never {
  // Typed by its field at run time, like every generated resolver: see readProperty.
  return resolveRoot(context.graph, info) as never;
}
graphResolver(rootResolver);
