import { join } from 'node:path';
import { graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { graphql } from 'graphql';
import { expect } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import {
  type AllowableProblem,
  type CaseSink,
  type ImportResult,
  importers,
  runImport,
} from '../../src/ingest/import/index.ts';
import type { Database } from '../../src/releases/database.ts';

export const fixtures = join(import.meta.dirname, 'fixtures');

export interface ImportHow {
  readonly dataset?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly cases?: CaseSink;
  readonly allow?: readonly AllowableProblem[] | undefined;
}

/** Imports as the command does. */
export async function importFrom(
  database: Database,
  kind: string,
  path: string,
  { dataset, allow, ...how }: ImportHow = {},
): Promise<ImportResult> {
  const importer = importers[kind];
  if (!importer) throw new Error(`There is no importer ${kind}`);
  const source = await importer.open(path, { dataset, allow }, model);
  return runImport({ database, model, source, ...how });
}

/** Asks through GraphQL, as clients do. Each call knows nothing of earlier ones, as a process that has just started. */
export function asker({ driver, database }: Database, defaultDataset: string) {
  return async (source: string, variableValues: Record<string, unknown> = {}) => {
    const runtime = graphRuntime({
      driver,
      database,
      graph: model,
      defaultDataset,
      timeout: 60_000,
    });
    const result = await graphql({ schema, source, variableValues, contextValue: graphContext(runtime) });
    expect(result.errors).toBeUndefined();
    return JSON.parse(JSON.stringify(result.data));
  };
}

/** The errors of a question that cannot be answered. */
export function refusals({ driver, database }: Database, defaultDataset: string) {
  return async (source: string) => {
    const runtime = graphRuntime({
      driver,
      database,
      graph: model,
      defaultDataset,
      timeout: 60_000,
    });
    const result = await graphql({ schema, source, contextValue: graphContext(runtime) });
    return (result.errors ?? []).map(({ message, extensions }) => ({ message, code: extensions.code }));
  };
}
