import { type InterfaceType, type NodeType, namesIndexOf, propertyOf } from '@rolegraph/graph-model';
import type { z } from 'zod';

import type { ResultObject } from '../compiler/result-object.ts';
import { thresholdRelationship } from '../threshold-relationship.ts';
import {
  isReference,
  type Traversal,
  type TraversalArgument,
  type TraversalColumn,
  type TraversalRecord,
  type TraversalResult,
  type TraversalRows,
} from '../traversal.ts';
import { checkTraversal } from './check-traversal.ts';
import { connectionOf, defineConnection, evidenceFields } from './connections.ts';
import type { ArgumentSpecification, FieldSpecification } from './field-specification.ts';
import { pagingArguments } from './paging.ts';
import type { InterfaceRef, OutputRef } from './pothos-refs.ts';
import { isRated, type RatedRelationship } from './rated-relationship.ts';
import { addRoots, datasetArguments, releaseForms, severalDatasetsArguments } from './roots.ts';
import { defineThresholdReport } from './threshold.ts';
import type { TypeFactory } from './type-factory.ts';

/** Adds a traversal's root field, and the types of the rows it gives. */
export function defineTraversal(factory: TypeFactory, traversal: Traversal): void {
  checkTraversal(traversal, factory.graph);
  addRoots(factory, { [traversal.name]: traversalField(factory, traversal) });
}

/**
 * The fields of node types that are traversals, by type. Each type's are made when it is, because rows hold nodes.
 *
 * @throws TypeError naming a traversal that does not fit its node type.
 */
export function nestedTraversals(
  factory: TypeFactory,
  traversals: readonly Traversal[],
): ReadonlyMap<string, () => Readonly<Record<string, FieldSpecification>>> {
  for (const traversal of traversals) checkTraversal(traversal, factory.graph);
  const types = new Set(traversals.map(({ on }) => on ?? ''));
  return new Map(
    [...types].map((type) => [
      type,
      () =>
        Object.fromEntries(
          traversals
            .filter(({ on }) => on === type)
            .map((traversal) => [traversal.name, traversalField(factory, traversal)]),
        ),
    ]),
  );
}

function traversalField(factory: TypeFactory, traversal: Traversal): FieldSpecification {
  const { gives, name, description, nullable, inferable, on, spansDatasets } = traversal;
  return {
    graph: { kind: 'traversal', traversal },
    type: defineResult(factory, gives),
    list: gives.kind === 'rows',
    nullable,
    description,
    args: {
      ...Object.fromEntries(
        Object.entries(traversal.arguments).map(([argument, declared]) => [
          argument,
          argumentOf(factory, name, argument, declared),
        ]),
      ),
      ...(inferable ? { includeInferred: includeInferred } : {}),
      ...(traversal.threshold === undefined
        ? {}
        : factory.inputs.thresholds.argument(ratedRelationship(factory, traversal.threshold))),
      ...(gives.kind === 'connection' ? rowArguments(factory, gives) : {}),
      ...(on === undefined ? datasetArguments : {}),
      ...(spansDatasets ? severalDatasetsArguments : {}),
    },
  };
}

function rowArguments(factory: TypeFactory, { type }: TraversalRows) {
  return { ...pagingArguments, ...factory.inputs.connectionArguments(nodeTypeOf(factory, type)) };
}

function defineResult(factory: TypeFactory, gives: TraversalResult): OutputRef {
  if (gives.kind === 'connection') return defineRows(factory, gives);
  return gives.kind === 'parts' ? defineParts(factory, gives) : defineRecord(factory, gives.record);
}

function defineParts(
  factory: TypeFactory,
  { name, description, parts }: Extract<TraversalResult, { kind: 'parts' }>,
): OutputRef {
  const fields = Object.entries(parts).map(([part, rows]): readonly [string, FieldSpecification] => [
    part,
    {
      graph: { kind: 'part', part },
      type: defineRows(factory, rows),
      nullable: false,
      description: rows.description,
      args: rowArguments(factory, rows),
    },
  ]);
  return factory.once(name, () =>
    factory.builder
      .objectRef<ResultObject>(name)
      .implement({ description, fields: (t) => factory.fields(t, Object.fromEntries(fields)) }),
  );
}

function defineRows(factory: TypeFactory, gives: TraversalRows): OutputRef {
  if (gives.name === undefined) return connectionOf(factory, nodeTypeOf(factory, gives.type));
  const { name } = gives;
  const evident = Object.values(gives.columns).some(({ kind }) => kind === 'evidence');
  return defineConnection(factory, {
    name,
    target: factory.type(gives.type),
    targetName: gives.type,
    edge: () => columnFields(factory, name, gives.columns),
    edgeInterfaces: evident ? [factory.type(factory.graph.evidence.name)] : [],
    properties: { node: nodeTypeOf(factory, gives.type).properties, edge: new Map() },
    summary: columnFields(factory, name, gives.summary?.columns ?? {}),
  });
}

function nodeTypeOf({ graph }: TypeFactory, name: string): NodeType | InterfaceType {
  const type = graph.nodes.get(name) ?? graph.interfaces.get(name) ?? graph.unions.get(name);
  if (!type) throw new TypeError(`There is no node type ${name}`);
  return type;
}

const includeInferred: ArgumentSpecification = {
  type: 'Boolean',
  defaultValue: false,
  description: 'Whether to count what we infer beside what the source says.',
};

function argumentOf(
  factory: TypeFactory,
  traversal: string,
  name: string,
  argument: TraversalArgument,
): ArgumentSpecification {
  if (argument.kind === 'release') {
    return {
      type: 'String',
      required: true,
      description: `${argument.description} ${releaseForms}`,
    };
  }
  if (isReference(argument)) {
    const forms = `By slug, \`dataset/slug\`, global id${namesIndexOf(factory.graph, argument.type) ? ', name or alias' : ''}.`;
    return {
      type:
        argument.kind === 'references' && argument.items
          ? factory.inputs.itemOf(argument.items, argument.type, forms)
          : 'String',
      list: argument.kind === 'references',
      required: argument.kind === 'reference' || argument.atLeast > 0,
      description: `${argument.description} ${forms}`,
    };
  }
  const property = propertyOf(traversal, name, argument.schema);
  const defaultValue = defaultOf(argument.schema);
  return {
    type: factory.scalar(property.kind),
    list: property.list,
    required: !property.optional && defaultValue === undefined,
    description: property.description,
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}

function ratedRelationship({ graph }: TypeFactory, name: string): RatedRelationship {
  const relationship = thresholdRelationship(graph, name);
  if (!isRated(relationship)) throw new TypeError(`${name} has no threshold`);
  return relationship;
}

function defaultOf(schema: z.ZodType): unknown {
  const absent = schema.safeParse(undefined);
  return absent.success ? absent.data : undefined;
}

function defineRecord(factory: TypeFactory, record: TraversalRecord): OutputRef {
  return factory.once(record.name, () => {
    const evidence = Object.values(record.columns).some(({ kind }) => kind === 'evidence');
    const interfaces = evidence ? [factory.type(factory.graph.evidence.name) as InterfaceRef] : [];
    return factory.builder.objectRef<ResultObject>(record.name).implement({
      description: record.description,
      interfaces,
      fields: (t) => factory.fields(t, columnFields(factory, record.name, record.columns)),
    });
  });
}

function columnFields(
  factory: TypeFactory,
  owner: string,
  columns: Readonly<Record<string, TraversalColumn>>,
): Readonly<Record<string, FieldSpecification>> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) =>
      column.kind === 'evidence'
        ? Object.entries(evidenceFields(factory, factory.graph))
        : [[name, columnField(factory, owner, name, column)] as const],
    ),
  );
}

function columnField(
  factory: TypeFactory,
  owner: string,
  name: string,
  column: Exclude<TraversalColumn, { kind: 'evidence' }>,
): FieldSpecification {
  const graph = { kind: 'column' as const, column: name };
  switch (column.kind) {
    case 'scalar':
      return { ...factory.property(propertyOf(owner, name, column.schema)), graph };
    case 'node':
      return {
        graph,
        type: factory.type(column.type),
        nullable: column.optional,
        description: column.description,
      };
    case 'nodes':
      return {
        graph,
        type: factory.type(column.type),
        list: true,
        nullable: false,
        description: column.description,
      };
    case 'leftOut':
      return {
        graph,
        type: defineThresholdReport(factory, ratedRelationship(factory, column.relationship)),
        nullable: false,
        description: column.description,
      };
    case 'record':
      return {
        graph,
        type: defineRecord(factory, column.record),
        list: column.list,
        nullable: !column.list,
        description: column.description,
        ...(column.filterable ? { args: factory.inputs.recordArguments(column.record) } : {}),
      };
  }
}
