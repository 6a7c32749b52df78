import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { ImportInvalid, type ImportSource, runImport } from '../../src/ingest/import/index.ts';
import { node } from '../../src/ingest/import/source.ts';
import { read } from '../../src/releases/database.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Of editions that lack tables, what is wrong in those that are there. */
async function failureOf(kind: string, path: string): Promise<ImportInvalid> {
  const failure = await importFrom(neo4j, kind, path, { force: true }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof ImportInvalid)) throw new Error(`no refusal: ${failure}`);
  return failure;
}

async function nodeCount(): Promise<unknown> {
  return (await read(neo4j, 'MATCH (n) WHERE NOT n:ReleaseLock RETURN count(n) AS count'))[0]?.count;
}

test('All that is wrong in the files is told at once, by file, line, column and value, and nothing is written', async () => {
  const { message, problems } = await failureOf('onet', join(fixtures, 'bad-onet'));
  expect(message.split('\n')).toEqual([
    'Job Zones.txt:2: Job Zone: "9" is no job zone from 1 to 5',
    'Occupation Data.txt:2: O*NET-SOC Code: "15-1252" is no O*NET-SOC code such as 15-1252.00',
    'Occupation Data.txt:3: Title: "" is empty, where text is expected',
    'Occupation Data.txt:4: the row has 2 columns, where the header has 3',
    'Task Statements.txt:1: Task Type: the column is missing; there are: O*NET-SOC Code, Task ID, Task',
    'Task Statements.txt:1: Incumbents Responding: the column is missing; there are: O*NET-SOC Code, Task ID, Task',
    'Task Statements.txt:1: Date: the column is missing; there are: O*NET-SOC Code, Task ID, Task',
  ]);
  expect(problems[0]).toEqual({
    file: 'Job Zones.txt',
    line: 2,
    column: 'Job Zone',
    value: '9',
    message: 'is no job zone from 1 to 5',
  });
  expect(await nodeCount()).toBe(0);
});

test('Of very many problems the first fifty are told, and how many more there are', async () => {
  const rows = Array.from({ length: 80 }, (_, at) => `code ${at}\tTitle\tText`);
  await writeFile(
    join(scratch, 'Occupation Data.txt'),
    `O*NET-SOC Code\tTitle\tDescription\n${rows.join('\n')}\n`,
  );
  const { message, problems, count } = await failureOf('onet', scratch);
  expect([problems.length, count]).toEqual([50, 80]);
  expect(message).toMatch(/… and 30 more\.$/);
});

test('A line is counted as an editor counts it, whatever line breaks are within quotes', async () => {
  const path = join(scratch, 'crosswalk.csv');
  const header = 'concept_uri,esco_occupation,onet_code,onet_occupation,confidence';
  await writeFile(
    path,
    `${header}\r\nhttp://x/esco/occupation/1,"two\r\nlines",15-1252.00,x,1\r\n\r\nhttp://x/2,"a ""b""",15-1252.00,y,high\r\n`,
  );
  const { message } = await failureOf('crosswalk', path);
  expect(message).toBe('crosswalk.csv:5: confidence: "high" is not a number');
});

test.each([
  ['an empty file', '', 'crosswalk.csv:1: the file is empty: its first line names the columns'],
  [
    'a quotation mark that is never closed',
    'concept_uri,onet_code\nhttp://x/1,"15\n',
    'crosswalk.csv:1: cannot be read beyond this line: Quote Not Closed',
  ],
])('%s is told of as such', async (_, text, expected) => {
  const path = join(scratch, 'crosswalk.csv');
  await writeFile(path, text);
  expect((await failureOf('crosswalk', path)).message).toContain(expected);
});

test('A gzipped file that is cut short is told of, and so is one that is not gzipped', async () => {
  const whole = gzipSync('O*NET-SOC Code\tTitle\tDescription\n15-1252.00\tTitle\tText\n');
  const path = join(scratch, 'zipped');
  await mkdir(path);
  await writeFile(join(path, 'Occupation Data.txt.gz'), whole.subarray(0, whole.length - 20));
  expect((await failureOf('onet', path)).message).toMatch(
    /^Occupation Data\.txt\.gz: cannot be read to its end \(unexpected end of file\)/,
  );
  await writeFile(join(path, 'Occupation Data.txt.gz'), 'O*NET-SOC Code\tTitle\tDescription\n');
  expect((await failureOf('onet', path)).message).toContain('it is damaged, cut short or not gzipped');
});

test('A file that is not UTF-8 is told of by the first line that is not', async () => {
  const path = join(scratch, 'latin');
  await mkdir(path);
  const text = 'O*NET-SOC Code\tTitle\tDescription\n15-1252.00\tTitle\tText\n15-1253.00\tCafé\tText\n';
  await writeFile(join(path, 'Occupation Data.txt'), Buffer.from(text, 'latin1'));
  expect((await failureOf('onet', path)).message).toBe(
    'Occupation Data.txt:3: "15-1253.00\\tCaf�\\tText" is not UTF-8. It looks like Windows-1252, in which the line reads "15-1253.00\\tCafé\\tText". Save the file as UTF-8 and import it again',
  );
});

test('A node that is there twice, a column that is there twice and an empty file are told of', async () => {
  const path = join(scratch, 'twice');
  await cp(join(fixtures, 'graph'), path, { recursive: true });
  const roles = join(path, 'nodes/Role.jsonl');
  const lines = (await readFile(roles, 'utf8')).split('\n');
  await writeFile(roles, [...lines.slice(0, 1), ...lines].join('\n'));
  expect((await failureOf('graph', path)).message).toMatch(
    /^nodes\/Role\.jsonl:2: Role \S+ is there already: slugs are unique within a type$/,
  );
  await writeFile(roles, lines.join('\n'));
  const skills = join(path, 'nodes/Skill.csv');
  const rows = await readFile(skills, 'utf8');
  await writeFile(skills, rows.replace('name', 'slug'));
  expect((await failureOf('graph', path)).message).toContain(
    'nodes/Skill.csv:1: slug: the column is there twice',
  );
  await writeFile(skills, '');
  expect((await failureOf('graph', path)).message).toContain('nodes/Skill.csv:1: the file is empty');
});

test('A folder that is not there, or not the right one, is told of', async () => {
  expect((await failureOf('esco', join(scratch, 'nowhere'))).message).toContain('there is no such folder');
  expect((await failureOf('esco', join(fixtures, 'onet-1.0'))).message).toContain(
    'there is neither "occupations_en.csv" nor "occupations_en.csv.gz" in this folder',
  );
  const file = join(fixtures, 'onet-1.0/Occupation Data.txt');
  expect((await failureOf('onet', file)).message).toBe(
    `${file}: this is a file: give the folder that it is in`,
  );
  expect((await failureOf('crosswalk', fixtures)).message).toBe(
    `${fixtures}: this is a folder: give the file itself`,
  );
  expect((await failureOf('graph', join(fixtures, 'onet-1.0'))).message).toContain(
    'there is neither "manifest.json"',
  );
});

test('an importer that does not say of what dataset its records are is refused before anything is written', async () => {
  const source: ImportSource = {
    ...{ dataset: 'nameless', name: 'nameless', files: [], losses: [], version: 1 },
    records: () => ({
      async *nodes() {
        yield node('Role', 'smith', { name: 'Smith' });
      },
      async *relationships() {},
    }),
  };
  await expect(runImport({ database: neo4j, model, source, dryRun: true })).rejects.toThrow(
    'The importer of nameless gives no Dataset node',
  );
});
