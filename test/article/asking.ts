import {
  type GraphRuntime,
  graphContext,
  graphRuntime,
  type SentStatement,
} from '@rolegraph/pothos-plugin-neo4j';
import { graphql } from 'graphql';
import { beforeAll, expect } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { seedArticle } from '../http/article.ts';
import { articleNeo4j, type SharedNeo4j, testNeo4j } from '../support/neo4j.ts';

/** What a question was answered, as a client reads it. */
export interface Answered {
  readonly data: Record<string, unknown>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

type RuntimeOptions = Partial<Parameters<typeof graphRuntime>[0]>;

/** Ways to ask the Neo4j that holds the article and is shared by test files. */
export async function openArticle(options: RuntimeOptions = {}) {
  return asking(await articleNeo4j(), options);
}

/** Ways to ask a Neo4j that holds the article and belongs to one test file, which may write. */
export async function openOwnArticle(options: RuntimeOptions = {}) {
  const neo4j = await testNeo4j({ model });
  beforeAll(() => seedArticle(neo4j));
  return asking(neo4j, options);
}

function asking(neo4j: SharedNeo4j, options: RuntimeOptions) {
  /** The statements of the last question. */
  const sent: SentStatement[] = [];
  const runtimeWith = (more: RuntimeOptions): GraphRuntime =>
    graphRuntime({
      ...neo4j,
      graph: model,
      defaultDataset: 'article',
      timeout: 20_000,
      onStatement: (statement) => sent.push(statement),
      ...more,
    });
  const runtime = runtimeWith(options);

  async function ask(source: string, variableValues: Record<string, unknown> = {}): Promise<Answered> {
    sent.length = 0;
    const result = await graphql({ schema, source, variableValues, contextValue: graphContext(runtime) });
    return JSON.parse(JSON.stringify(result)) as Answered;
  }

  /** The data of an answer that has no errors. */
  async function answer<Data = Answered['data']>(
    source: string,
    variables?: Record<string, unknown>,
  ): Promise<Data> {
    const { data, errors } = await ask(source, variables);
    expect(errors).toBeUndefined();
    return data as Data;
  }

  beforeAll(async () => {
    // Which release is published is asked once, and is not to be counted later.
    await ask('{ roles { totalCount } }');
  });
  return { neo4j, sent, runtimeWith, ask, answer };
}
