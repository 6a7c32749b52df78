import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { publishRelease } from '../../src/releases/index.ts';
import { asker } from '../import/world.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { formsOf, namesByScript, namesWithSigns } from './names.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'names');

const named = [
  ...Object.entries(namesByScript),
  ...namesWithSigns.map((name) => ['with signs', name] as const),
];
const role = (slug: string, name: string, aliases: readonly string[] = []) => ({
  type: 'Role',
  slug,
  properties: { name, aliases },
});

/** Every name is a role's, stored decomposed for every other one, and the alias of a role with many; others have it among their words. */
beforeAll(async () => {
  const nodes = named.flatMap(([, name], index) => [
    role(`name-${index}`, index % 2 === 0 ? name : name.normalize('NFD')),
    role(`alias-${index}`, `Zz ${index}`, [
      ...Array.from({ length: 60 }, (_, other) => `Something else ${index} ${other}`),
      `${name} ${name}`,
    ]),
    role(`longer-${index}`, `${name} assistant`, [`Assistant of ${name}`]),
    role(`a-later-${index}`, `Aa ${name}`),
    {
      type: 'Skill',
      slug: `about-${index}`,
      properties: { name: `${name}, ${name} and ${name}`, description: `${name} ${name}` },
    },
  ]);
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset: 'names',
    records: { nodes, relationships: [] },
    fingerprint: 'names',
  });
});

async function search(text: string): Promise<string[]> {
  const { search } = await ask(
    'query ($text: String!) { search(text: $text, first: 3) { nodes { slug } } }',
    { text },
  );
  return search.nodes.map(({ slug }: { slug: string }) => slug);
}

async function suggest(prefix: string): Promise<{ text: string; slug: string }[]> {
  const { suggest } = await ask(
    'query ($prefix: String!) { suggest(prefix: $prefix, first: 10) { text entity { slug } } }',
    { prefix },
  );
  return suggest.map(({ text, entity }: { text: string; entity: { slug: string } }) => ({
    text,
    slug: entity.slug,
  }));
}

describe('A name is found first and suggested first, in whatever form it is stored and typed', () => {
  test.each(named.map(([script, name], index) => [name, script, index] as const))(
    '%s (%s)',
    async (name, _script, index) => {
      for (const form of formsOf(name)) {
        expect((await search(form))[0], `search ${form}`).toBe(`name-${index}`);
        expect((await suggest(form))[0]?.slug, `suggest ${form}`).toBe(`name-${index}`);
      }
    },
  );

  test.each(named.map(([script, name], index) => [name, script, index] as const))(
    'so is another name: %s twice (%s)',
    async (name, _script, index) => {
      expect((await search(`${name} ${name}`))[0]).toBe(`alias-${index}`);
      expect((await suggest(`${name} ${name}`))[0]?.slug).toBe(`alias-${index}`);
    },
  );
});

test.each(named.map(([script, name], index) => [name, script, index] as const))(
  'What is typed so far of a name suggests it: %s (%s)',
  async (name, _script, index) => {
    const letters = Array.from(name);
    for (let length = Math.min(letters.length, 3); length <= letters.length; length++) {
      const prefix = letters.slice(0, length).join('');
      const { suggest } = await ask(
        'query ($prefix: String!) { suggest(prefix: $prefix, first: 100) { text entity { slug } } }',
        { prefix },
      );
      const slugs = suggest.map(({ entity }: { entity: { slug: string } }) => entity.slug);
      expect(slugs, prefix).toContain(`name-${index}`);
    }
  },
);

describe('Words are found alike', () => {
  test.each([
    ['NodeJS', 'Node.js'],
    ['OReilly', 'O’Reilly'],
    ['O`Reilly', 'O’Reilly'],
    ['inzenyr kyberneticke bezpecnosti', 'Inženýr kybernetické bezpečnosti'],
    ['ky su phan mem', 'Kỹ sư phần mềm'],
    ['μηχανικος', 'Μηχανικός λογισμικού'],
    ['софтуер', 'Разработчик на софтуер'],
    ['نرم افزار', 'مهندس نرم‌افزار'],
    ['工程師', '軟體工程師'],
    ['エンジニア', 'ソフトウェアエンジニア'],
    ['ซอฟต์แวร์', 'นักพัฒนาซอฟต์แวร์'],
    ['과학자', '데이터 과학자'],
    ['अनुवादक', 'हिन्दी अनुवादक'],
  ])('%s is among the words of %s', async (text, name) => {
    const index = named.findIndex(([, each]) => each === name);
    const { search } = await ask(
      'query ($text: String!) { search(text: $text, first: 20) { nodes { slug } } }',
      { text },
    );
    const slugs = search.nodes.map(({ slug }: { slug: string }) => slug);
    expect(slugs).toContain(`name-${index}`);
  });

  test.each([
    ['c++ developer', 'longer', 'C++'],
    ['C# assistant', 'longer', 'C#'],
    ['.net assistant', 'longer', '.NET'],
  ])('%s means the sign as well', async (text, kind, name) => {
    const index = named.findIndex(([, each]) => each === name);
    expect((await search(text))[0]).toMatch(new RegExp(`^(${kind}|name|a-later|about)-${index}$`));
  });
});

test('A role is found and suggested by its names in other languages, and shows them as they are', async () => {
  const nodes = [
    role('baker', 'baker'),
    role('packer', 'backer packer'),
    {
      type: 'Label',
      slug: 'de-baker',
      properties: { language: 'de', text: 'Bäcker/Bäckerin', alternatives: ['Bäckermeister'] },
    },
    { type: 'Label', slug: 'el-baker', properties: { language: 'el', text: 'αρτοποιός', alternatives: [] } },
  ];
  const relationships = ['de-baker', 'el-baker'].map((slug) => ({
    type: 'HAS_LABEL',
    from: { type: 'Role', slug: 'baker' },
    to: { type: 'Label', slug },
    properties: {},
  }));
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset: 'labels',
    records: { nodes, relationships },
    fingerprint: 'labels',
  });
  const askLabels = asker(neo4j, 'labels');
  const typed = ['Bäcker/Bäckerin', 'BÄCKERMEISTER', 'Αρτοποιός', 'αρτοποιοσ'];
  const suggested = ['Bäcker/Bäckerin', 'Bäckermeister', 'αρτοποιός', 'αρτοποιός'];
  for (const [index, text] of typed.entries()) {
    const { search, suggest, resolveTerms } = await askLabels(
      `query ($text: String!) { search(text: $text) { nodes { slug aliases } } suggest(prefix: $text) { text entity { slug } }
         resolveTerms(terms: [$text]) { candidates { label tier entity { slug } } } }`,
      { text },
    );
    expect(search.nodes[0]).toEqual({ slug: 'baker', aliases: [] });
    expect(suggest[0]).toEqual({ text: suggested[index], entity: { slug: 'baker' } });
    expect(resolveTerms[0].candidates).toEqual([
      // Without its accent it is the word, and not the name as it is written.
      { label: suggested[index], tier: index === 3 ? 'WORDS' : 'ALIAS', entity: { slug: 'baker' } },
    ]);
  }
});

test('The suggested text is the name as it is stored', async () => {
  expect((await suggest('NODE.JS'))[0]?.text).toBe('Node.js');
  expect((await suggest('node.js n'))[0]?.text).toBe('Node.js Node.js');
});
