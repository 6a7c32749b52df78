import type { z } from 'zod';
import { namesIndexOf } from '../../graph/constraints.ts';
import type { InterfaceType, NodeType } from '../../graph/index.ts';
import { propertyOf } from '../../graph/property.ts';
import type { Answer } from '../run/answer.ts';
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
import type { ArgumentSpecification, Author, FieldSpecification, InterfaceRef, OutputRef } from './author.ts';
import { checkTraversal } from './check-traversal.ts';
import { defineConnection, evidenceFields, pagingArguments } from './connections.ts';
import { addRoots, datasetArguments, releaseForms, severalDatasetsArguments } from './roots.ts';
import { defineThresholdReport, isRated, type RatedRelationship } from './threshold.ts';

/** Adds a traversal's root field, and the types of the rows it gives. */
export function defineTraversal(author: Author, traversal: Traversal): void {
  checkTraversal(traversal, author.graph);
  addRoots(author, { [traversal.name]: traversalField(author, traversal) });
}

/**
 * The fields of node types that are traversals, by type. Each type's are made when it is, because rows hold nodes.
 *
 * @throws TypeError naming a traversal that does not fit its node type.
 */
export function nestedTraversals(
  author: Author,
  traversals: readonly Traversal[],
): ReadonlyMap<string, () => Readonly<Record<string, FieldSpecification>>> {
  for (const traversal of traversals) checkTraversal(traversal, author.graph);
  const types = new Set(traversals.map(({ on }) => on ?? ''));
  return new Map(
    [...types].map((type) => [
      type,
      () =>
        Object.fromEntries(
          traversals
            .filter(({ on }) => on === type)
            .map((traversal) => [traversal.name, traversalField(author, traversal)]),
        ),
    ]),
  );
}

function traversalField(author: Author, traversal: Traversal): FieldSpecification {
  const { gives, name, description, nullable, inferable, on, spansDatasets } = traversal;
  return {
    graph: { kind: 'traversal', traversal },
    type: defineResult(author, gives),
    list: gives.kind === 'rows',
    nullable,
    description,
    args: {
      ...Object.fromEntries(
        Object.entries(traversal.arguments).map(([argument, declared]) => [
          argument,
          argumentOf(author, name, argument, declared),
        ]),
      ),
      ...(inferable ? { includeInferred: includeInferred } : {}),
      ...(traversal.threshold === undefined
        ? {}
        : author.inputs.thresholds.argument(ratedRelationship(author, traversal.threshold))),
      ...(gives.kind === 'connection' ? rowArguments(author, gives) : {}),
      ...(on === undefined ? datasetArguments : {}),
      ...(spansDatasets ? severalDatasetsArguments : {}),
    },
  };
}

function rowArguments(author: Author, { type }: TraversalRows) {
  return { ...pagingArguments, ...author.inputs.nodeArguments(nodeTypeOf(author, type)) };
}

function defineResult(author: Author, gives: TraversalResult): OutputRef {
  if (gives.kind === 'connection') return defineRows(author, gives);
  return gives.kind === 'parts' ? defineParts(author, gives) : defineRecord(author, gives.record);
}

function defineParts(
  author: Author,
  { name, description, parts }: Extract<TraversalResult, { kind: 'parts' }>,
): OutputRef {
  const fields = Object.entries(parts).map(([part, rows]): readonly [string, FieldSpecification] => [
    part,
    {
      graph: { kind: 'part', part },
      type: defineRows(author, rows),
      nullable: false,
      description: rows.description,
      args: rowArguments(author, rows),
    },
  ]);
  return author.once(name, () =>
    author.builder
      .objectRef<Answer>(name)
      .implement({ description, fields: (t) => author.fields(t, Object.fromEntries(fields)) }),
  );
}

function defineRows(author: Author, gives: TraversalRows): OutputRef {
  const name = gives.name ?? gives.type;
  const evident = Object.values(gives.columns).some(({ kind }) => kind === 'evidence');
  return defineConnection(author, {
    name,
    target: author.type(gives.type),
    targetName: gives.type,
    edge: columnFields(author, name, gives.columns),
    edgeInterfaces: evident ? [author.type(author.graph.evidence.name)] : [],
    properties: { node: nodeTypeOf(author, gives.type).properties, edge: new Map() },
    summary: columnFields(author, name, gives.summary?.columns ?? {}),
  });
}

function nodeTypeOf({ graph }: Author, name: string): NodeType | InterfaceType {
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
  author: Author,
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
    const forms = `By slug, \`dataset/slug\`, global id${namesIndexOf(author.graph, argument.type) ? ', name or alias' : ''}.`;
    return {
      type:
        argument.kind === 'references' && argument.items
          ? author.inputs.itemOf(argument.items, argument.type, forms)
          : 'String',
      list: argument.kind === 'references',
      required: argument.kind === 'reference' || argument.atLeast > 0,
      description: `${argument.description} ${forms}`,
    };
  }
  const property = propertyOf(traversal, name, argument.schema);
  const defaultValue = defaultOf(argument.schema);
  return {
    type: author.scalar(property.kind),
    list: property.list,
    required: !property.optional && defaultValue === undefined,
    description: property.description,
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}

function ratedRelationship({ graph }: Author, name: string): RatedRelationship {
  const relationship = thresholdRelationship(graph, name);
  if (!isRated(relationship)) throw new TypeError(`${name} has no threshold`);
  return relationship;
}

function defaultOf(schema: z.ZodType): unknown {
  const absent = schema.safeParse(undefined);
  return absent.success ? absent.data : undefined;
}

function defineRecord(author: Author, record: TraversalRecord): OutputRef {
  return author.once(record.name, () => {
    const evidence = Object.values(record.columns).some(({ kind }) => kind === 'evidence');
    const interfaces = evidence ? [author.type(author.graph.evidence.name) as InterfaceRef] : [];
    return author.builder.objectRef<Answer>(record.name).implement({
      description: record.description,
      interfaces,
      fields: (t) => author.fields(t, columnFields(author, record.name, record.columns)),
    });
  });
}

function columnFields(
  author: Author,
  owner: string,
  columns: Readonly<Record<string, TraversalColumn>>,
): Readonly<Record<string, FieldSpecification>> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) =>
      column.kind === 'evidence'
        ? Object.entries(evidenceFields(author, author.graph))
        : [[name, columnField(author, owner, name, column)] as const],
    ),
  );
}

function columnField(
  author: Author,
  owner: string,
  name: string,
  column: Exclude<TraversalColumn, { kind: 'evidence' }>,
): FieldSpecification {
  const graph = { kind: 'column' as const, column: name };
  switch (column.kind) {
    case 'scalar':
      return { ...author.property(propertyOf(owner, name, column.schema)), graph };
    case 'node':
      return {
        graph,
        type: author.type(column.type),
        nullable: column.optional,
        description: column.description,
      };
    case 'nodes':
      return {
        graph,
        type: author.type(column.type),
        list: true,
        nullable: false,
        description: column.description,
      };
    case 'leftOut':
      return {
        graph,
        type: defineThresholdReport(author, ratedRelationship(author, column.relationship)),
        nullable: false,
        description: column.description,
      };
    case 'record':
      return {
        graph,
        type: defineRecord(author, column.record),
        list: column.list,
        nullable: !column.list,
        description: column.description,
        ...(column.filterable ? { args: author.inputs.recordArguments(column.record) } : {}),
      };
  }
}
