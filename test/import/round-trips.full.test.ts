import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { seedArticle } from '../http/article.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { expectSameAgain } from './round-trip.ts';

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

test.each(['graph', 'csv'] as const)(
  'Export, import and export again give the same bytes of the article as %s',
  async (format) => {
    await seedArticle(neo4j);
    const { nodes } = await expectSameAgain(neo4j, 'article', format, join(scratch, format));
    expect(nodes).toBeGreaterThan(1000);
  },
  180_000,
);
