import { expect, test } from 'vitest';
import { neo4jConf } from '../src/settings.ts';

test.each([
  ['512m', 256, 128],
  ['2g', 1024, 512],
  ['1048576k', 512, 256],
  ['1G', 512, 256],
])('of a heap of %s all transactions may have a half and one a quarter', (heap, total, one) => {
  const conf = neo4jConf(7687, { heap, pageCache: '64m' });
  expect(conf).toContain(`\ndbms.memory.transaction.total.max=${total}m\n`);
  expect(conf).toContain(`\ndb.memory.transaction.max=${one}m\n`);
});

test('a heap that is no size is refused', () => {
  expect(() => neo4jConf(7687, { heap: 'much', pageCache: '64m' })).toThrow('512m or 2g');
});
