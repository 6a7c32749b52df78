import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLFieldMap,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { Plugin } from 'vite';

const name = 'rolegraph:model';
const schemaFile = join(import.meta.dirname, '../schema/schema.graphql');

/**
 * Gives the page what it needs to know of the schema, read from the printed one when the page is built: the page lists no type of its
 * own, and asks no introspection of a server that may refuse it.
 */
export function modelPlugin(): Plugin {
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      this.addWatchFile(schemaFile);
      const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
      return [
        `export const entityTypes = ${JSON.stringify(entityTypesOf(schema))};`,
        `export const strengths = ${JSON.stringify(meaningsOf(schema, 'Strength'))};`,
        `export const reasons = ${JSON.stringify(reasonsOf(schema))};`,
        `export const bases = ${JSON.stringify(meaningsOf(schema, 'Basis'))};`,
      ].join('\n');
    },
  };
}

function entityTypesOf(schema: GraphQLSchema) {
  const entity = schema.getType('Entity');
  if (!isInterfaceType(entity)) throw new Error('The schema has no interface Entity');
  const values = enumValues(schema, 'EntityType').map(({ name }) => name);
  const shared = new Set(Object.keys(entity.getFields()));
  return schema.getPossibleTypes(entity).map((type) => ({
    name: type.name,
    value: values.find((value) => value.replaceAll('_', '') === type.name.toUpperCase()),
    lookup: lookupOf(schema, type.name),
    description: type.description ?? '',
    properties: plainFields(type.getFields()).filter(({ name }) => !shared.has(name)),
    sourced: isObjectType(type.getFields().source && getNamedType(type.getFields().source?.type)),
  }));
}

/** The root field that gives one node of a type by its slug. */
function lookupOf(schema: GraphQLSchema, type: string): string {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const found = fields.find(
    (field) => String(field.type) === type && field.args.some((argument) => argument.name === 'slug'),
  );
  if (!found) throw new Error(`No root field gives a ${type} by its slug`);
  return found.name;
}

function plainFields(fields: GraphQLFieldMap<unknown, unknown>) {
  return Object.values(fields)
    .filter(({ type, args }) => {
      const named = getNamedType(type);
      return args.length === 0 && (isScalarType(named) || isEnumType(named));
    })
    .map(({ name, description }) => ({ name, description: description ?? '' }));
}

function meaningsOf(schema: GraphQLSchema, type: string): Record<string, string> {
  return Object.fromEntries(
    enumValues(schema, type).map(({ name, description }) => [name, description ?? '']),
  );
}

/** Why something is unknown: every enum of reasons, whose values differ. */
function reasonsOf(schema: GraphQLSchema): Record<string, string> {
  const enums = Object.keys(schema.getTypeMap()).filter((name) => name.endsWith('Reason'));
  return Object.assign({}, ...enums.map((name) => meaningsOf(schema, name)));
}

function enumValues(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`The schema has no enum ${name}`);
  return type.getValues();
}
