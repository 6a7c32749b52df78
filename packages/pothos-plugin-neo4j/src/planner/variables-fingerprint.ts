import type { Graph } from '@rolegraph/graph-model';
import { isOrderedTwoWays } from '@rolegraph/graph-model/text';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { graphFieldOf } from '../field.ts';
import { decodeGlobalId } from '../global-id.ts';
import { cursorShape } from './cursor.ts';

/** Gives the fingerprint of one variable's value. Values of one fingerprint have one plan. */
type Fingerprint = (value: unknown) => string;

/** Gives the fingerprint of all variables of a request. */
export type VariablesFingerprint = (variables: Readonly<Record<string, unknown>>) => string;

/**
 * Works out, once per operation, what of its variables decides the plan: whether they are absent, null or there; booleans
 * and enum values; whether a text needs a sort key to be compared; the keys of input objects and the length of lists of them; the orderings of cursors; the types that
 * ids name. Every other value is a parameter and leaves the Cypher text alone.
 */
export function variablesFingerprint(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  schema: GraphQLSchema,
  graph: Graph,
): VariablesFingerprint {
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [operation, ...Object.values(fragments)],
  };
  const roles = variableRoles(document, schema);
  const fingerprints = (operation.variableDefinitions ?? []).map(
    (definition): readonly [string, Fingerprint] => {
      const name = definition.variable.name.value;
      const type = typeFromAST(schema, definition.type) as GraphQLInputType | undefined;
      const role = roles.get(name);
      if (role === 'cursor') return [name, orAbsent((value) => JSON.stringify(cursorShape(value)))];
      if (role === 'literal') return [name, orAbsent((value) => JSON.stringify(value))];
      if (role === 'id') return [name, orAbsent((value) => typesNamed(value, graph))];
      return [name, fingerprintOf(type)];
    },
  );
  return (variables) => fingerprints.map(([name, fingerprint]) => fingerprint(variables[name])).join('|');
}

type Role = 'cursor' | 'id' | 'literal';

/** Variables of plain types that decide the plan because of the argument they are given to. */
function variableRoles(document: DocumentNode, schema: GraphQLSchema): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument: ({ name, value }) => {
        const role = roleOf(name.value, types.getFieldDef());
        visit(value, {
          Variable: (variable) => {
            if (role) roles.set(variable.name.value, role);
          },
        });
      },
    }),
  );
  return roles;
}

function roleOf(
  argument: string,
  field: GraphQLField<unknown, unknown> | null | undefined,
): Role | undefined {
  const graph = field && graphFieldOf(field);
  if (graph?.kind === 'traversal' && graph.traversal.arguments[argument]?.kind === 'literal')
    return 'literal';
  if (argument === 'after' || argument === 'before') return 'cursor';
  return argument === 'id' || argument === 'ids' ? 'id' : undefined;
}

function typesNamed(value: unknown, graph: Graph): string {
  const types = [value].flat().map((id) => decodeGlobalId(String(id), graph)?.type ?? '');
  return [...new Set(types)].sort().join(',');
}

function orAbsent(fingerprint: Fingerprint): Fingerprint {
  return (value) => (value === undefined ? '-' : value === null ? 'null' : fingerprint(value));
}

function fingerprintOf(type: GraphQLInputType | undefined): Fingerprint {
  if (isNonNullType(type)) return fingerprintOf(type.ofType);
  if (isListType(type)) {
    const item = itemType(type);
    // A list of plain values is one parameter, however long.
    if (!isInputObjectType(item)) return orAbsent(() => '*');
    const fingerprint = fingerprintOf(item);
    return orAbsent((value) => `[${[value].flat().map(fingerprint).join()}]`);
  }
  if (isInputObjectType(type)) {
    const fingerprints = new Map<string, Fingerprint>();
    return orAbsent((value) => {
      const parts = Object.entries(value as object).map(([key, inner]) => {
        let fingerprint = fingerprints.get(key);
        if (!fingerprint) {
          fingerprint = fingerprintOf(type.getFields()[key]?.type);
          fingerprints.set(key, fingerprint);
        }
        return `${key}:${fingerprint(inner)}`;
      });
      return `{${parts.join()}}`;
    });
  }
  if (isEnumType(type)) return orAbsent((value) => JSON.stringify(value));
  return orAbsent((value) =>
    typeof value === 'boolean' ? String(value) : isOrderedTwoWays(value) ? '^' : '*',
  );
}

function itemType(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) || isListType(type) ? itemType(type.ofType as GraphQLInputType) : type;
}
