import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { model } from '../../schema/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { command } from './command.ts';
import { fixtures, importFrom } from './world.ts';

vi.setConfig({ testTimeout: 240_000 });

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

beforeAll(async () => {
  await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
});

test('--report lists every case of this import with both values; the terminal shows a few and says where the rest is', async () => {
  const folder = join(scratch, 'bls');
  await cp(join(fixtures, 'bls'), folder, { recursive: true });
  const wages = join(folder, 'occupation_wages.tsv');
  const groups = Array.from(
    { length: 20 },
    (_, index) => `11-${1001 + index}.00\tGroup ${index}\tBLS OES May 2024\t1\t1\t1\t1\t1\n`,
  );
  await writeFile(wages, (await readFile(wages, 'utf8')).trimEnd().concat('\n', ...groups));
  const path = join(scratch, 'report.json');
  const { code, printed } = await command(neo4j, 'import.ts', 'bls', folder, '--report', path);
  expect([code, printed]).toEqual([0, expect.any(String)]);
  const report = JSON.parse(await readFile(path, 'utf8'));
  expect(report).toMatchObject({ status: 'published', dataset: 'onet', release: 'onet_2', removals: [] });
  expect(report.inventory.read.map(({ file }: { file: string }) => file)).toEqual([
    'occupation_wages.tsv',
    'occupation_sector.tsv',
  ]);
  const dangling = report.quality.dangling['SalaryFigure FOR_ROLE Role'];
  expect(dangling.count).toBe(21);
  expect(dangling.cases).toHaveLength(21);
  expect(dangling.cases[20]).toEqual({
    file: 'occupation_wages.tsv',
    line: 24,
    value: '11-1020.00 Group 19',
    other: 'Role 11-1020.00',
  });
  expect(report.quality.repeated['Role EMPLOYED_IN Industry'].cases).toEqual([
    {
      file: 'occupation_sector.tsv',
      line: 3,
      value: '15-1252.00 54: 654000 employed, mean 145810',
      other: 'line 2, with the same figures',
    },
  ]);
  expect(JSON.stringify(report.quality)).not.toContain('PERFORMS');
  expect(printed).toContain('Files read: occupation_wages.tsv, occupation_sector.tsv');
  expect(printed).toMatch(/SalaryFigure FOR_ROLE Role: 21 \(.*; …\): the BLS has rows on groups/);
  expect(printed).toContain(`The report, with every case, is in ${path}`);
});

test('a dry run that would be refused tells all, writes its report and ends as a failure; --force imports', async () => {
  const path = join(scratch, 'dry-run.json');
  const folder = join(fixtures, 'onet-1.1');
  const dry = await command(neo4j, 'import.ts', 'onet', folder, '--dry-run', '--report', path);
  expect(dry.code).toBe(1);
  expect(dry.printed).toContain('Role: 1 added, 2 changed, 1 removed, 1 as they are');
  expect(dry.printed).toContain('Role: 1 of 4 nodes (47-2061.00)');
  const report = JSON.parse(await readFile(path, 'utf8'));
  expect(report.removals).toContainEqual({
    kind: 'nodes',
    type: 'Role',
    before: 4,
    removed: 1,
    cases: ['47-2061.00'],
  });
  expect(report.refusal).toContain('--force');
  const refused = await command(neo4j, 'import.ts', 'onet', folder);
  expect([refused.code, refused.printed]).toEqual([
    1,
    expect.stringContaining('Nothing was imported.\nMuch of what'),
  ]);
  const forced = await command(neo4j, 'import.ts', 'onet', folder, '--force');
  expect(forced.code).toBe(0);
});

test('a refused edition is told with what was found of it, on the terminal and in the report', async () => {
  const folder = join(scratch, 'onet-29.3');
  await cp(join(fixtures, 'onet-1.0'), folder, { recursive: true });
  await rename(join(folder, 'Skills.txt'), join(folder, 'Abilities.txt'));
  const path = join(scratch, 'refused.json');
  const { code, printed } = await command(neo4j, 'import.ts', 'onet', folder, '--dry-run', '--report', path);
  expect(code).toBe(1);
  expect(printed).toContain('Files found and not read: Abilities.txt');
  expect(printed).toContain('Tables expected and missing: Job Zone Reference.txt, Skills.txt');
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    status: 'refused',
    inventory: { edition: 'O*NET up to 30.2', notRead: ['Abilities.txt'] },
    problemCount: 1,
    problems: [{ file: 'Skills.txt', message: expect.stringContaining('the table is missing') }],
  });
});
