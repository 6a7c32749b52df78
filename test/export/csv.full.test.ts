import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { exportRelease } from '../../src/ingest/export/index.ts';
import { expectSameAgain } from '../import/round-trip.ts';
import { importFrom } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { writeGraphFolder } from './folders.ts';

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const texts = [
  '=1+1',
  '＝1+1',
  ' =1',
  '\t=1',
  "'=1",
  "''",
  "'",
  '',
  '-5',
  '+49',
  '@x',
  'a|b',
  'a\\',
  '"a", b\r\nc',
  ' a ',
];

test('Texts that a spreadsheet would execute, change or drop are exported as CSV and imported exactly', async () => {
  const folder = join(scratch, 'texts');
  await writeGraphFolder(folder, {
    dataset: 'texts',
    nodes: {
      Role: texts.map((text, index) => ({
        slug: `role-${String(index).padStart(2, '0')}`,
        name: `Role ${index}`,
        description: text,
        note: text,
        aliases: text === '' ? [] : [text, 'b'],
      })),
    },
  });
  await importFrom(neo4j, 'graph', folder);
  const path = join(scratch, 'csv');
  await exportRelease({ database: neo4j, model, dataset: 'texts', format: 'csv', path });
  const rows = parse(await readFile(join(path, 'nodes/Role.csv')), { columns: true }) as Record<
    string,
    string
  >[];
  for (const cell of rows.flatMap((row) => Object.values(row))) {
    expect(cell).not.toMatch(/^\s*[=+@＝]|^\s*-(?!5$)/u);
  }
  await expectSameAgain(neo4j, 'texts', 'csv', join(scratch, 'again'));
  const graph = (dataset: string) =>
    exportRelease({
      database: neo4j,
      model,
      dataset,
      format: 'graph',
      path: join(scratch, `graph-${dataset}`),
    });
  await graph('texts');
  await graph('texts-csv');
  const lines = (dataset: string) => readFile(join(scratch, `graph-${dataset}`, 'nodes/Role.jsonl'), 'utf8');
  expect(await lines('texts-csv')).toBe(await lines('texts'));
});
