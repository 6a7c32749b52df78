import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { exportRelease } from '../../src/ingest/export/index.ts';
import { type AllowableProblem, ImportInvalid, type ImportResult } from '../../src/ingest/import/index.ts';
import { read } from '../../src/releases/database.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { ownFormat } from './own-format.ts';
import { asker, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });

type Files = Readonly<Record<string, string | Buffer>>;

const roles = 'slug,name\na,Analyst\nb,Boss\nc,Clerk\n';
const skills = 'slug,name\nx,SQL\ny,Python\n';
const NEEDS = 'Role-REQUIRES_SKILL-Skill.csv';
const BROADER = 'Role-BROADER-Role.csv';
const plain = { 'Role.csv': roles, 'Skill.csv': skills };

/** What an import of files says against them, a line each; nothing of them is to be found afterwards. */
async function refusal(files: Files, allow?: readonly AllowableProblem[]): Promise<readonly string[]> {
  const failure = await importFrom(neo4j, 'graph', await ownFormat('strict', files), { allow }).catch(
    (error: unknown) => error,
  );
  if (!(failure instanceof ImportInvalid)) throw new Error(`no refusal: ${JSON.stringify(failure)}`);
  const [left] = await read(neo4j, 'MATCH (n:Release {dataset: "strict"}) RETURN count(n) AS count');
  expect(left?.count).toBe(0);
  return failure.message.split('\n');
}

/** Imports files under a name of their own. */
async function accepted(dataset: string, files: Files, allow: readonly AllowableProblem[] = []) {
  const result: ImportResult = await importFrom(neo4j, 'graph', await ownFormat(dataset, files), { allow });
  if (result.status !== 'published') throw new Error(`not published: ${result.status}`);
  return { ask: asker(neo4j, dataset), quality: result.quality };
}

describe('A value of a closed set', () => {
  test('is written as in the API, or as the graph stores it, and exported as in the API', async () => {
    const files = {
      'Skill.jsonl':
        '{"slug":"x","name":"SQL","kind":"TECHNICAL"}\n{"slug":"y","name":"Tact","kind":"soft"}\n',
      'Role.csv': 'slug,name,kind\na,Analyst,HYBRID\nb,Boss,primary role\n',
      'Role-RELATED_TO-Role.csv': 'from,to,tier,rank\na,b,PRIMARY_SHORT,1\nb,a,Primary-Long,6\n',
    };
    const { ask } = await accepted('closed', files);
    expect(
      await ask(
        `{ skills(filter: {kind: {in: [TECHNICAL, SOFT]}}) { nodes { slug kind } }
           roles(filter: {related: {some: {edge: {tier: {in: [PRIMARY_SHORT, PRIMARY_LONG]}}}}}) { nodes { slug kind } } }`,
      ),
    ).toEqual({
      skills: {
        nodes: [
          { slug: 'x', kind: 'TECHNICAL' },
          { slug: 'y', kind: 'SOFT' },
        ],
      },
      roles: {
        nodes: [
          { slug: 'a', kind: 'HYBRID' },
          { slug: 'b', kind: 'PRIMARY' },
        ],
      },
    });
    const path = join(await mkdtemp(join(tmpdir(), 'rolegraph-closed-')), 'out');
    await exportRelease({ database: neo4j, model, dataset: 'closed', format: 'csv', path });
    expect(await readFile(join(path, 'nodes/Skill.csv'), 'utf8')).toContain('SOFT');
    expect(await readFile(join(path, 'relationships/Role-RELATED_TO-Role.csv'), 'utf8')).toContain(
      'PRIMARY_LONG',
    );
    await rm(path, { recursive: true });
  });

  test('that there is not is refused with those that there are', async () => {
    const files = { 'Skill.csv': 'slug,name,kind\nx,SQL,tecnical\n' };
    expect(await refusal(files)).toEqual([
      'Skill.csv:2: kind: "tecnical" is none of TECHNICAL, SOFT, SKILL, SKILL_OR_COMPETENCE, KNOWLEDGE',
    ]);
  });
});

describe('A reference to nothing', () => {
  const dangling = { ...plain, [NEEDS]: 'from,to,level\na,x,3\na,pyton,3\nzz,x,1\n' };

  test('is refused by file, line, column and value, with what was most likely meant', async () => {
    const files = { ...plain, [NEEDS]: 'from,to,level\na,x,3\na,Y,3\nzz,x,1\n' };
    expect(await refusal(files)).toEqual([
      `${NEEDS}:3: to: "Y" is no Skill of this dataset; did you mean "y"?`,
      `${NEEDS}:4: from: "zz" is no Role of this dataset`,
    ]);
  });

  test('is left out where that is allowed, and told in the report', async () => {
    const { ask, quality } = await accepted('dangling', dangling, ['dangling-references']);
    expect(quality.dangling).toMatchObject({
      'Role REQUIRES_SKILL Skill': {
        count: 2,
        samples: [`Skill pyton (${NEEDS}:3)`, `Role zz (${NEEDS}:4)`],
      },
    });
    const { role } = await ask('{ role(slug: "a") { skills { nodes { slug } } } }');
    expect(role.skills.nodes).toEqual([{ slug: 'x' }]);
  });

  test('to another dataset is refused as such', async () => {
    const files = { ...plain, [NEEDS]: 'from,to\na,esco/000f1d3d\nstrict/a,x\n' };
    expect(await refusal(files)).toEqual([
      `${NEEDS}:2: to: "esco/000f1d3d" is no Skill of this dataset, and a relationship stays within its dataset: add the node here, or a Mapping to esco`,
      `${NEEDS}:3: from: "strict/a" is no Role of this dataset; write "a", without the dataset`,
    ]);
  });

  test('in a property is refused as well', async () => {
    const conflict = { slug: 'k', kind: 'arithmetic', description: 'Sums differ.', sections: ['S1', 'S9'] };
    const files = {
      'Section.csv': 'slug,heading,order\nS1,Start,0\n',
      'Conflict.jsonl': JSON.stringify(conflict),
    };
    expect(await refusal(files)).toEqual([
      'Conflict.jsonl:1: sections: "S9" is no Section of this dataset; did you mean "S1"?',
    ]);
  });

  test('in a property of a relationship is refused, or kept and told where that is allowed', async () => {
    const files = {
      ...plain,
      'Framework.csv': 'slug,name\nexcel,Excel\n',
      'Category.csv': 'slug,name\nsheets,Spreadsheets\n',
      'Role-USES-Framework.csv': 'from,to,categories\na,excel,sheets|sheet\nb,excel,sheets\n',
    };
    const what = 'categories: "sheet" is no Category of this dataset; did you mean "sheets"?';
    expect(await refusal(files)).toEqual([`Role-USES-Framework.csv:2: ${what}`]);
    const { quality } = await accepted('uses', files, ['dangling-references']);
    expect(quality.allowed['dangling-references']).toMatchObject({
      count: 1,
      samples: ['Role-USES-Framework.csv:2: categories "sheet" is no Category (kept)'],
    });
  });

  test('that a refused line would have led to is no further problem', async () => {
    const files = { ...plain, 'Role.csv': 'slug,name,jobZone\na,Analyst,9\n', [NEEDS]: 'from,to\na,x\n' };
    expect(await refusal(files)).toEqual(['Role.csv:2: jobZone: "9" is not from 1 to 5']);
  });
});

describe('Lines that say different things of the same', () => {
  const unequal = { ...plain, [NEEDS]: 'from,to,level,note\na,x,2,old\na,x,4,\na,y,3,\na,y,3,\n' };

  test('are refused with both values and both places', async () => {
    const of = 'REQUIRES_SKILL from a to x';
    expect(await refusal(unequal)).toEqual([
      `${NEEDS}:3: level: "4" is told of ${of}, of which ${NEEDS}:2 says 2: keep one of the two lines`,
      `${NEEDS}:3: note: "null" is told of ${of}, of which ${NEEDS}:2 says "old": keep one of the two lines`,
    ]);
    expect(await refusal({ 'Role.csv': `${roles}a,Analyzer\nb,Boss\n` })).toEqual([
      'Role.csv:5: name: "Analyzer" is told of Role a, of which Role.csv:2 says "Analyst": keep one of the two lines',
      'Role.csv:6: Role b is there already: slugs are unique within a type',
    ]);
  });

  test('are found in several files', async () => {
    const folder = await ownFormat('strict', { ...plain, 'Role-x.csv': 'slug,name\nb,Chief\n' });
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    manifest.nodes.push({ type: 'Role', file: 'Role-x.csv' });
    await writeFile(path, JSON.stringify(manifest));
    await expect(importFrom(neo4j, 'graph', folder)).rejects.toThrow(
      'Role-x.csv:2: name: "Chief" is told of Role b, of which Role.csv:3 says "Boss"',
    );
  });

  test('are merged where that is allowed: the first stays, and the report has what is left out', async () => {
    const files = { ...unequal, 'Role.csv': `${roles}a,Analyzer\n` };
    const { ask, quality } = await accepted('unequal', files, ['unequal-repeats']);
    expect(quality.allowed).toEqual({
      'unequal-repeats': {
        count: 2,
        samples: [
          'Role.csv:5: Role a: name "Analyzer", where "Analyst" is kept (left out for Role.csv:2)',
          `${NEEDS}:3: REQUIRES_SKILL from a to x: level 4, where 2 is kept; note null, where "old" is kept (left out for ${NEEDS}:2)`,
        ],
      },
    });
    expect(quality.repeated).toMatchObject({ 'Role REQUIRES_SKILL Skill': { count: 1 } });
    const { role } = await ask('{ role(slug: "a") { name skills { edges { level note } } } }');
    expect(role).toEqual({
      name: 'Analyst',
      skills: {
        edges: [
          { level: 2, note: 'old' },
          { level: 3, note: null },
        ],
      },
    });
  });

  test('within a line of JSON are refused: JSON would keep the last without a word', async () => {
    const files = { 'Role.jsonl': '{"slug":"a","name":"A","name":"B","note":"\\"name\\": x"}\n' };
    expect((await refusal(files))[0]).toContain('says "name" twice: keep one of the two');
  });
});

describe('A value off its scale or form', () => {
  const columns = 'slug,name,jobZone,greenShare';

  test('is refused with what would be right', async () => {
    const files = {
      'Role.csv': `${columns}\na,Analyst,42,-7\nb,Boss,3.5,0.5\n`,
      'Skill.csv': skills,
      [NEEDS]: 'from,to,level,importance,asOf\na,x,99,-5,banana\nb,x,7,5,2023-02-30\n',
      'Mapping.jsonl': '{"slug":"m","fromKey":"esco","toKey":"onet/15-1252.00","similarity":1.2}\n',
      'SalaryFigure.jsonl':
        '{"slug":"p","name":"Pay","statistic":"pay","currency":"EURO","amount":-1,"year":20225}\n{"slug":"q","name":"Pay","statistic":"pay","currency":"ABC"}\n',
      'Label.csv': 'slug,language,text\nl,german!,Analyst\n',
    };
    expect(await refusal(files)).toEqual([
      'Role.csv:2: jobZone: "42" is not from 1 to 5',
      'Role.csv:2: greenShare: "-7" is not from 0 to 1',
      expect.stringContaining('Role.csv:3: jobZone: "3.5"'),
      'Mapping.jsonl:1: fromKey: "esco" is not written as dataset/slug, such as onet/15-1252.00',
      'Mapping.jsonl:1: similarity: "1.2" is not from 0 to 1',
      'SalaryFigure.jsonl:1: currency: "EURO" is no ISO 4217 code of a currency, such as EUR',
      'SalaryFigure.jsonl:1: amount: "-1" is below 0',
      'SalaryFigure.jsonl:1: year: "20225" is no year such as 2025',
      'SalaryFigure.jsonl:2: currency: "ABC" is no ISO 4217 code of a currency, such as EUR',
      'Label.csv:2: language: "german!" is no language tag of BCP 47, such as "en" or "pt-BR"',
      `${NEEDS}:2: level: "99" is not from 0 to 7`,
      `${NEEDS}:2: importance: "-5" is not from 1 to 5`,
      `${NEEDS}:2: asOf: "banana" is no date such as 2023, 2023-08 or 2023-08-31`,
      `${NEEDS}:3: asOf: "2023-02-30" is no date such as 2023, 2023-08 or 2023-08-31`,
    ]);
  });

  test('is left out where that is allowed, unless the node needs it', async () => {
    const files = { 'Role.csv': `${columns}\na,Analyst,42,0.5\n` };
    const { ask, quality } = await accepted('off-scale', files, ['invalid-values']);
    expect(quality.allowed).toEqual({
      'invalid-values': { count: 1, samples: ['Role.csv:2: jobZone 42 is not from 1 to 5 (left out)'] },
    });
    expect((await ask('{ role(slug: "a") { jobZone greenShare } }')).role).toEqual({
      jobZone: null,
      greenShare: 0.5,
    });
    expect(await refusal({ 'Role.jsonl': '{"slug":"a","name":7}\n' }, ['invalid-values'])).toHaveLength(1);
  });

  test('is a number only where it is written in plain digits', async () => {
    const level = (cell: string) =>
      refusal({ ...plain, [NEEDS]: `from,to,level\na,x,"${cell}"\n` }).then(([line = '']) => line);
    const mistaken = { '0x1': 1, '1e0': 1, ' 5 ': 5, '4,5': 4.5, '+3': 3, '03': 3, '3.': 3, '.5': 0.5 };
    for (const [cell, number] of Object.entries(mistaken)) {
      expect(await level(cell)).toBe(
        `${NEEDS}:2: level: ${JSON.stringify(cell)} is not a number in plain digits, with a point before decimals; did you mean ${number}?`,
      );
    }
    for (const cell of ['Infinity', 'NaN', '1_000', '٣', 'three', '1.000,5']) {
      expect(await level(cell)).toContain('is not a number in plain digits');
    }
    expect(await level('3.000000000000000000001')).toContain('has more digits than a number keeps');
  });
});

describe('A node that is broader than itself', () => {
  const circles = { ...plain, [BROADER]: 'from,to\na,b\nb,c\nc,a\nb,b\n' };

  test('is refused with the way that leads back to it', async () => {
    expect(await refusal(circles)).toEqual([
      `${BROADER}:4: to: "a" makes a node broader than itself along BROADER: a → b → c → a`,
      `${BROADER}:5: to: "b" makes a node broader than itself along BROADER: b → b`,
    ]);
  });

  test('is found over nodes of several types', async () => {
    const files = {
      'Skill.csv': 'slug,name\nx,SQL\n',
      'SkillGroup.csv': 'slug,name\ng,Data\nh,Work\n',
      'Skill-BROADER-SkillGroup.csv': 'from,to\nx,g\n',
      'SkillGroup-BROADER-SkillGroup.csv': 'from,to\ng,h\nh,g\n',
    };
    expect(await refusal(files)).toEqual([
      'SkillGroup-BROADER-SkillGroup.csv:3: to: "g" makes a node broader than itself along BROADER: g → h → g',
    ]);
  });

  test('stays where that is allowed, and is told', async () => {
    const { quality } = await accepted('circles', circles, ['hierarchy-cycles']);
    expect(quality.relationships).toMatchObject({ BROADER: 4 });
    expect(quality.allowed['hierarchy-cycles']?.samples).toContain(`${BROADER}:4: a → b → c → a (kept)`);
  });
});

describe('Blanks at the ends of slugs', () => {
  const blanks = {
    space: ' ',
    noBreak: '\u00a0',
    zeroWidth: '\u200b',
    ideographic: '\u3000',
    joiner: '\u200d',
  };

  test('are refused, those that do not show as well', async () => {
    for (const blank of Object.values(blanks)) {
      const code = `U+${blank.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      const [slug, from] = await refusal({
        'Role.csv': `slug,name\n"a${blank}",Analyst\n`,
        'Skill.csv': skills,
        [NEEDS]: `from,to\n"${blank}a",x\n`,
      });
      expect(slug).toContain(`has a blank at its end (${code}): write "a"`);
      expect(from).toContain(`${NEEDS}:2: from:`);
    }
    const [broken] = await refusal({ 'Role.jsonl': '{"slug":"a\\u0007b","name":"A"}\n' });
    expect(broken).toContain('holds a letter that cannot be printed (U+0007)');
  });

  test('are taken off where that is allowed, so that references fit', async () => {
    const files = { ...plain, 'Role.csv': 'slug,name\n" a",Analyst\n', [NEEDS]: 'from,to\n"a\u00a0",x\n' };
    const { ask, quality } = await accepted('padded', files, ['padded-slugs']);
    expect(quality.allowed['padded-slugs']?.count).toBe(2);
    expect((await ask('{ role(slug: "a") { skills { nodes { slug } } } }')).role.skills.nodes).toEqual([
      { slug: 'x' },
    ]);
  });
});

describe('People who have never seen the format', () => {
  test('are told once that the columns are separated otherwise', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => `r${at};Role ${at}`).join('\n');
    expect(await refusal({ 'Role.csv': `slug;name\n${rows}\n` })).toEqual([
      'Role.csv:1: "slug;name" the columns are separated by semicolons. Save the file as CSV with commas between the columns',
    ]);
    expect((await refusal({ 'Role.csv': 'slug\tname\na\tA\n' }))[0]).toContain('separated by tabs');
  });

  test('are told of each column once, with the name that was meant', async () => {
    expect(await refusal({ 'Role.csv': 'Slug,Name,job_zone,colour\na,A,3,red\nb,B,3,blue\n' })).toEqual([
      'Role.csv:1: Slug: the column is not declared; did you mean "slug"?',
      'Role.csv:1: Name: the column is not declared; did you mean "name"?',
      'Role.csv:1: job_zone: the column is not declared; did you mean "jobZone"?',
      expect.stringContaining('Role.csv:1: colour: the column is not declared; there are: slug, part, name'),
    ]);
    expect(await refusal({ 'Role.csv': 'slug,kind\na,x\nb,y\n' })).toEqual([
      'Role.csv:1: name: the column is missing; there are: slug, kind',
    ]);
    expect(await refusal({ 'Role.csv': 'a,Analyst\nb,Boss\n' })).toEqual([
      expect.stringContaining('the first line names the columns, and there is none of these names'),
    ]);
  });

  test('are told of a property once, with the further lines', async () => {
    const lines = Array.from({ length: 9 }, (_, at) => `{"slug":"r${at}","nmae":"Role"}`).join('\n');
    expect(await refusal({ 'Role.jsonl': lines })).toEqual([
      'Role.jsonl:1: nmae: "Role" is not declared; did you mean "name"? (also on lines 2, 3, 4, 5, 6 and 3 more)',
      'Role.jsonl:1: name: is missing (also on lines 2, 3, 4, 5, 6 and 3 more)',
    ]);
  });

  test('are told of separator, columns and encoding of a sheet in one run', async () => {
    const sheet = 'Stelle;Fähigkeit;Stufe\n"Analyst";"""SQL""";3\nPrüfer;€-Budget;2\n';
    const bytes = Buffer.from(sheet.replace('€', '\u0080'), 'latin1');
    const [separator, names, encoding, ...more] = await refusal({ 'Role.csv': bytes });
    expect(separator).toContain('is not UTF-8. It looks like Windows-1252');
    expect([names, encoding, more]).toEqual([undefined, undefined, []]);
    const later = Buffer.from(`Stelle;Stufe\nAnalyst;"""3"""\nPr\u00fcfer;2\n`, 'latin1');
    const reported = await refusal({ 'Role.csv': later });
    expect(reported).toHaveLength(3);
    expect(reported[0]).toContain('separated by semicolons');
    expect(reported[1]).toContain('there is none of these names; there are: slug, part, name');
    expect(reported[2]).toContain('Role.csv:3: "Pr�fer;2" is not UTF-8. It looks like Windows-1252');
  });

  test.each([
    ['a workbook', Buffer.from('PK\x03\x04\x14\0\x06'), 'is an Excel workbook or another ZIP archive'],
    ['UTF-16', Buffer.from('\uFEFFslug,name\na,A\n', 'utf16le'), 'It looks like UTF-16'],
  ])('are told that the file is %s', async (_, bytes, message) => {
    expect(await refusal({ 'Role.csv': bytes })).toEqual([
      expect.stringContaining(`Role.csv:1: ${message}`.slice(0, 11)),
    ]);
    expect((await refusal({ 'Role.csv': bytes }))[0]).toContain(message);
  });

  test('are told that JSON stands in one piece where each line is an object', async () => {
    expect(await refusal({ 'Role.jsonl': '[\n{"slug":"a","name":"A"}\n]\n' })).toEqual([
      'Role.jsonl:1: is one JSON document over several lines. Write each object on a line of its own',
    ]);
  });

  test('may leave rows and columns of nothing, as spreadsheets do', async () => {
    const { quality } = await accepted('sheet', { 'Role.csv': 'slug,name,,\na,A,,\n,,,\nb,B,,\n,,,\n' });
    expect(quality.nodes).toEqual({ Dataset: 1, Role: 2 });
    expect(await refusal({ 'Role.csv': 'slug,name,\na,A,lost\n' })).toEqual([
      'Role.csv:2: column 3: "lost" stands in a column that has no name',
    ]);
  });
});

test('A second node where a field of the API gives one is refused: one of the two would never be seen', async () => {
  const files = {
    'Source.csv': 'slug,name\ns,S\nt,T\n',
    'SalaryFigure.csv': 'slug,name,statistic,currency\np,Pay,pay,EUR\n',
    'SalaryFigure-REPORTED_BY-Source.csv': 'from,to\np,s\np,t\n',
  };
  expect(await refusal(files)).toEqual([
    'SalaryFigure-REPORTED_BY-Source.csv:3: to: "t" is a second node of SalaryFigure.source, which is one: p has another already',
  ]);
});

test('A manifest is read with a byte order mark and any line ends; one that is no JSON is told by its line', async () => {
  const folder = await ownFormat('marked', { 'Role.csv': roles });
  const path = join(folder, 'manifest.json');
  const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')), null, 2);
  await writeFile(path, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
  expect(await importFrom(neo4j, 'graph', folder)).toMatchObject({ status: 'published' });
  await writeFile(path, text.replace('"version": 1,', '"version": 1'));
  await expect(importFrom(neo4j, 'graph', folder)).rejects.toThrow(/^manifest\.json:4: is no JSON/);
});

test('Lines that end in CR alone, as on old Macs, are read', async () => {
  const { quality } = await accepted('old-mac', { 'Role.csv': 'slug,name\ra,Alpha\rb,Beta' });
  expect(quality.nodes).toEqual({ Dataset: 1, Role: 2 });
});
