import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { seedArticle } from '../http/article.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { expectSameAgain } from './round-trip.ts';
import { fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe.each(['graph', 'csv'] as const)(
  'Export, import and export again give the same bytes as %s',
  (format) => {
    test('of the article', async () => {
      await seedArticle(neo4j);
      const { nodes } = await expectSameAgain(neo4j, 'article', format, join(scratch, `article-${format}`));
      expect(nodes).toBeGreaterThan(1000);
    }, 180_000);

    test('of O*NET with what another source has added', async () => {
      await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
      await importFrom(neo4j, 'bls', join(fixtures, 'bls'));
      const { nodes } = await expectSameAgain(neo4j, 'onet', format, join(scratch, `onet-${format}`));
      expect(nodes).toBeGreaterThan(3);
    }, 180_000);
  },
);
