import type { Graph, InterfaceType, NodeType, Relationship } from '@rolegraph/graph-model';

import type { ResultObject } from '../compiler/result-object.ts';
import type { SideProperties } from '../group-key.ts';
import { thresholdArgument } from '../planner/threshold.ts';
import { aggregateFields } from './aggregates.ts';
import type { ArgumentSpecification, FieldSpecification } from './field-specification.ts';
import { definePageInfo, pagingArguments } from './paging.ts';
import type { ObjectRef, OutputRef } from './pothos-refs.ts';
import { isRated } from './rated-relationship.ts';
import { relationshipsTo } from './relationships-to.ts';
import { defineThresholdReport } from './threshold.ts';
import type { TypeFactory } from './type-factory.ts';

export interface ConnectionOptions {
  /** Name without `Connection`, such as `SharedSkill`. */
  readonly name: string;
  readonly target: OutputRef;
  readonly targetName: string;
  /** Gives further fields of the edge, which may lead back to the connection. */
  readonly edge: () => Readonly<Record<string, FieldSpecification>>;
  readonly edgeInterfaces: readonly OutputRef[];
  /** Properties of both sides, for aggregates and groups. */
  readonly properties: SideProperties;
  /** Further fields of the connection. */
  readonly summary?: Readonly<Record<string, FieldSpecification>>;
}

/** Makes a connection type with its edge type. */
export function defineConnection(factory: TypeFactory, options: ConnectionOptions): OutputRef {
  const { name, target, targetName, edge, edgeInterfaces, properties, summary } = options;
  return factory.once(`${name}Connection`, () => {
    const edgeRef = factory.builder.objectRef<ResultObject>(`${name}Edge`);
    edgeRef.implement({
      description: `One ${targetName} of a page, with what connects it.`,
      interfaces: edgeInterfaces as ObjectRef[] & never[],
      fields: (t) =>
        factory.fields(t, {
          node: {
            graph: { kind: 'edge.node' },
            type: target,
            nullable: false,
            description: `The ${targetName}.`,
          },
          cursor: {
            graph: { kind: 'edge.cursor' },
            type: 'String',
            nullable: false,
            description: 'Marks this place, for `after` and `before`.',
          },
          ...edge(),
        }),
    });
    return factory.builder.objectRef<ResultObject>(`${name}Connection`).implement({
      description: `A page of ${targetName} nodes.`,
      fields: (t) =>
        factory.fields(t, {
          nodes: {
            graph: { kind: 'connection.nodes' },
            type: target,
            list: true,
            nullable: false,
            description: 'The nodes of the page, without their edges.',
          },
          edges: {
            graph: { kind: 'connection.edges' },
            type: edgeRef,
            list: true,
            nullable: false,
            description: 'The edges of the page.',
          },
          pageInfo: {
            graph: { kind: 'connection.pageInfo' },
            type: definePageInfo(factory),
            nullable: false,
            description: 'Where the page stands.',
          },
          totalCount: {
            graph: { kind: 'connection.totalCount' },
            type: 'Int',
            nullable: false,
            description: 'How many there are on all pages together.',
          },
          ...aggregateFields(factory, properties),
          ...summary,
        }),
    });
  });
}

/**
 * Makes the connection type of a type, which all lists of its nodes share. Its edges have what any relationship that leads there tells of
 * itself, so a front end's fragment on it serves all of them.
 */
export function connectionOf(factory: TypeFactory, type: NodeType | InterfaceType): OutputRef {
  const { graph } = factory;
  const { properties, haveEvidence, rated } = relationshipsTo(graph, type.name);
  return defineConnection(factory, {
    name: type.name,
    target: factory.type(type.name),
    targetName: type.name,
    edge: () =>
      mapValues(
        {
          ...(haveEvidence ? evidenceFields(factory, graph) : {}),
          ...Object.fromEntries(
            [...properties].map(([name, property]) => [name, factory.property(property)]),
          ),
        },
        whereStated,
      ),
    edgeInterfaces: haveEvidence ? [factory.type(graph.evidence.name)] : [],
    properties: { node: type.properties, edge: properties },
    ...(rated
      ? {
          summary: {
            [thresholdArgument]: {
              graph: { kind: 'connection.threshold' },
              type: defineThresholdReport(factory, rated),
              nullable: true,
              description:
                'Which ratings count here, and how many are left out; null in lists that follow no ratings.',
            },
          },
        }
      : {}),
  });
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

/** A field that is null in lists whose relationship does not have it, or that follow none. */
function whereStated(field: FieldSpecification): FieldSpecification {
  const { description } = field;
  return {
    ...field,
    nullable: true,
    description: `${description} Null where the list's relationship has none.`,
  };
}

/** The fields of the interface of all that has evidence. A list that follows no relationship has none to tell. */
export function evidenceInterfaceFields(
  factory: TypeFactory,
  graph: Graph,
): Readonly<Record<string, FieldSpecification>> {
  return mapValues(evidenceFields(factory, graph), whereStated);
}

/** The fields by which a statement tells what it stands on. */
export function evidenceFields(
  factory: TypeFactory,
  graph: Graph,
): Readonly<Record<string, FieldSpecification>> {
  const { properties, relationships } = graph.evidence;
  return {
    basis: {
      graph: { kind: 'basis' },
      type: factory.enumeration(basis),
      nullable: false,
      description: 'Whether the source says it or we infer it.',
    },
    ...Object.fromEntries([...properties].map(([name, property]) => [name, factory.property(property)])),
    ...Object.fromEntries(
      [...relationships].map(([name, relationship]) => [name, relationshipField(factory, relationship)]),
    ),
  };
}

const basis = {
  name: 'Basis',
  description: 'What a statement stands on.',
  values: {
    DIRECT: 'The source says it.',
    DERIVED: 'It follows from several statements of the source.',
    INFERRED: 'The source does not say it: it is our own inference.',
  },
  stored: {},
};

/** The field that follows a relationship: the node itself, or a connection. */
export function relationshipField(factory: TypeFactory, relationship: Relationship): FieldSpecification {
  const { target, one, description, inferable, showsInferred } = relationship;
  const graphField = { kind: 'relationship' as const, relationship };
  const inferred: Readonly<Record<string, ArgumentSpecification>> =
    inferable && !showsInferred
      ? {
          includeInferred: {
            type: 'Boolean',
            defaultValue: false,
            description: 'Whether to give what we infer beside what the source says.',
          },
        }
      : {};
  if (one)
    return {
      graph: graphField,
      type: factory.type(target.name),
      nullable: true,
      description,
      args: inferred,
    };
  return {
    graph: graphField,
    type: connectionOf(factory, target),
    nullable: false,
    description,
    args: {
      ...pagingArguments,
      ...factory.inputs.connectionArguments(target),
      ...inferred,
      ...(isRated(relationship) ? factory.inputs.thresholds.argument(relationship) : {}),
    },
  };
}
