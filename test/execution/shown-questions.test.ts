import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graphContext, graphRuntime, planOperation } from '@rolegraph/pothos-plugin-neo4j';
import {
  type DocumentNode,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  typeFromAST,
} from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { readConfig } from '../../src/config.ts';
import { pageOperations } from '../../src/explorer/index.ts';
import { readExamples } from '../../src/http/pages/examples.ts';
import { articleNeo4j } from '../support/neo4j.ts';

const project = join(import.meta.dirname, '../..');
const { driver, database } = await articleNeo4j();
const runtime = graphRuntime({ driver, database, graph: model, defaultDataset: 'article', timeout: 30_000 });
const { maxCost } = readConfig({}).operations;

beforeAll(async () => {
  const document = parse('{ roles { totalCount } }');
  await planOperation({ schema, document, contextValue: graphContext(runtime) })?.loadingStatistics;
});

/** A value of a type, such as people choose on the page. */
function someValue(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [someValue(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (String(nullable) === 'Int') return 10;
  return String(nullable) === 'Boolean' ? true : 'ai-engineer';
}

function someVariables({ definitions }: DocumentNode): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type: node, defaultValue } of definition.variableDefinitions ?? []) {
      const type = typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]) as GraphQLInputType;
      if (isNonNullType(type) && !defaultValue) variables[variable.name.value] = someValue(type);
    }
  }
  return variables;
}

function costOf(text: string): number {
  const document = parse(text);
  const planned = planOperation({
    schema,
    document,
    variableValues: someVariables(document),
    contextValue: graphContext(runtime),
  });
  expect(planned, text).toBeDefined();
  return planned?.cost ?? 0;
}

/** Whoever copies a question and asks it of a larger dataset has room. */
const most = maxCost.anonymous / 5;

test('Each example costs what everybody may ask', async () => {
  const examples = await readExamples();
  const costs = examples.map(({ name, query }) => ({ name, cost: costOf(query) }));
  expect(costs.filter(({ cost }) => cost < 1 || cost > most)).toEqual([]);
});

test('Each question of the README costs what everybody may ask', async () => {
  const readme = await readFile(join(project, 'README.md'), 'utf8');
  const questions = [...readme.matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, text = '']) => text);
  expect(questions.length).toBeGreaterThan(4);
  expect(questions.filter((text) => costOf(text) > most)).toEqual([]);
});

test('Each question of the explorer costs what everybody may ask', async () => {
  const questions = await pageOperations(project);
  expect(questions.length).toBeGreaterThan(50);
  expect(questions.filter((text) => costOf(text) > most)).toEqual([]);
});
