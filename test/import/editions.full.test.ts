import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { type ImportResult, inventoryLines } from '../../src/ingest/import/index.ts';
import { publishedReleases } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { testWith } from '../support/requirements.ts';
import { asker, fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'onet');
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const newLayout = resolve('../shared/cases/onet-30.3-layout');
const sharedCases = {
  met: existsSync(newLayout),
  missing: 'the cases, ../shared/cases, are not beside this checkout',
};

/** A copy of a fixture, to be changed. */
async function copyOf(fixture: string, name: string): Promise<string> {
  const folder = join(scratch, name);
  await cp(join(fixtures, fixture), folder, { recursive: true });
  return folder;
}

/** Changes the text of a file. */
async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

/** Writes a table with its columns in another order than O*NET has them: they are found by name. */
async function writeTable(path: string, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).toReversed();
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  await writeFile(path, `${lines.map((cells) => cells.join('\t')).join('\n')}\n`);
}

async function readRows(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const [header = [], ...rows] = (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

async function refusalOf(kind: string, path: string, dataset = 'refused'): Promise<string> {
  const refusal = await importFrom(neo4j, kind, path, { dataset }).then(
    () => 'no refusal',
    (error: Error) => error.message,
  );
  expect((await publishedReleases(neo4j)).has('refused')).toBe(false);
  return refusal;
}

/** O*NET 1.0 of the fixtures in the layout of 30.3. */
async function toNewLayout(folder: string): Promise<void> {
  const path = (name: string) => join(folder, name);
  await rename(path('Skills.txt'), path('Essential Skills.txt'));
  const [rating] = await readRows(path('Essential Skills.txt'));
  await writeTable(path('Transferable Skills.txt'), [
    { ...rating, 'Element ID': '2.B.1.a', 'Element Name': 'Social Perceptiveness' },
  ]);
  const technologies = await readRows(path('Technology Skills.txt'));
  await writeTable(
    path('Software Skills.txt'),
    technologies.map((row) => ({
      'O*NET-SOC Code': row['O*NET-SOC Code'] ?? '',
      'Workplace Example': row.Example ?? '',
      'Element ID': `2.E.${row['Commodity Code']}`,
      'Element Name': row['Commodity Title'] ?? '',
      'Hot Technology': row['Hot Technology'] ?? '',
      'In Demand': row['In Demand'] ?? '',
    })),
  );
  await rename(path('Alternate Titles.txt'), path('Job Titles.txt'));
  await edit(path('Job Titles.txt'), (text) => text.replace('Alternate Title', 'Job Title'));
  await writeTable(
    path('Job Zone Reference.txt'),
    ['1', '2', '3', '4'].map((zone) => ({ 'Job Zone': zone, Name: `Job Zone ${zone}` })),
  );
  for (const name of ['Technology Skills.txt', 'Tools Used.txt', 'UNSPSC Reference.txt']) {
    await rm(path(name));
  }
}

const QUESTION = `{ role(slug: "15-1252.00", dataset: "DATASET") {
  aliases
  skills(requirement: {minImportance: 1, includeNotRelevant: true, includeSuppress: true}) { edges { importance node { slug name kind } } }
  frameworks { edges { inDemand node { slug name hot categories { nodes { slug name } } } } }
} dataset(slug: "DATASET", dataset: "DATASET") { description } }`;
const question = (dataset: string) => QUESTION.replaceAll('DATASET', dataset);

describe('O*NET from 30.3 on', () => {
  let result: ImportResult;

  beforeAll(async () => {
    await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
    const folder = await copyOf('onet-1.0', 'onet-31.0');
    await toNewLayout(folder);
    await writeFile(join(folder, 'Education.txt'), 'O*NET-SOC Code\n');
    result = await importFrom(neo4j, 'onet', folder, { dataset: 'onet-31' });
  });

  test('has its skills, technologies and titles under their new names, as the nodes that they were before', async () => {
    const [before, after] = [await ask(question('onet')), await ask(question('onet-31'))];
    expect(after.role.aliases).toEqual(before.role.aliases);
    expect(after.role.frameworks).toEqual(before.role.frameworks);
    expect(after.role.frameworks.edges).toHaveLength(3);
    expect(after.role.skills.edges).toEqual([
      ...before.role.skills.edges,
      { importance: 4.5, node: { slug: '2.B.1.a', name: 'Social Perceptiveness', kind: 'SKILL' } },
    ]);
  });

  test('has four job zones, which the dataset says, and the report', async () => {
    if (result.status !== 'published') throw new Error('not published');
    const note =
      'Job zones run from 1 to 4, as in O*NET from 30.2 on: editions before have five, on another scale.';
    expect(result.inventory?.notes).toEqual([note]);
    expect((await ask(question('onet-31'))).dataset.description).toContain(note);
    expect((await ask(question('onet'))).dataset.description).toContain('Job zones run from 1 to 5.');
  });

  test('is told with the files that are read and those that are not, tables and columns that are missing or not read', () => {
    if (result.status !== 'published') throw new Error('not published');
    const { inventory } = result;
    if (!inventory) throw new Error('no inventory');
    expect(inventory.edition).toBe('O*NET from 30.3 on');
    expect(inventory.notRead).toEqual(['Education.txt']);
    expect(inventory.missing).toEqual([
      { file: 'Tools Used.txt', table: 'tools', required: false },
      { file: 'UNSPSC Reference.txt', table: 'commodities', required: false },
    ]);
    expect(inventory.read.find(({ file }) => file === 'Job Titles.txt')).toEqual({
      file: 'Job Titles.txt',
      table: 'titles',
      columnsMissing: [],
      columnsNotRead: ['Short Title', 'Source(s)'],
      empty: false,
    });
    const lines = inventoryLines(inventory);
    expect(lines).toContain('Files found and not read: Education.txt');
    expect(lines).toContain('Tables expected and missing: Tools Used.txt, UNSPSC Reference.txt');
    expect(lines).toContain('  Job Titles.txt: Short Title, Source(s)');
  });

  test('refuses a job zone that it does not have', async () => {
    const folder = await copyOf('onet-1.0', 'onet-31.1');
    await toNewLayout(folder);
    await edit(join(folder, 'Job Zones.txt'), (text) => text.replace('15-1252.00\t4', '15-1252.00\t5'));
    expect(await refusalOf('onet', folder)).toBe(
      'Job Zones.txt:2: Job Zone: "5" is no job zone of this edition, from 1 to 4',
    );
  });

  testWith(sharedCases)('is read as its layout was found', async () => {
    await importFrom(neo4j, 'onet', newLayout, { dataset: 'onet-30-3' });
    const { roles, skills, frameworks } = await ask(
      `{ roles(dataset: "onet-30-3") { nodes { slug jobZone aliases } }
         skills(dataset: "onet-30-3") { totalCount } frameworks(dataset: "onet-30-3") { totalCount } }`,
    );
    expect(
      roles.nodes.map(({ slug, jobZone }: { slug: string; jobZone: number }) => [slug, jobZone]),
    ).toEqual(
      expect.arrayContaining([
        ['15-1252.00', 4],
        ['15-2051.00', 4],
        ['29-1141.00', 4],
      ]),
    );
    expect(roles.nodes.flatMap(({ aliases }: { aliases: string[] }) => aliases)).toHaveLength(42);
    expect([skills.totalCount, frameworks.totalCount]).toEqual([21, 41]);
  });
});

test("O*NET 20's tools and technologies stand in one table, and elements may be named by the content model alone", async () => {
  const folder = await copyOf('onet-1.0', 'onet-20.3');
  const path = (name: string) => join(folder, name);
  const technologies = await readRows(path('Technology Skills.txt'));
  const tools = await readRows(path('Tools Used.txt'));
  await writeTable(
    path('Tools and Technology.txt'),
    [...technologies, ...tools].map((row) => ({
      'O*NET-SOC Code': row['O*NET-SOC Code'] ?? '',
      'T2 Type': tools.includes(row) ? 'Tools' : 'Technology',
      'T2 Example': row.Example ?? '',
      'Commodity Code': row['Commodity Code'] ?? '',
      'Commodity Title': row['Commodity Title'] ?? '',
      'Hot Technology': row['Hot Technology'] ?? '',
    })),
  );
  await rm(path('Technology Skills.txt'));
  await rm(path('Tools Used.txt'));
  await rm(path('Related Occupations.txt'));
  const ratings = await readRows(path('Skills.txt'));
  await writeTable(
    path('Skills.txt'),
    ratings.map(({ 'Element Name': _, ...row }) => row),
  );
  await importFrom(neo4j, 'onet', folder, { dataset: 'onet-20' });
  const {
    frameworks,
    tools: found,
    skill,
  } = await ask(
    '{ frameworks(dataset: "onet-20") { nodes { name hot } } tools(dataset: "onet-20") { nodes { name } } skill(slug: "onet-20/2.A.1.a") { name } }',
  );
  expect(frameworks.nodes.map(({ name }: { name: string }) => name).sort()).toEqual([
    'C',
    'C++',
    'Microsoft Excel',
  ]);
  expect(found.nodes.map(({ name }: { name: string }) => name).sort()).toEqual([
    '"Hammer", claw',
    'Stethoscopes',
  ]);
  expect(skill).toEqual({ name: 'Reading Comprehension' });
});

describe('An edition that lacks a table is refused by the name of the table, and nothing is written:', () => {
  const advice = 'Add the file, or import what there is with --force';

  test.each([
    ['Skills.txt', 'O*NET up to 30.2'],
    ['Technology Skills.txt', 'O*NET up to 30.2'],
    ['Alternate Titles.txt', 'O*NET up to 30.2'],
    ['Tools Used.txt', 'O*NET up to 30.2'],
  ])('O*NET without %s', async (file, edition) => {
    const folder = await copyOf('onet-1.0', `without-${file}`);
    await rm(join(folder, file));
    expect(await refusalOf('onet', folder)).toBe(
      `${file}: the table is missing, and ${edition} has it. ${advice}`,
    );
  });

  test.each([['Essential Skills.txt'], ['Software Skills.txt'], ['Job Titles.txt']])(
    'O*NET from 30.3 on without %s',
    async (file) => {
      const folder = await copyOf('onet-1.0', `new-without-${file}`);
      await toNewLayout(folder);
      await rm(join(folder, file));
      expect(await refusalOf('onet', folder)).toBe(
        `${file}: the table is missing, and O*NET from 30.3 on has it. ${advice}`,
      );
    },
  );

  test('a table under a name that is not known, or of another edition, is named with it', async () => {
    const renamed = await copyOf('onet-1.0', 'renamed');
    await rename(join(renamed, 'Skills.txt'), join(renamed, 'Skill Ratings.txt'));
    await rename(join(renamed, 'Technology Skills.txt'), join(renamed, 'Technologies Skills.txt'));
    const message = await refusalOf('onet', renamed);
    expect(message).toContain('Skills.txt: the table is missing, and O*NET up to 30.2 has it');
    expect(message).toContain(
      'Technology Skills.txt: the table is missing, and O*NET up to 30.2 has it; there is "Technologies Skills.txt", which that edition does not have',
    );
    const mixed = await copyOf('onet-1.0', 'mixed');
    await rename(join(mixed, 'Alternate Titles.txt'), join(mixed, 'Job Titles.txt'));
    expect(await refusalOf('onet', mixed)).toContain(
      'there is "Job Titles.txt", which that edition does not have',
    );
  });

  test.each([
    ['skills_en.csv'],
    ['occupationSkillRelations_en.csv'],
    ['skillGroups_en.csv'],
    ['broaderRelationsSkillPillar_en.csv'],
  ])('ESCO without %s', async (file) => {
    const folder = await copyOf('esco-1.0.0', `without-${file}`);
    await rm(join(folder, file));
    expect(await refusalOf('esco', folder)).toBe(
      `${file}: the table is missing, and ESCO's CSV has it. ${advice}`,
    );
  });

  test('wages without industries', async () => {
    const folder = await copyOf('bls', 'bls-without');
    await rm(join(folder, 'occupation_sector.tsv'));
    expect(await refusalOf('bls', folder, 'onet')).toMatch(/^occupation_sector\.tsv: the table is missing/);
  });

  test('what there is can be asked for', async () => {
    const folder = await copyOf('onet-1.0', 'forced');
    await rm(join(folder, 'Tools Used.txt'));
    const result = await importFrom(neo4j, 'onet', folder, { dataset: 'forced', force: true });
    expect(result).toMatchObject({
      status: 'published',
      inventory: {
        missing: [{ file: 'Job Zone Reference.txt' }, { file: 'Tools Used.txt', required: true }],
      },
    });
  });
});

test('a plain list of skills stands for the full table of ESCO', async () => {
  const folder = await copyOf('esco-1.0.0', 'esco-1.2.1');
  await rm(join(folder, 'skills_en.csv'));
  await writeFile(
    join(folder, 'output_skills.csv'),
    `skill_id,skill_label,skill_type\n${[
      'bbbb-1,rig lights',
      'bbbb-2,theatre history',
      'bbbb-3,untyped skill',
    ]
      .map((row) => `http://data.europa.eu/esco/skill/${row},`)
      .join('\n')}\n`,
  );
  expect(await importFrom(neo4j, 'esco', folder, { dataset: 'esco-list' })).toMatchObject({
    status: 'published',
  });
});

describe('A table that is there and says nothing is refused:', () => {
  test('a header without rows', async () => {
    const folder = await copyOf('onet-1.0', 'empty-table');
    await edit(join(folder, 'Skills.txt'), (text) => text.slice(0, text.indexOf('\n') + 1));
    expect(await refusalOf('onet', folder)).toBe(
      'Skills.txt:1: the table has no rows below its header: it is cut short, or not the whole file',
    );
  });

  test('a header without rows that lacks a column, for the column', async () => {
    const folder = await copyOf('onet-1.0', 'empty-other-table');
    await writeFile(join(folder, 'Skills.txt'), 'O*NET-SOC Code\tElement ID\n');
    expect(await refusalOf('onet', folder)).toContain('Skills.txt:1: Scale ID: the column is missing');
  });

  test('a table without new tasks is none', async () => {
    const folder = await copyOf('onet-1.0', 'no-new-tasks');
    await edit(join(folder, 'Emerging Tasks.txt'), (text) => text.slice(0, text.indexOf('\n') + 1));
    const result = await importFrom(neo4j, 'onet', folder, { dataset: 'no-new-tasks', dryRun: true });
    if (result.status !== 'checked') throw new Error('not a dry run');
    expect(result.inventory?.read.find(({ file }) => file === 'Emerging Tasks.txt')?.empty).toBe(true);
  });

  test('files in which there is no record at all', async () => {
    const folder = await copyOf('graph', 'no-records');
    await edit(join(folder, 'manifest.json'), (text) =>
      JSON.stringify({ ...JSON.parse(text), nodes: [], relationships: [] }),
    );
    expect(await refusalOf('graph', folder)).toBe(
      'manifest.json: there is no record to import in these files',
    );
  });
});

test("RoleGraph's own format tells files that the manifest does not name", async () => {
  const folder = await copyOf('graph', 'unnamed-file');
  await writeFile(join(folder, 'nodes', 'Tool.jsonl'), '');
  const result = await importFrom(neo4j, 'graph', folder, { dryRun: true });
  expect(result).toMatchObject({ inventory: { notRead: ['nodes/Tool.jsonl'] } });
});

describe('Rows of one key that say different things are refused with both values:', () => {
  test('an occupation of ESCO', async () => {
    const folder = await copyOf('esco-1.0.0', 'esco-different');
    await edit(join(folder, 'occupations_de.csv'), (text) => {
      const [header = '', ...rest] = text.split('\n');
      const row = rest.join('\n').trimEnd();
      return `${header}\n${row}\n${row.replace('Bühne', 'Film')}\n`;
    });
    expect(await refusalOf('esco', folder)).toBe(
      'occupations_de.csv:4: preferredLabel: "Technischer Leiter/Technische Leiterin, Film" line 2 has "Technischer Leiter/Technische Leiterin, Bühne" for the same concept aaaa-1: one row is right',
    );
  });

  test('a job zone of O*NET, and a job zone of an occupation that is not there', async () => {
    const folder = await copyOf('onet-1.0', 'onet-different');
    await edit(
      join(folder, 'Job Zones.txt'),
      (text) => `${text}15-1252.00\t5\t08/2023\tAnalyst\n99-1111.00\t2\t08/2023\tAnalyst\n`,
    );
    expect((await refusalOf('onet', folder)).split('\n')).toEqual([
      'Job Zones.txt:4: Job Zone: "5" 15-1252.00 has 4 already (2): one value is right',
      'Job Zones.txt:5: "99-1111.00: 2" job zone of Role: refers to Role 99-1111.00, which is not there',
    ]);
  });

  test('employment in an industry', async () => {
    const folder = await copyOf('bls', 'bls-different');
    await edit(join(folder, 'occupation_sector.tsv'), (text) =>
      text.replace('654000\t70.1\t145810\n15', '654000\t70.1\t145811\n15'),
    );
    expect(await refusalOf('bls', folder, 'onet')).toBe(
      'occupation_sector.tsv:3: annualMean: "145810" line 2 has "145811" for the same occupation and industry 15-1252.00 54: one row is right',
    );
  });

  test('what an occupation needs, once essential and once optional', async () => {
    const folder = await copyOf('esco-1.0.0', 'esco-necessity');
    await edit(join(folder, 'occupationSkillRelations_en.csv'), (text) => {
      const lines = text.trimEnd().split('\n');
      return `${[...lines, (lines.at(-1) ?? '').replace('optional', 'essential')].join('\n')}\n`;
    });
    expect(await refusalOf('esco', folder)).toBe(
      'occupationSkillRelations_en.csv:5: necessity: "ESSENTIAL" occupationSkillRelations_en.csv:3 has "OPTIONAL" for the same Role REQUIRES_SKILL Skill, aaaa-1 → bbbb-2: one row is right',
    );
  });

  test('a reference that the source is not known to have', async () => {
    const folder = await copyOf('onet-1.0', 'onet-dangling');
    await edit(join(folder, 'Task Statements.txt'), (text) =>
      text.replace('15-2051.00\t103', '15-2052.00\t103'),
    );
    expect(await refusalOf('onet', folder)).toBe(
      'Task Statements.txt:4: "15-2052.00 → 103" Role PERFORMS Task: refers to Role 15-2052.00, which is not there',
    );
  });
});
