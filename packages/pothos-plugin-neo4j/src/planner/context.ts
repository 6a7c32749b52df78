import type { Graph, InterfaceType, NodeType } from '@rolegraph/graph-model';
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isEnumType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type SelectionSetNode,
} from 'graphql';
import { type GraphField, graphFieldOf, isWrapped } from '../field.ts';
import { isShownAsStored } from '../shown-as-stored.ts';
import { Budget } from './budget.ts';
import type { FieldLocation } from './field-location.ts';
import type { Operation } from './selection.ts';

/** A selected field with its definition: what the walk over a selection hands to each kind of plan. */
export interface Selected {
  readonly field: GraphQLField<unknown, unknown>;
  readonly graph: GraphField;
  readonly nodes: readonly FieldNode[];
}

/** What planning one root field shares: the declared graph and the running operation. */
export class PlanContext {
  readonly graph: Graph;
  readonly operation: Operation;
  readonly budget = new Budget();
  #directlyExecutable = true;

  constructor(graph: Graph, operation: Operation) {
    this.graph = graph;
    this.operation = operation;
  }

  /**
   * Whether all that was selected is the graph's own and shown as it is stored, so that the decoded answer is what the
   * client gets: no ordinary resolver has a part in it, no other plugin, and no type's own serialisation.
   */
  get directlyExecutable(): boolean {
    return this.#directlyExecutable;
  }

  /** The definition behind a selected field; undefined for `__typename` and for fields with an ordinary resolver. */
  selected(
    parent: { getFields(): Record<string, GraphQLField<unknown, unknown>> },
    nodes: readonly FieldNode[],
  ): Selected | undefined {
    const name = nodes[0]?.name.value ?? '';
    const field = parent.getFields()[name];
    const graph = field && graphFieldOf(field);
    if (graph ? graph.kind === 'ordinary' || isWrapped(field) : name !== '__typename')
      this.#directlyExecutable = false;
    // A property's enum values get their names when they are decoded.
    const isNamed = graph?.kind === 'property' && graph.names !== undefined;
    if (field && !isNamed && isShownOtherwise(getNamedType(field.type))) this.#directlyExecutable = false;
    return graph && { field, graph, nodes };
  }

  /** The arguments at a field location, for what of them decides the plan. */
  arguments(location: FieldLocation): Readonly<Record<string, unknown>> {
    return getArgumentValues(location.field, location.node, this.operation.variables);
  }

  objectType(name: string): GraphQLObjectType {
    const type = this.operation.schema.getType(name);
    if (!isObjectType(type)) throw new TypeError(`${name} is not an object type`);
    return type;
  }

  type(name: string): NodeType | InterfaceType {
    return this.graph.nodes.get(name) ?? this.interface(name);
  }

  interface(name: string): InterfaceType {
    const type = this.graph.interfaces.get(name) ?? this.graph.unions.get(name);
    if (!type) throw new TypeError(`${name} is not declared in the graph`);
    return type;
  }
}

/** Whether values of a type are shown otherwise than they are stored: enum values under their names, a schema's own scalars. */
function isShownOtherwise(type: GraphQLNamedType): boolean {
  if (isEnumType(type)) return type.getValues().some(({ name, value }) => name !== value);
  return isScalarType(type) && !isSpecifiedScalarType(type) && !isShownAsStored(type);
}

export function isTypename(nodes: readonly FieldNode[]): boolean {
  return nodes[0]?.name.value === '__typename';
}

export function selectionSets(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
}

export function fieldLocation(
  field: GraphQLField<unknown, unknown>,
  [node]: readonly FieldNode[],
): FieldLocation {
  if (!node) throw new TypeError(`${field.name} is not selected`);
  return { field, node };
}
