import { describe, expect, it } from 'vitest';
import { fingerprint, type SeedRecords } from '../../src/ingest/seeds/index.ts';
import { frame, read } from './folder.ts';

const roles = `
# Roles and what they need.
Role:
  gardener:
    name: Gardener
    aliases: [Plant keeper]
    mentioned: [S1, S2 example]
    skills:
      patience: [S1 stated, S1.T both — in every season, S1 qualified — in spring]
    workflowSteps:
      dig: { order: 1, mentions: S1.1 stated }
Skill:
  patience: { name: Patience, kind: soft, mentioned: S1 }
WorkflowStep:
  dig: { name: Dig }
`;

/** A relationship in one line, for reading. */
function lines({ relationships }: SeedRecords, types: readonly string[]): readonly string[] {
  return relationships
    .filter(({ type }) => types.includes(type))
    .map(({ type, from, to }) => `${from.type}/${from.slug} ${type} ${to.type}/${to.slug}`);
}

const factsIn = ({ nodes }: SeedRecords) => nodes.filter(({ type }) => type === 'Fact');
const slugs = (records: SeedRecords) => factsIn(records).map(({ slug }) => slug);
const relationship = ({ relationships }: SeedRecords, type: string) =>
  relationships.find((one) => one.type === type);

describe('seeds become the records of a release', () => {
  it('gives every node as it is written, and what is unknown is absent', async () => {
    const { dataset, nodes } = await read({ 'frame.yaml': frame, 'roles.yaml': roles });
    expect(dataset).toBe('little');
    expect(nodes.filter(({ type }) => !['Fact', 'Section'].includes(type))).toEqual([
      {
        type: 'Dataset',
        slug: 'little',
        properties: { name: 'A little article', licence: 'Facts only', credit: 'The Publisher' },
      },
      { type: 'Source', slug: 'the-publisher', properties: { name: 'The Publisher', aliases: [] } },
      { type: 'Role', slug: 'gardener', properties: { name: 'Gardener', aliases: ['Plant keeper'] } },
      { type: 'Skill', slug: 'patience', properties: { name: 'Patience', aliases: [], kind: 'soft' } },
      { type: 'WorkflowStep', slug: 'dig', properties: { name: 'Dig', aliases: [] } },
    ]);
  });

  it('numbers sections as they stand, and ties each to the one that it belongs to', async () => {
    const records = await read({ 'frame.yaml': frame });
    const sections = records.nodes.filter(({ type }) => type === 'Section');
    expect(sections.map(({ slug, properties }) => [slug, properties.order])).toEqual([
      ['S1', 0],
      ['S1.1', 1],
      ['S1.T', 2],
      ['S2', 3],
    ]);
    expect(lines(records, ['SUBSECTION_OF'])).toEqual([
      'Section/S1.1 SUBSECTION_OF Section/S1',
      'Section/S1.T SUBSECTION_OF Section/S1',
    ]);
  });

  it('sums up on a relationship what its mentions say', async () => {
    const records = await read({ 'frame.yaml': frame, 'roles.yaml': roles });
    expect(relationship(records, 'REQUIRES_SKILL')).toEqual({
      type: 'REQUIRES_SKILL',
      from: { type: 'Role', slug: 'gardener' },
      to: { type: 'Skill', slug: 'patience' },
      properties: { strength: 'STATED', sections: ['S1', 'S1.T'], note: 'in every season; in spring' },
    });
    expect(relationship(records, 'PERFORMS')?.properties).toEqual({
      order: 1,
      strength: 'STATED',
      sections: ['S1.1'],
    });
  });

  it('makes a fact of every mention, with a slug that a person can read', async () => {
    const records = await read({ 'frame.yaml': frame, 'roles.yaml': roles });
    expect(factsIn(records).map(({ slug, properties }) => [slug, properties])).toEqual([
      ['role.gardener@S1', { strength: 'STATED' }],
      ['role.gardener@S2', { strength: 'EXAMPLE' }],
      ['gardener.requires-skill.patience@S1', { predicate: 'REQUIRES_SKILL', strength: 'STATED' }],
      [
        'gardener.requires-skill.patience@S1.T',
        { predicate: 'REQUIRES_SKILL', strength: 'BOTH', note: 'in every season' },
      ],
      [
        'gardener.requires-skill.patience@S1_2',
        { predicate: 'REQUIRES_SKILL', strength: 'QUALIFIED', note: 'in spring' },
      ],
      ['gardener.performs.dig@S1.1', { predicate: 'PERFORMS', strength: 'STATED' }],
      ['skill.patience@S1', { strength: 'STATED' }],
    ]);
  });

  it('ties a fact to subject, object, section and publisher; a mere mention has no object', async () => {
    const records = await read({ 'frame.yaml': frame, 'roles.yaml': roles });
    const of = (slug: string) =>
      lines(records, ['SUBJECT', 'OBJECT', 'IN_SECTION', 'ACCORDING_TO']).filter((line) =>
        line.startsWith(`Fact/${slug} `),
      );
    expect(of('gardener.performs.dig@S1.1')).toEqual([
      'Fact/gardener.performs.dig@S1.1 SUBJECT Role/gardener',
      'Fact/gardener.performs.dig@S1.1 OBJECT WorkflowStep/dig',
      'Fact/gardener.performs.dig@S1.1 IN_SECTION Section/S1.1',
      'Fact/gardener.performs.dig@S1.1 ACCORDING_TO Source/the-publisher',
    ]);
    expect(of('skill.patience@S1')).toEqual([
      'Fact/skill.patience@S1 SUBJECT Skill/patience',
      'Fact/skill.patience@S1 IN_SECTION Section/S1',
      'Fact/skill.patience@S1 ACCORDING_TO Source/the-publisher',
    ]);
  });

  it('takes what is said of a figure on the word of the source that reports it', async () => {
    const figures = `
Source:
  almanac: { name: Almanac }
Statistic:
  rainfall: { name: Rainfall, measures: rain in a year, value: 700.5, unit: days, mentioned: S1, source: { almanac: S1 stated } }
  sunshine: { name: Sunshine, measures: hours of sun, minimum: 1500, maximum: 1700, unit: hours, mentioned: S1 }
`;
    const records = await read({ 'frame.yaml': frame, 'figures.yaml': figures });
    expect(lines(records, ['ACCORDING_TO'])).toEqual([
      'Fact/statistic.rainfall@S1 ACCORDING_TO Source/almanac',
      'Fact/rainfall.reported-by.almanac@S1 ACCORDING_TO Source/almanac',
      'Fact/statistic.sunshine@S1 ACCORDING_TO Source/the-publisher',
    ]);
  });

  it('keeps the slugs of facts apart where two types have the same slugs', async () => {
    const twins = `
Skill:
  scale: { name: Scale, outcomes: { growth: S1 stated } }
Priority:
  scale: { name: Scale, outcomes: { growth: S1 stated, calm: S1 stated } }
Outcome:
  growth: { name: Growth }
  calm: { name: Calm }
`;
    expect(slugs(await read({ 'frame.yaml': frame, 'twins.yaml': twins }))).toEqual([
      'skill.scale.leads-to.outcome.growth@S1',
      'priority.scale.leads-to.outcome.growth@S1',
      'scale.leads-to.calm@S1',
    ]);
  });

  it('takes a reference with its type where a slug is in two types', async () => {
    const questions = `
Question:
  why: { name: Why?, answers: { Challenge/frost: S1 stated, drought: S1 stated } }
Challenge:
  frost: { name: Frost }
  drought: { name: Drought }
Practice:
  frost: { name: Frost watch }
`;
    expect(lines(await read({ 'frame.yaml': frame, 'q.yaml': questions }), ['ANSWERED_BY'])).toEqual([
      'Question/why ANSWERED_BY Challenge/frost',
      'Question/why ANSWERED_BY Challenge/drought',
    ]);
  });

  it('writes closed sets in lower case and stores them as declared; other properties keep their kind', async () => {
    const figure = `
SalaryFigure:
  pay: { name: Pay, statistic: average, currency: EUR, amount: , approximate: true }
ProjectType:
  park: { name: Park, roles: { gardener: { fit: primary, mentions: S1 stated } } }
`;
    const records = await read({ 'frame.yaml': frame, 'roles.yaml': roles, 'figure.yaml': figure });
    expect(records.nodes.find(({ slug }) => slug === 'pay')?.properties).toEqual({
      name: 'Pay',
      aliases: [],
      statistic: 'average',
      currency: 'EUR',
      approximate: true,
    });
    expect(relationship(records, 'SUITS')?.properties).toMatchObject({ fit: 'PRIMARY' });
  });
});

describe('what is only inferred stays apart from what is stated', () => {
  const trend = (mentions: string) => `
Trend:
  heat: { name: Heat, skills: { shading: ${mentions} } }
Skill:
  shading: { name: Shading }
`;

  it('has a type of its own, while its facts keep the predicate that they infer', async () => {
    const records = await read({ 'frame.yaml': frame, 't.yaml': trend('S1 inferred — heat asks for shade') });
    expect(relationship(records, 'DEMANDS_INFERRED')?.properties).toEqual({
      strength: 'INFERRED',
      sections: ['S1'],
      note: 'heat asks for shade',
    });
    expect(relationship(records, 'DEMANDS')).toBeUndefined();
    expect(factsIn(records)[0]?.properties).toEqual({
      predicate: 'DEMANDS',
      strength: 'INFERRED',
      note: 'heat asks for shade',
    });
  });

  it.each(['—', '–', '-'])('takes a note behind %s', async (dash) => {
    const said = trend(`S1 inferred ${dash} heat asks for half-shade`);
    const records = await read({ 'frame.yaml': frame, 't.yaml': said });
    expect(relationship(records, 'DEMANDS_INFERRED')?.properties).toMatchObject({
      note: 'heat asks for half-shade',
    });
  });

  it('adds nothing to a relationship that the source states', async () => {
    const records = await read({
      'frame.yaml': frame,
      't.yaml': trend('[S1 inferred — ours, S2 qualified — hedged]'),
    });
    expect(relationship(records, 'DEMANDS')?.properties).toEqual({
      strength: 'QUALIFIED',
      sections: ['S2'],
      note: 'hedged',
    });
    expect(relationship(records, 'DEMANDS_INFERRED')).toBeUndefined();
    expect(slugs(records)).toEqual(['heat.demands.shading@S1', 'heat.demands.shading@S2']);
  });
});

describe('conflicts', () => {
  const conflict = (facts: string) => `
Conflict:
  patience-twice:
    kind: claim vs data
    description: Patience is both needed and not.
    sections: [S1, S1.T]
    entities: [Role/gardener, patience]
    facts:${facts}
`;
  const involved = ({ relationships }: SeedRecords) =>
    relationships
      .filter(({ type }) => type === 'INVOLVES')
      .map(({ to, properties }) => [to.slug, properties]);

  it('point at the facts and the entities that disagree', async () => {
    const facts = `
      - { subject: gardener, predicate: skills, object: patience, section: S1.T, stance: disputes }
      - { subject: Skill/patience, section: S1 }
`;
    const records = await read({ 'frame.yaml': frame, 'roles.yaml': roles, 'c.yaml': conflict(facts) });
    expect(involved(records)).toEqual([
      ['gardener.requires-skill.patience@S1.T', { stance: 'DISPUTES' }],
      ['skill.patience@S1', {}],
    ]);
    expect(lines(records, ['CONCERNS'])).toEqual([
      'Conflict/patience-twice CONCERNS Role/gardener',
      'Conflict/patience-twice CONCERNS Skill/patience',
    ]);
  });

  it('take every mention of a relation where no section is given, and the type for a predicate', async () => {
    const facts = ' [{ subject: gardener, predicate: requires-skill, object: patience }]\n';
    const records = await read({ 'frame.yaml': frame, 'roles.yaml': roles, 'c.yaml': conflict(facts) });
    expect(involved(records).map(([slug]) => slug)).toEqual([
      'gardener.requires-skill.patience@S1',
      'gardener.requires-skill.patience@S1.T',
      'gardener.requires-skill.patience@S1_2',
    ]);
  });

  it('may point at nothing', async () => {
    const records = await read({ 'frame.yaml': frame, 'roles.yaml': roles, 'c.yaml': conflict(' []\n') });
    expect(involved(records)).toEqual([]);
  });
});

describe('the fingerprint', () => {
  it('is the same however the seeds are laid out', async () => {
    const [role = '', rest = ''] = roles.split(/(?=Skill:)/);
    const together = await read({ 'all.yaml': `${roles}${frame}` });
    const apart = await read({
      'skills/z.yaml': rest,
      'a.yaml': frame,
      'b.yml': role.replaceAll('# Roles', '# Some roles'),
    });
    expect(fingerprint(apart)).toBe(fingerprint(together));
    expect(fingerprint(together)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a name', 'name: Gardener', 'name: The gardener'],
    ['a strength', 'S1.1 stated', 'S1.1 implied'],
    ['a mention', 'mentioned: [S1, S2 example]', 'mentioned: [S1]'],
    ['a property of a relation', 'order: 1', 'order: 2'],
  ])('changes with %s', async (_, before, after) => {
    const [old, edited] = [roles, roles.replace(before, after)];
    const prints = await Promise.all(
      [old, edited].map((text) => read({ 'frame.yaml': frame, 'roles.yaml': text })),
    );
    expect(new Set(prints.map(fingerprint)).size).toBe(2);
  });
});
