import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExamples } from '../../src/http/pages/examples.ts';
import { openArticle } from './asking.ts';
import { dearExamples } from './dear-examples.ts';
import { scansOf } from './scans.ts';

const project = join(import.meta.dirname, '../..');
const { neo4j, sent, ask } = await openArticle();
const examples = await readExamples();
const quick = examples.filter(({ name }) => !dearExamples.includes(name));

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(project, folder), { recursive: true });
  return names.filter((name) => name.endsWith(ending)).map((name) => name.replaceAll('\\', '/'));
}

const files = (await filesIn('cypher', '.cypher')).map((name) => name.replace(/\.cypher$/, '')).toSorted();

describe('each file in cypher/', () => {
  test('is used, and each that is used is there', async () => {
    const sources = await Promise.all(
      ['src', 'schema'].map(async (folder) =>
        Promise.all(
          (await filesIn(folder, '.ts')).map((name) => readFile(join(project, folder, name), 'utf8')),
        ),
      ),
    );
    const used = sources.flat().flatMap((text) => [...text.matchAll(/readStatement\('([^']+)'\)/g)]);
    expect([...new Set(used.map(([, name]) => name))].toSorted()).toEqual(files);
  });

  test.each(files)('%s opens with its question', async (name) => {
    const [first = ''] = (await readFile(join(project, `cypher/${name}.cypher`), 'utf8')).split('\n');
    expect(first).toMatch(/^\/\/ .{10,}/);
  });
});

describe('each example question', () => {
  test.each(quick.map(({ name, query }) => [name, query]))(
    '%s is planned from an index, without a scan of all nodes or of a label',
    async (_, source) => {
      await ask(source);
      sent.length = 0;
      await ask(source);
      expect(sent.length).toBeGreaterThan(0);
      expect(await scansOf(neo4j, sent)).toEqual([]);
    },
  );

  test('there is one for each traversal', () => {
    const asked = examples.map(({ query }) => query).join('\n');
    // A traversal of several parts has a folder; those of releases and coverage are no traversals.
    const traversals = files
      .map((name) => name.split('/')[0] ?? '')
      .filter((name) => name !== 'releases' && name !== 'coverage');
    const fields = traversals.map((name) =>
      name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    for (const field of fields) expect(asked).toMatch(new RegExp(`\\b${field}\\b`));
  });
});
