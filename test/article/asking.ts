import { graphql } from 'graphql';
import { beforeAll, expect } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { type GraphRuntime, graphContext, graphRuntime, type SentStatement } from '../../src/plugin/index.ts';
import { seedArticle } from '../http/article.ts';
import { testNeo4j } from '../support/neo4j.ts';

/** What a question was answered, as a client reads it. */
export interface Answered {
  readonly data: Record<string, unknown>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A Neo4j that holds the article while a test file runs, and ways to ask it. */
export async function openArticle(options: Partial<Parameters<typeof graphRuntime>[0]> = {}) {
  const neo4j = await testNeo4j();
  /** The statements of the last question. */
  const sent: SentStatement[] = [];
  const runtimeWith = (more: typeof options): GraphRuntime =>
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
    await seedArticle(neo4j);
    // Which release is published is asked once, and is not to be counted later.
    await ask('{ roles { totalCount } }');
  });
  return { neo4j, sent, runtimeWith, ask, answer };
}
