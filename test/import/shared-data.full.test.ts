import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { importers } from '../../src/ingest/import/index.ts';
import { taxonomyNeo4j } from '../support/neo4j.ts';
import { describeWith } from '../support/requirements.ts';
import { expectSameAgain } from './round-trip.ts';
import { csv, data, distinct, publicData, tab, tally } from './shared/raw.ts';
import { asker, importFrom } from './world.ts';

/*
 * O*NET and ESCO as they are published, beside the article. What is expected is computed here from the raw files, without the importer.
 * Not every machine has them: `../shared/data` is not part of the project.
 */
describeWith(publicData, 'O*NET and ESCO as they are published (in ../shared/data)', async () => {
  const neo4j = await taxonomyNeo4j('article', 'onet', 'bls', 'esco', 'crosswalk');
  const ask = asker(neo4j, 'article');
  const counts = JSON.parse(readFileSync(join(data, 'counts.json'), 'utf8'));

  async function sizes(dataset: string) {
    const { graphStatistics } = await ask(
      `{ graphStatistics(dataset: "${dataset}") { nodeTypes { type count } relationshipTypes { type count } } }`,
    );
    const counted = (list: { type: string; count: number }[]) =>
      Object.fromEntries(list.map(({ type, count }) => [type, count]));
    return {
      nodes: counted(graphStatistics.nodeTypes),
      relationships: counted(graphStatistics.relationshipTypes),
    };
  }

  test('O*NET and the wages have the nodes and relationships that were counted', async () => {
    const { nodes, relationships } = await sizes('onet');
    const { nodes: n, relations: r } = counts.onet;
    const tools = tab('onet-29.3', 'Tools Used.txt.gz');
    const commodity = (row: Readonly<Record<string, string>>) => row['Commodity Code'] ?? '';
    expect(nodes).toMatchObject({
      Role: n.Role,
      Skill: n['Skill(kind=skill)'] + n['Skill(kind=knowledge)'],
      Framework: n['Framework/Technology'],
      Category: n.TechnologyCategory + distinct(tools, commodity).size,
      Tool: n.Tool,
      Task: n.Task,
      Industry: n['Industry(NAICS sector, BLS)'],
      SalaryFigure: n['SalaryFigure(BLS, roles matched)'],
      EmergingTask: r['emerging tasks'],
    });
    expect(relationships).toMatchObject({
      USES: r['(Role)-USES->(Technology)'],
      IN_CATEGORY:
        r['(Technology)-IN_CATEGORY->(Category)'] +
        distinct(tools, (row) => `${row.Example}\t${commodity(row)}`).size,
      USES_TOOL: r['(Role)-USES_TOOL->(Tool)'],
      PERFORMS: r['(Role)-PERFORMS->(Task)'],
      REQUIRES_SKILL: r['(Role)-REQUIRES->(Skill skill)'] + r['(Role)-REQUIRES->(Skill knowledge)'],
      RELATED_TO: r['(Role)-RELATED_TO->(Role) directed'],
      EMPLOYED_IN: r['(Role)-EMPLOYED_IN->(Industry), roles of O*NET'],
    });
    const answer = await ask(
      `{ skills: skills(dataset: "onet", filter: {kind: {eq: SKILL}}) { totalCount }
         knowledge: skills(dataset: "onet", filter: {kind: {eq: KNOWLEDGE}}) { totalCount }
         rated: roles(dataset: "onet", filter: {skills: {requirement: {minImportance: 1, includeNotRelevant: true, includeSuppress: true}, count: {gt: 0}}}) { totalCount } }`,
    );
    expect(answer).toEqual({
      skills: { totalCount: n['Skill(kind=skill)'] },
      knowledge: { totalCount: n['Skill(kind=knowledge)'] },
      rated: { totalCount: r['roles with ratings'] },
    });
  });

  test('ESCO has the nodes and relationships that were counted', async () => {
    const { nodes, relationships } = await sizes('esco');
    const { nodes: n, relations: r } = counts.esco;
    expect(nodes).toMatchObject({
      Role: n['Role/Occupation'],
      Skill: n.Skill,
      OccupationGroup: n['OccupationGroup(ISCO)'],
      SkillGroup: n.SkillGroup,
      Industry: n['Industry(NACE 2.1 code)'],
      Trend: n['Collection(Trend-like)'],
      Label: n['labels de (occupations)'],
    });
    expect(relationships).toMatchObject({
      REQUIRES_SKILL: r['(Role)-REQUIRES{essential}->(Skill)'],
      REQUIRES: r['(Skill)-REQUIRES{essential|optional}->(Skill)'],
      BROADER: r['BROADER occupations+ISCO (distinct)'] + r['BROADER skills+groups (v1.2.0 file, distinct)'],
      IN_INDUSTRY: r['(Role)-IN_INDUSTRY->(Industry)'],
      IN_COLLECTION: ['green', 'digital', 'transversal', 'language', 'research'].reduce(
        (sum, theme) => sum + r[`(Skill)-IN_COLLECTION ${theme}`],
        0,
      ),
    });
    const answer = await ask(
      `{ competences: skills(dataset: "esco", filter: {kind: {eq: SKILL_OR_COMPETENCE}}) { totalCount }
         knowledge: skills(dataset: "esco", filter: {kind: {eq: KNOWLEDGE}}) { totalCount }
         untyped: skills(dataset: "esco", filter: {kind: {isNull: true}}) { totalCount } }`,
    );
    expect(answer).toEqual({
      competences: { totalCount: n['  skill/competence'] },
      knowledge: { totalCount: n['  knowledge'] },
      untyped: { totalCount: n['  untyped'] },
    });
  });

  describe('Twenty questions, as another program answers them from the raw files:', () => {
    const CODE = 'O*NET-SOC Code';
    const onet = (file: string) => tab('onet-29.3', file);
    const esco = (file: string) => csv('esco-1.2.1', file);
    const last = (uri = '') => uri.split('/').at(-1) ?? '';
    const nodesOf = (connection: { nodes: Record<string, unknown>[] }, field = 'name') =>
      connection.nodes.map((node) => node[field]);

    test('1. How is a Software Developer described?', async () => {
      const [row] = onet('Occupation Data.txt').filter((one) => one[CODE] === '15-1252.00');
      const { role } = await ask('{ role(slug: "onet/15-1252.00") { name description } }');
      expect(role).toEqual({ name: row?.Title, description: row?.Description });
    });

    test('2. By what other names are Registered Nurses known?', async () => {
      const rows = onet('Alternate Titles.txt').filter((one) => one[CODE] === '29-1141.00');
      const { role } = await ask('{ role(slug: "onet/29-1141.00") { aliases } }');
      expect(role.aliases).toEqual([...distinct(rows, (row) => row['Alternate Title'] ?? '')]);
    });

    test('3. How many occupations need how much preparation?', async () => {
      const zones = tally(onet('Job Zones.txt'), (row) => row['Job Zone'] ?? '');
      const { roles } = await ask('{ roles(dataset: "onet") { groupBy(key: NODE_JOB_ZONE) { key count } } }');
      const groups = roles.groupBy.filter(({ key }: { key: string | null }) => key !== null);
      expect(new Map(groups.map(({ key, count }: { key: string; count: number }) => [key, count]))).toEqual(
        zones,
      );
    });

    test('4. Which skills matter most to Registered Nurses?', async () => {
      const rows = [...onet('Skills.txt'), ...onet('Knowledge.txt.gz')]
        .filter((one) => one[CODE] === '29-1141.00' && one['Scale ID'] === 'IM')
        .map((row) => ({ slug: row['Element ID'] ?? '', importance: Number(row['Data Value']) }))
        .sort((a, b) => b.importance - a.importance || (a.slug < b.slug ? -1 : 1));
      const { role } = await ask(
        '{ role(slug: "onet/29-1141.00") { skills(first: 10, orderBy: [{edge: {importance: DESC}}]) { edges { importance node { slug } } } } }',
      );
      expect(
        role.skills.edges.map((edge: { importance: number; node: { slug: string } }) => ({
          slug: edge.node.slug,
          importance: edge.importance,
        })),
      ).toEqual(rows.slice(0, 10));
    });

    test('5. What is the mean importance of Programming over all occupations that are rated for it?', async () => {
      const rows = onet('Skills.txt').filter(
        (one) => one['Element Name'] === 'Programming' && one['Scale ID'] === 'IM',
      );
      const mean = rows.reduce((sum, row) => sum + Number(row['Data Value']), 0) / rows.length;
      const { skills } = await ask(
        '{ skills(dataset: "onet", filter: {name: {eq: "Programming"}}) { nodes { requiredBy(requirement: {minImportance: 1, includeNotRelevant: true, includeSuppress: true}) { totalCount aggregate { edge { importance { avg } } } } } } }',
      );
      const [{ requiredBy }] = skills.nodes;
      expect(requiredBy.totalCount).toBe(rows.length);
      expect(requiredBy.aggregate.edge.importance.avg).toBeCloseTo(mean, 9);
    });

    test('6. Which occupations are rated for no skill at all?', async () => {
      const rated = distinct([...onet('Skills.txt'), ...onet('Knowledge.txt.gz')], (row) => row[CODE] ?? '');
      const unrated = onet('Occupation Data.txt')
        .map((row) => row[CODE] ?? '')
        .filter((code) => !rated.has(code));
      const { roles } = await ask(
        '{ roles(dataset: "onet", filter: {skills: {requirement: {minImportance: 1, includeNotRelevant: true, includeSuppress: true}, count: {eq: 0}}}) { totalCount nodes { slug } } }',
      );
      expect(roles.totalCount).toBe(unrated.length);
      expect(nodesOf(roles, 'slug')).toEqual(unrated.sort().slice(0, 100));
    });

    test('7. Which technologies do most occupations use?', async () => {
      const used = [...tally(onet('Technology Skills.txt'), (row) => row.Example ?? '')];
      const most = used.sort((a, b) => b[1] - a[1]).slice(0, 5);
      const { frameworks } = await ask(
        '{ frameworks(dataset: "onet", first: 5, orderBy: [{usedBy: {count: DESC}}]) { nodes { name usedBy { totalCount } } } }',
      );
      expect(
        frameworks.nodes.map((node: { name: string; usedBy: { totalCount: number } }) => [
          node.name,
          node.usedBy.totalCount,
        ]),
      ).toEqual(most);
    });

    test('8. Which technologies do Data Scientists and Statisticians share?', async () => {
      const rows = onet('Technology Skills.txt');
      const of = (code: string) =>
        distinct(
          rows.filter((row) => row[CODE] === code),
          (row) => row.Example ?? '',
        );
      const [one, other] = [of('15-2051.00'), of('15-2041.00')];
      const shared = [...one].filter((name) => other.has(name)).sort();
      const { frameworksSharedBy } = await ask(
        '{ frameworksSharedBy(roles: ["onet/15-2051.00", "onet/15-2041.00"]) { totalCount nodes { name } } }',
      );
      expect(frameworksSharedBy.totalCount).toBe(shared.length);
      expect(nodesOf(frameworksSharedBy).sort()).toEqual(shared);
    });

    test('9. Which technologies are in demand of Web Developers?', async () => {
      const rows = onet('Technology Skills.txt').filter(
        (row) => row[CODE] === '15-1254.00' && row['In Demand'] === 'Y',
      );
      const { role } = await ask(
        '{ role(slug: "onet/15-1254.00") { frameworks(filter: {edge: {inDemand: {eq: true}}}) { nodes { name hot } } } }',
      );
      expect(nodesOf(role.frameworks).sort()).toEqual([...distinct(rows, (row) => row.Example ?? '')].sort());
    });

    test('10. How many technologies are hot, and how often are they used?', async () => {
      const hot = onet('Technology Skills.txt').filter((row) => row['Hot Technology'] === 'Y');
      const names = distinct(hot, (row) => row.Example ?? '');
      const uses = onet('Technology Skills.txt').filter((row) => names.has(row.Example ?? '')).length;
      const { frameworks } = await ask(
        '{ frameworks(dataset: "onet", filter: {hot: {eq: true}}) { totalCount } }',
      );
      expect(frameworks.totalCount).toBe(names.size);
      const pages = [];
      for (let after: string | null = null, more = true; more; ) {
        const {
          frameworks: page,
        }: {
          frameworks: {
            nodes: { usedBy: { totalCount: number } }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        } = await ask(
          'query ($after: String) { frameworks(dataset: "onet", after: $after, filter: {hot: {eq: true}}) { nodes { usedBy { totalCount } } pageInfo { endCursor hasNextPage } } }',
          { after },
        );
        pages.push(...page.nodes);
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
      }
      expect(pages.reduce((sum, node) => sum + node.usedBy.totalCount, 0)).toBe(uses);
    });

    test('11. In which categories are technologies that have several?', async () => {
      const byName = new Map<string, Set<string>>();
      for (const row of onet('Technology Skills.txt')) {
        const name = row.Example ?? '';
        byName.set(name, (byName.get(name) ?? new Set()).add(row['Commodity Code'] ?? ''));
      }
      const several = [...byName.values()].filter((codes) => codes.size > 1).length;
      const { frameworks } = await ask(
        '{ frameworks(dataset: "onet", filter: {categories: {count: {gt: 1}}}) { totalCount } }',
      );
      expect(frameworks.totalCount).toBe(several);
    });

    test('12. What are the core tasks of Actuaries?', async () => {
      const rows = onet('Task Statements.txt').filter(
        (row) => row[CODE] === '15-2011.00' && row['Task Type'] === 'Core',
      );
      const { role } = await ask(
        '{ role(slug: "onet/15-2011.00") { tasks(filter: {edge: {kind: {eq: CORE}}}) { nodes { name } } } }',
      );
      expect(nodesOf(role.tasks).sort()).toEqual(rows.map((row) => row.Task).sort());
    });

    test('13. To which occupations are Chief Executives related, the closest first, and is it mutual?', async () => {
      const rows = onet('Related Occupations.txt');
      const from = rows
        .filter((row) => row[CODE] === '11-1011.00')
        .sort((a, b) => Number(a.Index) - Number(b.Index))
        .map((row) => row['Related O*NET-SOC Code']);
      const back = rows
        .filter((row) => row['Related O*NET-SOC Code'] === '11-1011.00')
        .map((row) => row[CODE]);
      const { role } = await ask(
        '{ role(slug: "onet/11-1011.00") { related(orderBy: [{edge: {rank: ASC}}]) { nodes { slug } } relatedFrom { nodes { slug } } } }',
      );
      expect(nodesOf(role.related, 'slug')).toEqual(from);
      expect(nodesOf(role.relatedFrom, 'slug').sort()).toEqual(back.sort());
    });

    test('14. Which occupations have the highest median wage that is told?', async () => {
      const codes = distinct(onet('Occupation Data.txt'), (row) => row[CODE] ?? '');
      const highestPaid = tab('bls-oes-2024', 'occupation_wages.tsv')
        .filter((row) => codes.has(row.code ?? '') && row.annualMedianWage !== '')
        .sort((a, b) => Number(b.annualMedianWage) - Number(a.annualMedianWage));
      const { salaryFigures } = await ask(
        '{ salaryFigures(dataset: "onet", first: 5, filter: {amount: {isNull: false}}, orderBy: [{amount: DESC}]) { nodes { amount roles { nodes { slug } } } } }',
      );
      expect(nodesOf(salaryFigures, 'amount')).toEqual(
        highestPaid.slice(0, 5).map((row) => Number(row.annualMedianWage)),
      );
      expect(salaryFigures.nodes[0].roles.nodes).toEqual([{ slug: highestPaid[0]?.code }]);
    });

    test('15. Which industries employ Registered Nurses?', async () => {
      const rows = tab('bls-oes-2024', 'occupation_sector.tsv').filter((row) => row.code === '29-1141.00');
      const { role } = await ask(
        '{ role(slug: "onet/29-1141.00") { employedIn { edges { employment node { name } } } } }',
      );
      const expected = new Map(
        rows.map((row) => [row.industry, row.employment === '' ? null : Number(row.employment)]),
      );
      const answered = role.employedIn.edges.map((edge: { employment: number; node: { name: string } }) => [
        edge.node.name,
        edge.employment,
      ]);
      expect(new Map(answered)).toEqual(expected);
    });

    test('16. Which essential skills do ESCO occupations ask for most?', async () => {
      const labels = new Map(esco('output_skills.csv').map((row) => [row.skill_id, row.skill_label]));
      const asked = tally(esco('occupationSkillRelations_essential_en.csv'), (row) => row.skillUri ?? '');
      const most = [...asked].sort((a, b) => b[1] - a[1]).slice(0, 5);
      const { skills } = await ask(
        '{ skills(dataset: "esco", first: 5, orderBy: [{requiredBy: {count: DESC}}]) { nodes { name requiredBy { totalCount } } } }',
      );
      expect(
        skills.nodes.map((node: { name: string; requiredBy: { totalCount: number } }) => [
          node.name,
          node.requiredBy.totalCount,
        ]),
      ).toEqual(most.map(([uri, count]) => [labels.get(uri), count]));
    });

    test('17. What is a data scientist called, in English and in German, and in which group?', async () => {
      const [row] = esco('occupations_en.csv').filter((one) => one.preferredLabel === 'data scientist');
      const [german] = esco('occupations_de.csv.gz').filter((one) => one.conceptUri === row?.conceptUri);
      const { roles } = await ask(
        '{ roles(dataset: "esco", filter: {name: {eq: "data scientist"}}) { nodes { aliases uri labels { nodes { language text } } broader { nodes { slug } } } } }',
      );
      const broader = esco('broaderRelationsOccPillar_en.csv').filter(
        (one) => one.conceptUri === row?.conceptUri,
      );
      expect(roles.nodes).toEqual([
        {
          aliases: row?.altLabels?.split('\n'),
          uri: row?.conceptUri,
          labels: { nodes: [{ language: 'de', text: german?.preferredLabel }] },
          broader: { nodes: broader.map((one) => ({ slug: last(one.broaderUri) })) },
        },
      ]);
    });

    test('18. Which skills does one lack who goes from data analyst to data scientist?', async () => {
      const occupations = esco('occupations_en.csv');
      const uri = (name: string) => occupations.find((row) => row.preferredLabel === name)?.conceptUri ?? '';
      const relations = esco('occupationSkillRelations_essential_en.csv');
      const of = (name: string) =>
        distinct(
          relations.filter((row) => row.occupationUri === uri(name)),
          (row) => last(row.skillUri),
        );
      const [held, needed] = [of('data analyst'), of('data scientist')];
      const { skillGap } = await ask(
        'query ($from: String!, $to: String!) { skillGap(from: $from, to: $to, dataset: "esco") { coverage missing { skill { slug } } } }',
        { from: last(uri('data analyst')), to: last(uri('data scientist')) },
      );
      const missing = [...needed].filter((slug) => !held.has(slug));
      expect(skillGap.missing.map(({ skill }: { skill: { slug: string } }) => skill.slug).sort()).toEqual(
        missing.sort(),
      );
      expect(skillGap.coverage).toBeCloseTo((needed.size - missing.length) / needed.size, 9);
    });

    test('19. Which green skills are knowledge?', async () => {
      const green = esco('greenSkillsCollection_en.csv').filter((row) => row.skillType === 'knowledge');
      const { trend } = await ask(
        '{ trend(slug: "esco/green-skills") { collection(first: 1, filter: {kind: {eq: KNOWLEDGE}}) { totalCount } all: collection { totalCount } } }',
      );
      expect(trend).toEqual({
        collection: { totalCount: distinct(green, (row) => row.conceptUri ?? '').size },
        all: {
          totalCount: distinct(esco('greenSkillsCollection_en.csv'), (row) => row.conceptUri ?? '').size,
        },
      });
    });

    test('20. To which occupations of O*NET is an occupation of ESCO mapped, and back?', async () => {
      const rows = csv('crosswalk-esco-onet', 'esco_onet_crosswalk_Nov2020.csv');
      const codes = distinct(onet('Occupation Data.txt'), (row) => row[CODE] ?? '');
      const [code = ''] = [...tally(rows, (row) => row.onet_code ?? '')]
        .filter(([one]) => codes.has(one))
        .sort((a, b) => b[1] - a[1])
        .map(([one]) => one);
      const mapped = rows.filter((row) => row.onet_code === code);
      const { role } = await ask(
        'query ($role: String!) { role(slug: $role) { mappedFrom { totalCount nodes { confidence from { uri } } } } }',
        { role: `onet/${code}` },
      );
      const known = distinct(esco('occupations_en.csv'), (row) => row.conceptUri ?? '');
      const expected = mapped.map(
        (row) =>
          `${known.has(row.concept_uri ?? '') ? row.concept_uri : undefined} ${Number(row.confidence)}`,
      );
      expect(
        role.mappedFrom.nodes
          .map(
            (node: { confidence: number; from: { uri: string } | null }) =>
              `${node.from?.uri} ${node.confidence}`,
          )
          .sort(),
      ).toEqual(expected.sort());
      const first = mapped.find((row) => known.has(row.concept_uri ?? ''));
      const there = await ask(
        'query ($role: String!) { role(slug: $role) { mappings { nodes { to { slug } } } } }',
        { role: `esco/${last(first?.concept_uri)}` },
      );
      expect(there.role.mappings.nodes).toContainEqual({ to: { slug: code } });
    });
  });

  test.each([
    ['onet', 'onet-29.3', 'O*NET up to 30.2'],
    ['onet', '../cases/onet-30.3-layout', 'O*NET from 30.3 on'],
    ['esco', 'esco-1.2.1', "ESCO's CSV with a plain list of skills in place of skills_en.csv"],
    ['bls', 'bls-oes-2024', 'wages by occupation, and by occupation and industry, with O*NET-SOC codes'],
    [
      'bls',
      'bls-oews-2021',
      'the national table of the Occupational Employment and Wage Statistics, saved as CSV',
    ],
  ])('%s knows the edition in %s, and misses no table of it', async (kind, folder, edition) => {
    const { inventory, problems: faults } =
      (await importers[kind]?.open(join(data, folder), {}, model)) ?? {};
    expect(inventory?.edition).toBe(edition);
    expect(inventory?.missing.filter(({ required }) => required)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('Wages of 2021 join the occupations of O*NET 30.3, and what is left out is declared', async () => {
    const dataset = 'onet-30-3';
    await importFrom(neo4j, 'onet', join(data, '../cases/onet-30.3-layout'), { dataset });
    const result = await importFrom(neo4j, 'bls', join(data, 'bls-oews-2021'), { dataset });
    if (result.status !== 'published') throw new Error(`not published: ${result.status}`);
    const rows = csv('bls-oews-2021', 'national_May2021_dl.csv');
    const detailed = rows.filter(({ O_GROUP }) => O_GROUP === 'detailed');
    const roles = new Set(
      tab('../cases/onet-30.3-layout', 'Occupation Data.txt').map((row) => row['O*NET-SOC Code']),
    );
    const matched = detailed.filter(({ OCC_CODE }) => roles.has(`${OCC_CODE}.00`));
    const groups = rows.filter(
      ({ O_GROUP, OCC_CODE = '' }) =>
        ['major', 'minor', 'broad'].includes(O_GROUP ?? '') &&
        [...roles].some((code) => code?.startsWith(OCC_CODE.replace(/0+$/, ''))),
    );
    expect(result.quality.nodes).toEqual({
      SalaryFigure: matched.length,
      Source: 1,
      OccupationGroup: groups.length,
    });
    expect(result.quality.omitted['rows on groups of occupations']?.count).toBe(
      rows.length - detailed.length,
    );
    expect(result.quality.dangling['SalaryFigure FOR_ROLE Role']?.count).toBe(
      detailed.length - matched.length,
    );
    const { role } = await ask(
      `{ role(slug: "${dataset}/15-1252.00") { salaryFigures { nodes { amount asOf } } } }`,
    );
    const [developers] = matched.filter(({ OCC_CODE }) => OCC_CODE === '15-1252');
    const amount = Number(developers?.A_MEDIAN?.replaceAll(',', ''));
    expect(role.salaryFigures.nodes).toEqual([{ amount, asOf: '2021-05' }]);
  });

  test('O*NET with the wages, exported and imported under another name, is exported as the same bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rolegraph-'));
    try {
      const { nodes, relationships } = await expectSameAgain(neo4j, 'onet', 'graph', folder);
      const { graphStatistics } = await ask('{ graphStatistics(dataset: "onet") { nodes relationships } }');
      // The dataset itself is a node as well, which the manifest tells of.
      expect({ nodes: nodes + 1, relationships }).toEqual(graphStatistics);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 900_000);

  test('The article stands beside them, unchanged', async () => {
    const { role } = await ask('{ role(slug: "ai-engineer") { name skills { totalCount } } }');
    expect(role.name).toBe('AI Engineer');
    expect(role.skills.totalCount).toBeGreaterThan(10);
  });
});
