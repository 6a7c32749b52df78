import type { InterfaceType, NodeType } from '@rolegraph/graph-model';
import { type ResultObject, TYPE } from '../compiler/result-object.ts';
import type { Traversal } from '../traversal.ts';
import { evidenceInterfaceFields, relationshipField } from './connections.ts';
import type { FieldSpecification } from './field-specification.ts';
import type { InterfaceRef, ObjectRef, OutputRef } from './pothos-refs.ts';
import { nestedTraversals } from './traversals.ts';
import type { TypeFactory } from './type-factory.ts';

const NODE = 'Node';

const id: FieldSpecification = {
  graph: { kind: 'id' },
  type: 'ID',
  nullable: false,
  description: 'The opaque global id, valid across releases.',
};

/**
 * Makes the GraphQL types of all declared node types and interfaces, and gives those by name.
 *
 * @param traversals Those that are fields of node types.
 */
export function defineNodes(
  factory: TypeFactory,
  traversals: readonly Traversal[],
): Readonly<Record<string, OutputRef>> {
  const { graph, builder } = factory;
  const questions = nestedTraversals(factory, traversals);
  const nodeRef = builder.interfaceRef<ResultObject>(NODE);
  factory.once(NODE, () =>
    nodeRef.implement({
      description: 'Anything in the graph that has a global id.',
      resolveType: (answer) => answer[TYPE],
      fields: (t) => factory.fields(t, { id }),
    }),
  );
  // All references first: relationships point at types that are declared later.
  const interfaces = [...graph.interfaces.values()].map((type) => {
    const ref = builder.interfaceRef<ResultObject>(type.name);
    factory.once(type.name, () => ref);
    return { type, ref };
  });
  for (const { name, description, implementations } of graph.unions.values()) {
    factory.once(name, () =>
      builder.unionType(name, {
        description,
        types: () => implementations.map((member) => factory.type(member.name) as ObjectRef),
        resolveType: (answer) => (answer as ResultObject)[TYPE],
      }),
    );
  }
  const evidence = builder.interfaceRef<ResultObject>(graph.evidence.name);
  factory.once(graph.evidence.name, () => evidence);
  const nodes = [...graph.nodes.values()].map((type) => {
    const ref = builder.objectRef<ResultObject>(type.name);
    factory.once(type.name, () => ref);
    return { type, ref };
  });
  evidence.implement({
    description: graph.evidence.description,
    resolveType: (answer) => answer[TYPE],
    fields: (t) => factory.fields(t, evidenceInterfaceFields(factory, graph)),
  });
  for (const { type, ref } of interfaces) {
    ref.implement({
      description: type.description,
      interfaces: [nodeRef],
      resolveType: (answer) => answer[TYPE],
      fields: (t) => factory.fields(t, fieldsOf(factory, type)),
    });
  }
  for (const { type, ref } of nodes) {
    const shared: readonly OutputRef[] = type.interface ? [factory.type(type.interface.name)] : [];
    ref.implement({
      description: type.description,
      interfaces: [nodeRef, ...(shared as InterfaceRef[])],
      fields: (t) => factory.fields(t, { ...fieldsOf(factory, type), ...questions.get(type.name)?.() }),
    });
  }
  return Object.fromEntries([...interfaces, ...nodes].map(({ type, ref }) => [type.name, ref]));
}

function fieldsOf(
  factory: TypeFactory,
  type: NodeType | InterfaceType,
): Readonly<Record<string, FieldSpecification>> {
  const slug: FieldSpecification = {
    graph: { kind: 'property', property: 'slug', list: false, required: true, names: undefined },
    type: 'String',
    nullable: false,
    description: 'The readable key, unique for its type within a dataset.',
  };
  const properties = [...type.properties].map(
    ([field, property]) => [field, factory.property(property)] as const,
  );
  const relationships = [...type.relationships].map(
    ([field, relationship]) => [field, relationshipField(factory, relationship)] as const,
  );
  return { id, slug, ...Object.fromEntries(properties), ...Object.fromEntries(relationships) };
}
