import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What the planner needs to know of the running operation. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: GraphQLResolveInfo['variableValues'];
}

/** Fields selected on a type, by response key. Fields with one response key are one field, selected together. */
export type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * Collects the fields that a selection asks of nodes of one concrete type, as execution does: fragments whose
 * condition the type meets, without what `@skip` and `@include` leave out.
 */
export function selectionOn(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  operation: Operation,
): Selection {
  return collect(sets, operation, (condition) => meets(type, condition, operation.schema));
}

/**
 * Collects the fields that an interface's selection asks of every node, whatever its concrete type.
 *
 * @param names The interface and those interfaces that all its nodes implement as well.
 */
export function sharedSelection(
  names: ReadonlySet<string>,
  sets: readonly SelectionSetNode[],
  operation: Operation,
): Selection {
  return collect(sets, operation, (condition) => names.has(condition));
}

/** Type conditions of the fragments in a selection, however deeply fragments contain each other. */
export function conditionsIn(sets: readonly SelectionSetNode[], operation: Operation): ReadonlySet<string> {
  const conditions = new Set<string>();
  collect(sets, operation, (condition) => {
    conditions.add(condition);
    return true;
  });
  return conditions;
}

function collect(
  sets: readonly SelectionSetNode[],
  operation: Operation,
  applies: (condition: string) => boolean,
): Selection {
  const collected = { fields: new Map<string, FieldNode[]>(), spread: new Set<string>() };
  for (const set of sets) collectInto(collected, set, operation, applies);
  return collected.fields;
}

interface Collected {
  readonly fields: Map<string, FieldNode[]>;
  /** Names of the fragments that have been spread: each counts once. */
  readonly spread: Set<string>;
}

function collectInto(
  collected: Collected,
  set: SelectionSetNode,
  operation: Operation,
  applies: (condition: string) => boolean,
): void {
  const { fields, spread } = collected;
  for (const selection of set.selections) {
    if (!included(selection, operation)) continue;
    if (selection.kind === 'Field') {
      const key = selection.alias?.value ?? selection.name.value;
      const same = fields.get(key);
      if (same) same.push(selection);
      else fields.set(key, [selection]);
    } else if (selection.kind === 'InlineFragment') {
      const condition = selection.typeCondition?.name.value;
      if (condition === undefined || applies(condition))
        collectInto(collected, selection.selectionSet, operation, applies);
    } else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value);
      const fragment = operation.fragments[selection.name.value];
      if (fragment && applies(fragment.typeCondition.name.value))
        collectInto(collected, fragment.selectionSet, operation, applies);
    }
  }
}

function included(node: SelectionNode, { variables }: Operation): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

function meets(type: GraphQLObjectType, condition: string, schema: GraphQLSchema): boolean {
  if (type.name === condition) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}
