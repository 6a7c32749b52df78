import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphContext, graphRuntime } from '@rolegraph/pothos-plugin-neo4j';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { exportRelease, nodesInAnswer, only } from '../../src/ingest/export/index.ts';
import { articleNeo4j, testNeo4j } from '../support/neo4j.ts';
import { expectSameAgain } from './round-trip.ts';
import { asker, fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const article = await articleNeo4j();
const ask = asker(neo4j, 'acme');
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

beforeAll(async () => {
  await importFrom(neo4j, 'graph', join(fixtures, 'graph'));
  await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
  await importFrom(neo4j, 'bls', join(fixtures, 'bls'));
}, 120_000);

/** Every file of a folder, by name. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const files = names.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries((await Promise.all(files)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function exported(dataset: string, format: 'graph' | 'csv', name: string) {
  const path = join(scratch, name);
  const size = await exportRelease({ database: neo4j, model, dataset, format, path });
  return { path, size, files: await filesIn(path) };
}

test("a company's own roles and skills can be asked like any other, from JSON lines and CSV", async () => {
  const { role, skill } = await ask(
    `{ role(slug: "acme/smith") { name aliases jobZone greenShare replaces { edges { note node { slug retired } } } skills(requirement: {minImportance: 1}) { edges { necessity importance node { name } } } dataset { name version } }
       skill(slug: "acme/forging") { name aliases description } }`,
  );
  expect(role).toEqual({
    name: 'Smith',
    aliases: ['Blacksmith', 'Farrier'],
    jobZone: 3,
    greenShare: 0.5,
    replaces: { edges: [{ note: 'since 2020', node: { slug: 'old-smith', retired: true } }] },
    skills: {
      edges: [
        { necessity: 'ESSENTIAL', importance: 4.5, node: { name: 'Forging, by hand' } },
        { necessity: null, importance: 2, node: { name: 'Listening' } },
      ],
    },
    dataset: { name: 'Roles at Acme', version: '2026' },
  });
  expect(skill).toEqual({
    name: 'Forging, by hand',
    aliases: ['shaping', 'hammer|tongs'],
    description: 'Shapes iron.\nWhile it is hot.',
  });
});

test('Export, import and export again give the same bytes', async () => {
  const { nodes } = await expectSameAgain(neo4j, 'acme', 'csv', join(scratch, 'acme-csv'));
  expect(nodes).toBeGreaterThan(3);
}, 180_000);

test('A copy keeps apart what another source has added, so that the sources can be imported anew', async () => {
  const { files } = await exported('onet', 'graph', 'onet-parts');
  expect(files['nodes/SalaryFigure.jsonl']).toContain('"part":"bls"');
  expect(files['nodes/Role.jsonl']).not.toContain('"part"');
});

test('The nodes in an answer are exported with what connects them, and nothing else', async () => {
  const runtime = graphRuntime({ ...article, graph: model, defaultDataset: 'article', timeout: 10_000 });
  const query =
    '{ frameworksSharedBy(roles: ["ai-engineer", "machine-learning-engineer"]) { nodes { name usedBy { nodes { __typename } } } } }';
  const nodes = await nodesInAnswer(query, schema, model, graphContext(runtime));
  const path = join(scratch, 'answer');
  await exportRelease({
    database: article,
    model,
    dataset: 'article',
    format: 'graph',
    path,
    selection: only(nodes),
  });
  const files = await filesIn(path);
  const lines = (name: string) =>
    (files[name] ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, string>);
  expect(lines('nodes/Framework.jsonl').map(({ name }) => name)).toEqual([
    'Hugging Face Transformers',
    'ML frameworks',
    'Unified frameworks',
  ]);
  const roles = lines('nodes/Role.jsonl').map(({ slug }) => slug);
  expect(roles).toContain('ai-engineer');
  for (const { from, to } of lines('relationships/Role-USES-Framework.jsonl')) {
    expect(roles).toContain(from);
    expect(lines('nodes/Framework.jsonl').map(({ slug }) => slug)).toContain(to);
  }
});

test('A query that is wrong is refused in its own words', async () => {
  const runtime = graphRuntime({ ...article, graph: model, defaultDataset: 'article', timeout: 10_000 });
  const refused = (query: string) => nodesInAnswer(query, schema, model, graphContext(runtime));
  await expect(refused('{ roles { nodes { nmae } } }')).rejects.toThrow(
    'Cannot query field "nmae" on type "Role"',
  );
  await expect(refused('{ roles(filter: {slug: {eq: "nobody"}}) { nodes { name } } }')).rejects.toThrow(
    'There are no nodes in the answer',
  );
});

test('JSON-LD speaks SKOS and schema.org where they fit', async () => {
  const path = join(scratch, 'acme.jsonld');
  await exportRelease({ database: neo4j, model, dataset: 'acme', format: 'jsonld', path });
  const { '@context': context, '@graph': graph } = JSON.parse(await readFile(path, 'utf8'));
  expect(context.skos).toBe('http://www.w3.org/2004/02/skos/core#');
  const smith = 'urn:rolegraph:acme:Role:smith';
  expect(graph).toContainEqual({
    '@id': smith,
    '@type': ['skos:Concept', 'schema:Occupation', 'rg:Role'],
    'dcterms:identifier': 'smith',
    'skos:inScheme': { '@id': 'urn:rolegraph:acme' },
    'skos:prefLabel': 'Smith',
    'skos:altLabel': ['Blacksmith', 'Farrier'],
    'rg:jobZone': 3,
    'rg:greenShare': 0.5,
  });
  expect(graph).toContainEqual({
    '@id': smith,
    'schema:skills': { '@id': 'urn:rolegraph:acme:Skill:forging' },
  });
  expect(graph).toContainEqual({
    '@type': 'rdf:Statement',
    'rdf:subject': { '@id': smith },
    'rdf:predicate': { '@id': 'schema:skills' },
    'rdf:object': { '@id': 'urn:rolegraph:acme:Skill:forging' },
    'rg:importance': 4.5,
    'rg:necessity': 'ESSENTIAL',
  });
  expect(graph).toContainEqual({
    '@id': 'urn:rolegraph:acme:Role:old-smith',
    'dcterms:isReplacedBy': { '@id': smith },
  });
});

describe('A folder that is not right is refused before anything is written:', () => {
  async function brokenCopy(name: string, file: string, change: (text: string) => string): Promise<string> {
    const path = join(scratch, name);
    await cp(join(fixtures, 'graph'), path, { recursive: true });
    await writeFile(join(path, file), change(await readFile(join(path, file), 'utf8')));
    return path;
  }

  const mistakes: [string, string, (text: string) => string, string[]][] = [
    [
      'a manifest with mistakes',
      'manifest.json',
      (text) => text.replace('"version": 1', '"version": 2').replace('"credit": "Acme"', '"crdit": "Acme"'),
      ['manifest.json:1: version: is not 1', 'dataset.credit', 'crdit'],
    ],
    [
      'types and files that there are not',
      'manifest.json',
      (text) => text.replace('"type": "Skill"', '"type": "Craft"').replace('replaced.jsonl', 'lost.jsonl'),
      [
        'nodes.1.type: "Craft" is no type of nodes',
        'relationships.0.file: "relationships/lost.jsonl" there is no such file',
      ],
    ],
    [
      'lines with mistakes',
      'nodes/Role.jsonl',
      () =>
        '{"slug":"smith","name":"","jobZone":"three"}\n{"slug":"x","nmae":"X"}\nnot json\n{"name":"No slug"}\n',
      [
        'nodes/Role.jsonl:1: name: ""',
        'nodes/Role.jsonl:1: jobZone: "three"',
        'nodes/Role.jsonl:2: nmae: "X" is not declared',
        'nodes/Role.jsonl:2: name: is missing',
        'nodes/Role.jsonl:3: "not json" is no JSON object',
        'nodes/Role.jsonl:4: slug: is missing',
      ],
    ],
    [
      'cells with mistakes',
      'relationships/requires.csv',
      () => 'from,to,necessity,importance\nsmith,forging,NEVER,4\nsmith,listening,,much\nsmith\n',
      [
        'relationships/requires.csv:2: necessity: "NEVER"',
        'relationships/requires.csv:3: importance: "much"',
        'relationships/requires.csv:4: the row has 1 columns, where the header has 4',
      ],
    ],
    [
      'a slug that two nodes have',
      'nodes/Role.jsonl',
      (text) => text + text,
      ['nodes/Role.jsonl:3: Role smith is there already'],
    ],
  ];
  test.each(mistakes)('%s', async (name, file, change, messages) => {
    const path = await brokenCopy(name.replaceAll(' ', '-'), file, change);
    const failure = await importFrom(neo4j, 'graph', path, { dataset: 'broken' }).catch(
      (error: Error) => error,
    );
    for (const message of messages) expect(String(failure)).toContain(message);
    const { graphStatistics } = await ask('{ graphStatistics { datasets { dataset { slug } } } }');
    expect(JSON.stringify(graphStatistics)).not.toContain('broken');
  });
});
