import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { publishedReleases, removeDataset, storedReleases, useRelease } from '../../src/releases/index.ts';
import { seedArticle } from '../http/article.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { asker, fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const ask = asker(neo4j, 'article');
const onWait = () => undefined;

beforeAll(async () => {
  await seedArticle(neo4j);
  await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
  await importFrom(neo4j, 'esco', join(fixtures, 'esco-1.0.0'));
}, 120_000);

describe('Wages and industries', () => {
  test('have no place without the occupations that they are of', async () => {
    await expect(importFrom(neo4j, 'bls', join(fixtures, 'bls'), { dataset: 'nowhere' })).rejects.toThrow(
      'There is no dataset nowhere whose roles the wages could be told of. Import O*NET first: npm run import -- onet <folder>',
    );
  });

  test('join the occupations of O*NET; what is not told is null, not zero', async () => {
    const result = await importFrom(neo4j, 'bls', join(fixtures, 'bls'));
    expect(result).toMatchObject({ status: 'published', release: 'onet_2' });
    if (result.status !== 'published') return;
    expect(result.quality.dangling['SalaryFigure FOR_ROLE Role']).toEqual({
      count: 1,
      samples: ['Role 11-1000.00 (occupation_wages.tsv:4)'],
      why: expect.stringContaining('groups of occupations'),
    });
    expect(
      await ask(
        `{ developer: role(slug: "onet/15-1252.00") { ...R } nurse: role(slug: "onet/29-1141.00") { ...R } }
         fragment R on Role { salaryFigures { nodes { amount mean hourly employment statistic currency region year asOf source { name } } } employedIn { edges { employment annualMean node { name code } } } }`,
      ),
    ).toEqual({
      developer: {
        salaryFigures: {
          nodes: [
            {
              amount: 133080,
              mean: 144570,
              hourly: 63.98,
              employment: 1656880,
              statistic: 'median annual wage',
              currency: 'USD',
              region: 'US',
              year: 2024,
              asOf: '2024-05',
              source: { name: 'U.S. Bureau of Labor Statistics' },
            },
          ],
        },
        employedIn: {
          edges: [
            {
              employment: 654000,
              annualMean: 145810,
              node: { name: 'Professional, Scientific, and Technical Services', code: '54' },
            },
          ],
        },
      },
      nurse: {
        salaryFigures: { nodes: [expect.objectContaining({ amount: null, mean: 98430, hourly: null })] },
        employedIn: {
          edges: [
            {
              employment: 2900000,
              annualMean: null,
              node: { name: 'Health Care and Social Assistance', code: '62' },
            },
          ],
        },
      },
    });
  });

  test('are reported on without what the occupations themselves lack', async () => {
    const result = await importFrom(neo4j, 'bls', join(fixtures, 'bls'), { dryRun: true });
    if (result.status !== 'checked') throw new Error('not a dry run');
    const { quality } = result;
    expect(quality.nodes).toEqual({ Industry: 2, SalaryFigure: 2, Source: 1 });
    expect(quality.relationships).toEqual({ EMPLOYED_IN: 2, FOR_ROLE: 2, REPORTED_BY: 2 });
    expect(quality.repeated).toEqual({
      'Role EMPLOYED_IN Industry': {
        count: 1,
        samples: ['15-1252.00 54: 654000 employed, mean 145810 (occupation_sector.tsv:3)'],
        why: expect.any(String),
      },
    });
    expect(quality.withoutRelationship).toEqual({
      'Role without EMPLOYED_IN': { count: 2, samples: ['15-2051.00', '47-2061.00'] },
    });
    expect(quality.unconnected).toEqual({});
    expect(quality.ambiguousLabels).toEqual({});
    expect(Object.keys(quality.withoutValue).filter((what) => /Role|Task|PERFORMS/.test(what))).toEqual([]);
  });

  test('of a year stand beside those of another, with bounds as bounds and groups left out', async () => {
    const dataset = 'wages-by-year';
    await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'), { dataset });
    await importFrom(neo4j, 'bls', join(fixtures, 'bls'), { dataset });
    const result = await importFrom(neo4j, 'bls', join(fixtures, 'oews-2021'), { dataset });
    if (result.status !== 'published') throw new Error('not published');
    expect(result.quality.omitted).toEqual({
      'rows on groups of occupations': {
        count: 3,
        samples: expect.arrayContaining([
          '15-0000 Computer and Mathematical Occupations (major) (national_M2021_dl.csv:3)',
        ]),
        why: expect.any(String),
      },
    });
    expect(result.quality.dangling['SalaryFigure FOR_ROLE Role']?.samples).toEqual([
      'Role 13-1020.00 (national_M2021_dl.csv:8)',
    ]);
    const { developer, nurse, scientist } = await ask(
      `{ developer: role(slug: "${dataset}/15-1252.00") { ...R } nurse: role(slug: "${dataset}/29-1141.00") { ...R } scientist: role(slug: "${dataset}/15-2051.00") { ...R } }
       fragment R on Role { salaryFigures(orderBy: [{year: ASC}]) { nodes { year amount mean hourly employment note source { slug } } } }`,
    );
    const source = { slug: 'us-bureau-of-labor-statistics' };
    const figure = { year: 2021, note: null, source };
    expect(developer.salaryFigures.nodes).toEqual([
      { ...figure, amount: 120730, mean: 120990, hourly: 58.05, employment: 1364180 },
      { ...figure, year: 2024, amount: 133080, mean: 144570, hourly: 63.98, employment: 1656880 },
    ]);
    expect(nurse.salaryFigures.nodes[0]).toEqual({
      ...figure,
      amount: null,
      mean: 82750,
      hourly: null,
      employment: 3047530,
      note: 'The median is at or above the highest wage that the source gives.',
    });
    expect(scientist.salaryFigures.nodes).toEqual([
      {
        ...figure,
        amount: null,
        mean: 108660,
        hourly: null,
        employment: 105980,
        note: 'The source gives wages by the year alone.',
      },
    ]);
    expect(await importFrom(neo4j, 'bls', join(fixtures, 'bls'), { dataset })).toMatchObject({
      status: 'unchanged',
    });
    await removeDataset(neo4j, dataset, undefined, { onWait });
  });

  test('stay when the occupations are imported anew, and nothing is done for the same files', async () => {
    expect(await importFrom(neo4j, 'bls', join(fixtures, 'bls'))).toMatchObject({ status: 'unchanged' });
    expect(await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'))).toMatchObject({
      status: 'unchanged',
    });
    const result = await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.1'), { force: true });
    expect(result).toMatchObject({ status: 'published', release: 'onet_3' });
    const { role } = await ask(
      '{ role(slug: "onet/15-1252.00") { description salaryFigures { nodes { amount } } dataset { version } } }',
    );
    expect(role).toEqual({
      description: 'Write and test programs.',
      salaryFigures: { nodes: [{ amount: 133080 }] },
      dataset: { version: '1.1' },
    });
    expect(await importFrom(neo4j, 'bls', join(fixtures, 'bls'))).toMatchObject({ status: 'unchanged' });
  });
});

describe('A crosswalk', () => {
  test('is a dataset of its own that leads from one dataset into the other and back', async () => {
    const result = await importFrom(
      neo4j,
      'crosswalk',
      join(fixtures, 'crosswalk/esco_onet_crosswalk_Nov2020.csv'),
    );
    expect(result).toMatchObject({ status: 'published', release: 'esco-onet_1' });
    if (result.status !== 'published') return;
    expect(result.quality.dangling).toEqual({});
    expect(result.quality.unresolved).toEqual({
      'Mapping to Role of onet': {
        count: 1,
        samples: ['99-9999.00 (esco_onet_crosswalk_Nov2020.csv:3)'],
        why: expect.stringContaining('O*NET-SOC 2010'),
      },
    });
    const { there, back, lost } = await ask(
      `{ there: role(slug: "esco/aaaa-1") { mappings { nodes { confidence similarity sharedTitles to { name skills { totalCount } dataset { name } } } } }
         back: role(slug: "onet/15-1252.00") { mappedFrom { nodes { from { name dataset { name } } } } mappings { totalCount } }
         lost: role(slug: "esco/aaaa-2") { mappings { nodes { toKey toName to { name } } } } }`,
    );
    expect(there.mappings.nodes).toEqual([
      {
        confidence: 2,
        similarity: 0.75,
        sharedTitles: ['technical director', "director's aide"],
        to: { name: 'Software Developers', skills: { totalCount: 1 }, dataset: { name: 'O*NET' } },
      },
    ]);
    expect(back).toEqual({
      mappedFrom: { nodes: [{ from: { name: 'technical director', dataset: { name: 'ESCO' } } }] },
      mappings: { totalCount: 0 },
    });
    expect(lost.mappings.nodes).toEqual([{ toKey: 'onet/99-9999.00', toName: 'nobody', to: null }]);
  });

  test('leads to the release that readers see, whichever that is', async () => {
    const question = '{ role(slug: "esco/aaaa-1") { mappings { nodes { to { description } } } } }';
    const description = async () => (await ask(question)).role.mappings.nodes[0].to.description;
    expect(await description()).toBe('Write and test programs.');
    await useRelease(neo4j, 'onet', '1.0', { onWait });
    expect(await description()).toBe('Write "quoted" programs, and test them.');
  });
});

describe('Datasets', () => {
  test('stand beside the article, each with its own credit', async () => {
    const { graphStatistics } = await ask('{ graphStatistics { datasets { dataset { slug credit } } } }');
    expect(
      graphStatistics.datasets.map(({ dataset }: { dataset: { slug: string } }) => dataset.slug),
    ).toEqual(['article', 'esco', 'esco-onet', 'onet']);
  });

  test('are used by id, number or version, and a release that readers see is not removed', async () => {
    expect(await useRelease(neo4j, 'onet', 'onet_3', { onWait })).toBe('onet_3');
    await expect(removeDataset(neo4j, 'onet', '3', { onWait })).rejects.toThrow(
      'Readers see release onet_3. Let them see another one first',
    );
    await expect(useRelease(neo4j, 'onet', '9', { onWait })).rejects.toThrow(
      'There is no release 9 of the dataset onet; there are: onet_3 (1.1), onet_2 (1.0), onet_1 (1.0).',
    );
    await expect(useRelease(neo4j, 'nothing', '1', { onWait })).rejects.toThrow(
      'There is no dataset nothing.',
    );
    expect(await removeDataset(neo4j, 'onet', 'onet_1', { onWait })).toEqual(['onet_1']);
    const kept = (await storedReleases(neo4j))
      .filter(({ state }) => state === 'COMPLETE')
      .map(({ id }) => id);
    expect(kept).toEqual(['article_1', 'esco_1', 'esco-onet_1', 'onet_3', 'onet_2']);
  });

  test('are removed as a whole, and their numbers are not given again', async () => {
    await removeDataset(neo4j, 'onet', undefined, { onWait });
    expect([...(await publishedReleases(neo4j)).keys()]).toEqual(['article', 'esco', 'esco-onet']);
    const { role } = await ask('{ role(slug: "esco/aaaa-1") { mappings { nodes { to { name } } } } }');
    expect(role.mappings.nodes).toEqual([{ to: null }]);
    const again = await importFrom(neo4j, 'onet', join(fixtures, 'onet-1.0'));
    expect(again).toMatchObject({ status: 'published', release: 'onet_4' });
  });
});
