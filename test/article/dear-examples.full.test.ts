import { expect, test } from 'vitest';
import { readExamples } from '../../src/http/pages/examples.ts';
import { openArticle } from './asking.ts';
import { dearExamples } from './dear-examples.ts';
import { scansOf } from './scans.ts';

const { neo4j, sent, ask } = await openArticle();
const examples = await readExamples();

test.each(dearExamples)(
  '%s has an answer without errors, and is planned from an index, without a scan of all nodes or of a label',
  async (name) => {
    const { query = '' } = examples.find((example) => example.name === name) ?? {};
    expect(Object.values((await ask(query)).data)).not.toContain(null);
    expect((await ask(query)).errors).toBeUndefined();
    expect(sent.length).toBeGreaterThan(0);
    expect(await scansOf(neo4j, sent)).toEqual([]);
  },
);

test('between a release and itself there is no difference', async () => {
  const difference = examples.find(({ name }) => name.endsWith('difference-between-releases'));
  const { data } = await ask(difference?.query ?? '');
  expect(data.datasetDifference).toEqual({
    added: { totalCount: 0, nodes: [] },
    removed: { totalCount: 0 },
    renamed: { edges: [] },
    changed: { totalCount: 0, edges: [] },
  });
});
