import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { testNeo4j } from '../../../test/support/neo4j.ts';

const run = promisify(execFile);
const { uri, username, password } = await testNeo4j();
const FILE = 'examples/plugin/kitchen.ts';

const readme = await readFile('packages/pothos-plugin-neo4j/README.md', 'utf8');
/** The code blocks of the README in a language. */
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);

it('the README shows the example word for word', async () => {
  expect(blocks('ts')).toEqual([await readFile(FILE, 'utf8')]);
});

it('the example runs as it stands, in a process of its own, and prints what the README says', async () => {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', FILE], {
    env: { ...process.env, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password },
    timeout: 60_000,
  });
  const answer: unknown = JSON.parse(stdout);
  expect(answer).toEqual(JSON.parse(blocks('json')[0] ?? ''));
  expect(answer).toEqual({
    recipes: {
      nodes: [
        {
          title: 'Dal',
          isQuick: false,
          ingredients: {
            totalCount: 2,
            edges: [
              { grams: 200, source: 'Grandmother', node: { name: 'Lentils' } },
              { grams: 5, source: null, node: { name: 'Cumin' } },
            ],
          },
        },
      ],
    },
    goesWith: {
      edges: [
        { recipes: 2, node: { name: 'Cumin', usedIn: { nodes: [{ title: 'Dal' }, { title: 'Red soup' }] } } },
      ],
    },
  });
}, 90_000);
