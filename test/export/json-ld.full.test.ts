import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { type Exported, exportRelease, only } from '../../src/ingest/export/index.ts';
import { runAlone } from '../../src/releases/database.ts';
import { fixtures, importFrom } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { type FolderContent, writeGraphFolder } from './folders.ts';

type Entry = Readonly<Record<string, unknown>>;

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function importFolder(content: FolderContent): Promise<void> {
  const path = join(scratch, content.dataset);
  await writeGraphFolder(path, content);
  await importFrom(neo4j, 'graph', path);
}

async function exported(
  dataset: string,
  selection = {},
): Promise<{ context: Record<string, string>; entries: readonly Entry[]; size: Exported }> {
  const path = join(scratch, `${dataset}.jsonld`);
  const size = await exportRelease({ database: neo4j, model, dataset, format: 'jsonld', path, ...selection });
  const { '@context': context, '@graph': entries } = JSON.parse(await readFile(path, 'utf8'));
  expectSound(context, entries);
  return { context, entries, size };
}

/** What JSON-LD 1.1 asks of a document of this form: every identifier is an absolute IRI, every key a term, every language a tag. */
function expectSound(context: Record<string, string>, entries: readonly Entry[]): void {
  const isIdentifier = (text: string) =>
    /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(text) && !text.startsWith('_:');
  const isTerm = (text: string) => Object.hasOwn(context, text.split(':')[0] ?? '');
  const check = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(check);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '@id') expect(inner).toSatisfy(isIdentifier);
      else if (key === '@language') expect(Intl.getCanonicalLocales(String(inner))).toEqual([inner]);
      else if (key === '@type') expect([inner].flat()).toSatisfy((types: string[]) => types.every(isTerm));
      else if (key !== '@value') expect(key).toSatisfy(isTerm);
      check(inner);
    }
  };
  check(entries);
}

/** The entry that describes a node. */
const described = (entries: readonly Entry[], type: string, slug: string) =>
  entries.find(
    (entry) => entry['dcterms:identifier'] === slug && [entry['@type']].flat().includes(`rg:${type}`),
  );

const role = (slug: string, uri?: string) => ({
  slug,
  name: `Role ${slug}`,
  ...(uri === undefined ? {} : { uri }),
});

describe('In JSON-LD', () => {
  test('a node is identified by its uri only if that is an absolute IRI which no other node has', async () => {
    const unusable: Record<string, string> = {
      a: '',
      b: '',
      c: 'n/a',
      d: 'n/a',
      e: 'http://x.example/has space',
      f: 'http://x.example/<y>',
      g: '_:b0',
      h: 'skos:Concept',
      i: 'https://x.example/twice',
      j: 'https://x.example/twice',
      k: 'urn:rolegraph:uris:Role:m',
      l: 'http://www.w3.org/2004/02/skos/core#Concept',
      n: 'https://x.example/also-a-skill',
    };
    await importFolder({
      dataset: 'uris',
      nodes: {
        Role: [
          ...Object.entries(unusable).map(([slug, uri]) => role(slug, uri)),
          role('m'),
          role('ok', 'https://x.example/데이터#ok'),
        ],
        Skill: [{ slug: 's', name: 'S', uri: 'https://x.example/also-a-skill' }],
      },
      relationships: {
        'Role-REQUIRES_SKILL-Skill': ['a', 'c', 'i', 'ok'].map((from) => ({ from, to: 's' })),
      },
    });
    const { entries, size } = await exported('uris');
    const nodes = entries.filter((entry) => 'dcterms:identifier' in entry);
    expect(nodes).toHaveLength(16);
    expect(new Set(nodes.map((entry) => entry['@id'])).size).toBe(16);
    for (const [slug, uri] of Object.entries(unusable)) {
      expect(described(entries, 'Role', slug)).toMatchObject({
        '@id': `urn:rolegraph:uris:Role:${slug}`,
        'rg:uri': uri,
      });
    }
    expect(described(entries, 'Role', 'ok')).toMatchObject({ '@id': 'https://x.example/데이터#ok' });
    expect(described(entries, 'Role', 'ok')).not.toHaveProperty('rg:uri');
    const links = entries.filter((entry) => 'schema:skills' in entry);
    expect(links).toEqual(
      [
        'urn:rolegraph:uris:Role:a',
        'urn:rolegraph:uris:Role:c',
        'urn:rolegraph:uris:Role:i',
        'https://x.example/데이터#ok',
      ].map((id) => ({ '@id': id, 'schema:skills': { '@id': 'urn:rolegraph:uris:Skill:s' } })),
    );
    expect(size.unusableUris?.count).toBe(14);
    expect(size.unusableUris?.samples).toContainEqual({
      node: { type: 'Role', slug: 'i' },
      uri: 'https://x.example/twice',
      reason: 'is the uri of other nodes as well',
    });
  });

  test('a selection of nodes has the same identifiers as the whole', async () => {
    await importFolder({
      dataset: 'part',
      nodes: { Role: [role('one', 'https://x.example/twice'), role('other', 'https://x.example/twice')] },
    });
    const { entries } = await exported('part', { selection: only([{ type: 'Role', slug: 'one' }]) });
    expect(entries.slice(1)).toMatchObject([{ '@id': 'urn:rolegraph:part:Role:one' }]);
  });

  test('a slug of any letters becomes one segment of a URN', async () => {
    const slugs = ['a/b', 'a b', 'a:b', 'a%2Fb', 'é', 'データ', '"<x>"', "it's", 'a#b?c'];
    await importFolder({ dataset: 'slugs', nodes: { Role: slugs.map((slug) => role(slug)) } });
    const { entries } = await exported('slugs');
    const found = slugs.map((slug) => String(described(entries, 'Role', slug)?.['@id']));
    expect(found.map((id) => decodeURIComponent(id.replace('urn:rolegraph:slugs:Role:', '')))).toEqual(slugs);
    for (const id of found) expect(id).toMatch(/^urn:rolegraph:slugs:Role:[A-Za-z0-9\-._~!*'()%]+$/);
  });

  test('texts have the language of their dataset, names in other languages their own, and codes none', async () => {
    await importFolder({
      dataset: 'languages',
      language: 'en-gb',
      nodes: {
        Role: [
          {
            slug: 'smith',
            name: 'Smith',
            aliases: ['Farrier'],
            description: 'Forges.',
            code: '7221',
            note: 'Old.',
          },
        ],
        Label: [
          { slug: 'de-smith', language: 'de', text: 'Schmied', alternatives: ['Schmiedin'] },
          { slug: 'dex-smith', language: 'de', text: 'Grobschmied' },
          { slug: 'pt-smith', language: 'pt-br', text: 'Ferreiro' },
          { slug: 'x-smith', language: 'rm', text: 'Fravi' },
        ],
      },
      relationships: {
        'Role-HAS_LABEL-Label': ['de', 'dex', 'pt', 'x'].map((label) => ({
          from: 'smith',
          to: `${label}-smith`,
        })),
      },
    });
    // Imports of before took any text for a language.
    await runAlone(neo4j, "MATCH (label:Label {slug: 'x-smith'}) SET label.language = 'Romansh'");
    const { entries } = await exported('languages');
    const english = (text: string) => ({ '@value': text, '@language': 'en-GB' });
    const german = (text: string) => ({ '@value': text, '@language': 'de' });
    const id = 'urn:rolegraph:languages:Role:smith';
    expect(entries[0]).toMatchObject({
      'schema:name': english('Data of languages'),
      'dcterms:language': 'en-GB',
    });
    expect(described(entries, 'Role', 'smith')).toMatchObject({
      'skos:prefLabel': english('Smith'),
      'skos:altLabel': [english('Farrier')],
      'skos:definition': english('Forges.'),
      'skos:scopeNote': english('Old.'),
      'skos:notation': '7221',
    });
    expect(described(entries, 'Label', 'de-smith')).toMatchObject({
      'rg:text': german('Schmied'),
      'rg:alternatives': [german('Schmiedin')],
    });
    expect(described(entries, 'Label', 'x-smith')).toMatchObject({
      'rg:text': 'Fravi',
      'rg:language': 'Romansh',
    });
    const translations = entries.filter(
      (entry) => entry['@id'] === id && !('@type' in entry) && !('rg:hasLabel' in entry),
    );
    // SKOS allows one preferred name per language.
    expect(translations).toEqual([
      { '@id': id, 'skos:prefLabel': german('Schmied'), 'skos:altLabel': [german('Schmiedin')] },
      { '@id': id, 'skos:altLabel': [german('Grobschmied')] },
      { '@id': id, 'skos:prefLabel': { '@value': 'Ferreiro', '@language': 'pt-BR' } },
      { '@id': id, 'skos:altLabel': ['Fravi'] },
    ]);
  });

  test('texts have no language where none is told', async () => {
    await importFolder({ dataset: 'untold', nodes: { Role: [role('smith')] } });
    const { entries } = await exported('untold');
    expect(described(entries, 'Role', 'smith')).toMatchObject({ 'skos:prefLabel': 'Role smith' });
    expect(JSON.stringify(entries)).not.toContain('@language');
  });

  test("ESCO's names are English, and have their translations", async () => {
    await importFrom(neo4j, 'esco', join(fixtures, 'esco-1.0.0'));
    const { entries } = await exported('esco');
    const text = JSON.stringify(entries);
    expect(text).toContain('"@language":"en"');
    const preferred = entries.flatMap((entry) =>
      'skos:prefLabel' in entry ? [entry['skos:prefLabel']] : [],
    );
    expect(preferred.length).toBeGreaterThan(5);
    for (const name of preferred) expect(name).toHaveProperty('@language');
    expect(preferred).toContainEqual({ '@value': expect.any(String), '@language': 'de' });
  });
});

test('A manifest whose language is no tag is refused', async () => {
  const path = join(scratch, 'german');
  await writeGraphFolder(path, { dataset: 'german', language: 'German', nodes: { Role: [role('a')] } });
  await expect(importFrom(neo4j, 'graph', path)).rejects.toThrow(
    'dataset.language: is no language tag of BCP 47, such as "en" or "pt-BR"',
  );
});
