import { column, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { releaseStatistics } from '../release-statistics.ts';

export const releases = traversal({
  name: 'releases',
  description: 'The releases of a dataset that can be looked back to, the newest first.',
  cypher: readStatement('releases'),
  arguments: {},
  gives: {
    kind: 'rows',
    rankedBy: 'number',
    record: {
      name: 'Release',
      description: 'A release of a dataset: once published it never changes.',
      columns: {
        release: column.scalar(
          z.string().describe('Its id, such as `onet_2`: what `release` arguments take.'),
        ),
        number: column.scalar(z.int().describe("Its place among the dataset's releases, from 1.")),
        version: column.scalar(z.string().optional().describe("The origin's own version, such as `29.3`.")),
        publishedAt: column.scalar(z.string().describe('When it was last published, as an ISO 8601 time.')),
        nodes: column.scalar(z.int().describe('How many nodes it holds.')),
        relationships: column.scalar(z.int().describe('How many relationships it holds.')),
        current: column.scalar(z.boolean().describe('Whether it is read where no release is named.')),
        statistics: releaseStatistics,
      },
    },
  },
});
