import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../examples/front-end/src/client.ts';
import ids from '../../examples/front-end/src/operation-ids.json' with { type: 'json' };
import { readRoles, readSkills, type Skill } from '../../examples/front-end/src/skills.ts';
import { readRegistered } from '../../src/http/graphql/read-registered.ts';
import { openSettings } from '../../src/http/pipeline/settings.ts';
import { project, run } from './program.ts';
import { articleServer } from './server.ts';

const start = await articleServer();
const folder = join(project, 'examples/front-end');
const bin = (name: string) => join(project, 'node_modules/.bin', name);

/** Reads all skills of a role, page by page. */
async function allSkills(client: ReturnType<typeof createClient>, role: string, first: number) {
  const rows: Skill[] = [];
  let pages = 0;
  let next: string | null = null;
  do {
    const page = await readSkills(client, role, next, first);
    rows.push(...page.rows);
    next = page.next;
    pages += 1;
    expect(page.total).toBe(27);
  } while (next !== null);
  return { rows, pages };
}

test('the front end reads roles, and the skills of one page by page', async () => {
  const client = createClient(`${(await start()).url}/graphql`);
  const [first, second] = await readRoles(client);
  expect([first?.name, second?.name].toSorted()).toEqual(['AI Engineer', 'Machine Learning Engineer']);
  const { rows, pages } = await allSkills(client, 'ai-engineer', 10);
  expect([rows.length, pages]).toEqual([27, 3]);
  expect(new Set(rows.map(({ node }) => node.slug)).size).toBe(27);
  expect(rows.find(({ node }) => node.slug === 'collaboration')).toMatchObject({
    strength: 'BOTH',
    node: { name: 'Collaboration' },
    sections: expect.arrayContaining(['S5.3']),
  });
});

test('a role that is not there is an error that names it', async () => {
  const client = createClient(`${(await start()).url}/graphql`);
  await expect(readSkills(client, 'astronaut')).rejects.toThrow('There is no Role `astronaut`');
});

test('where only registered operations are answered, it asks by id and gets the same', async () => {
  const config = { ...openSettings, onlyRegistered: true };
  const { url } = await start({ config, registered: await readRegistered() });
  const client = createClient(`${url}/graphql`, ids);
  const { rows } = await allSkills(client, 'ai-engineer', 10);
  expect(rows).toHaveLength(27);
});

test('its manifest and ids are what its documents say', async () => {
  const { code, out, problems } = await run(bin('tsx'), [
    ...['src/cli/operations.ts', join(folder, 'src'), '--typename', '--check'],
    ...['--out', join(folder, 'operations/front-end.json'), '--ids', join(folder, 'src/operation-ids.json')],
  ]);
  expect([code, problems]).toEqual([0, '']);
  expect(out).toContain('2 operations up to date');
});

test('its documents are typed by the schema, and a field that is not there does not compile', async () => {
  expect((await run(bin('gql.tada'), ['generate-output', '-c', join(folder, 'tsconfig.json')])).code).toBe(0);
  expect(await run(bin('tsc'), ['-p', folder])).toEqual({ code: 0, out: '', problems: '' });
  const elsewhere = await mkdtemp(join(tmpdir(), 'rolegraph-types-'));
  onTestFinished(() => rm(elsewhere, { recursive: true }));
  await writeFile(
    join(elsewhere, 'misuse.ts'),
    `import type { Skill } from '${folder}/src/skills.ts';
export const right = (skill: Skill): string => skill.node.name;
export const wrong = (skill: Skill): string => skill.node.nmae;
export const nullable = (skill: Skill): string => skill.strength;`,
  );
  await writeFile(
    join(elsewhere, 'tsconfig.json'),
    JSON.stringify({
      extends: join(folder, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(project, 'node_modules/@types')], types: [] },
      files: ['misuse.ts'],
      include: [],
    }),
  );
  const { out } = await run(bin('tsc'), ['-p', elsewhere, '--pretty', 'false']);
  const errors = out.split('\n').filter((line) => line.includes('error'));
  expect(errors).toEqual([expect.stringContaining("'nmae' does not exist"), expect.stringContaining('null')]);
}, 180_000);

test('it asks for the versions that are tested here', async () => {
  const read = async (path: string) => JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const [own, tested] = [await read(folder), await read(project)];
  const all = { ...tested.dependencies, ...tested.devDependencies };
  expect({ ...all, ...own.dependencies, ...own.devDependencies }).toEqual(all);
});
