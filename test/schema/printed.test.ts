import { readFile } from 'node:fs/promises';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';

it('the committed schema.graphql is what the schema prints: write it anew with `npm run schema`', async () => {
  const committed = await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
  expect(committed === `${printSchema(lexicographicSortSchema(schema))}\n`).toBe(true);
});

it('has 450 definitions at most, so that clients and GraphiQL load it quickly', () => {
  const definitions = printSchema(schema).match(/^(type|input|enum|interface|union|scalar|directive) /gm);
  expect(definitions?.length).toBeLessThanOrEqual(450);
});

it('every type, field, argument and enum value has a description', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  expect(types.flatMap(undescribed)).toEqual([]);
});

function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (isEnumType(type)) {
    return [
      ...missing,
      ...type.getValues().flatMap(({ name, description }) => (description ? [] : [`${type.name}.${name}`])),
    ];
  }
  if (isInputObjectType(type)) {
    return [
      ...missing,
      ...Object.values(type.getFields()).flatMap(({ name, description }) =>
        description ? [] : [`${type.name}.${name}`],
      ),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return missing;
  const fields = Object.values(type.getFields()).flatMap(({ name, description, args }) => [
    ...(description ? [] : [`${type.name}.${name}`]),
    ...args.flatMap((argument) => (argument.description ? [] : [`${type.name}.${name}(${argument.name})`])),
  ]);
  return [...missing, ...fields];
}
