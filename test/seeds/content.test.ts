import { resolve } from 'node:path';
import { inferredType } from '@rolegraph/graph-model';
import { describe, expect, it } from 'vitest';
import { model } from '../../schema/model.ts';
import { readSeeds } from '../../src/ingest/seeds/index.ts';
import type { NodeKey } from '../../src/releases/records.ts';
import { beyondInventory, needsInventory, readInventory } from './inventory.ts';

const { nodes, relationships } = await readSeeds(resolve('seeds'), model);

const textOf = ({ type, slug }: NodeKey) => `${type}/${slug}`;
const ofType = (type: string) => nodes.filter((node) => node.type === type);
const isEntity = ({ type }: NodeKey) => model.nodes.get(type)?.interface !== undefined;
const bookkeeping = new Set(
  model.outgoing.flatMap(({ relationship: { structural, types } }) =>
    structural ? types.flatMap((type) => [type, inferredType(type)]) : [],
  ),
);
const relations = relationships.filter(({ type }) => !bookkeeping.has(type));
const propertiesOf = (type: string, slug: string) =>
  ofType(type).find((node) => node.slug === slug)?.properties;
const relation = (from: string, type: string, to: string) =>
  relations.find((one) => one.type === type && textOf(one.from) === from && textOf(one.to) === to)
    ?.properties;
const targets = (from: string, type: string) =>
  relationships.filter((one) => one.type === type && textOf(one.from) === from).map(({ to }) => textOf(to));

/** Where each fact leads by one kind of book-keeping relationship, facts of our own inference among them. */
function ends(kind: string): ReadonlyMap<string, NodeKey> {
  const types = [kind, inferredType(kind)];
  const ofKind = relationships.filter(({ type, from }) => types.includes(type) && from.type === 'Fact');
  return new Map(ofKind.map(({ from, to }) => [from.slug, to]));
}
const [subjects, objects, places, sources] = ['SUBJECT', 'OBJECT', 'IN_SECTION', 'ACCORDING_TO'].map(ends);

/** A fact in one line: what it is about, the relation if there is one, the section and the strength. */
const facts = ofType('Fact').map(({ slug, properties }) => {
  const [subject, object, section] = [subjects, objects, places].map((end) => end?.get(slug));
  const about = [subject && textOf(subject), properties.predicate, object && textOf(object)];
  return { slug, properties, section: section?.slug, about: about.filter(Boolean).join(' ') };
});

function counted(items: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

/** Reads `Role 4, Skill 47` as counts. */
function counts(text: string): Record<string, number> {
  const pairs = text.split(',').map((pair) => pair.trim().split(' '));
  return Object.fromEntries(pairs.map(([name = '', count]) => [name, Number(count)]));
}

describe('the seeds hold everything that the article says', () => {
  it('has all 423 entities', () => {
    const expected = counts(`Role 4, RoleLevel 4, Field 2, Responsibility 69, WorkflowStep 20, Deliverable 23,
      SuccessCriterion 2, ProgrammingLanguage 4, Domain 8, Framework 25, Skill 47, Outcome 24, Priority 3, Industry 6,
      Application 6, ProjectType 22, Practice 15, Challenge 17, EducationProgram 2, Team 8, Trend 14, Source 8,
      SalaryFigure 18, Claim 22, SalaryFactor 10, Statistic 8, CareerPath 6, Sector 2, InterviewCriterion 12,
      RetentionFactor 7, Question 5`);
    expect(counted(nodes.filter(isEntity).map(({ type }) => type))).toEqual(expected);
    expect(nodes.filter(isEntity)).toHaveLength(423);
  });

  it('has all 661 relations, our own inferences under types of their own', () => {
    const expected =
      counts(`SUBSET_OF 1, WORKS_IN 2, LEVEL_OF 6, SPECIALIZATION_OF 1, HAS_RESPONSIBILITY 72, PERFORMS 20,
      NEXT 3, DELIVERS 25, SUCCEEDS_WHEN 2, USES_LANGUAGE 8, WORKS_WITH_DOMAIN 3, USES 28, USED_FOR 14, IS_A 5,
      REQUIRES_SKILL 62, OVERLAPS_IN 2, PRIORITIZES 6, LEADS_TO 32, IMPACTS 4, BUILDS 6, APPLIES_IN 2,
      APPLIES_IN_INFERRED 4, SUITS 25, INSTANCE_OF 8, NEEDS_SKILL 23, NEEDS_TOOL_INFERRED 24, FACES 7, MITIGATES 5,
      CAUSES 11, TEACHES 4, OMITS 6, COLLABORATES_WITH 8, ALIGNS_WITH 2, EXPERIENCES 3, RELIES_ON 2, COMPLEMENTS 1,
      AFFECTS 12, DRIVES 6, DEMANDS 9, DEMANDS_INFERRED 1, PART_OF 3, FOR_ROLE 20, REPORTED_BY 22, FOR_LEVEL 5, ASSESSES 11,
      EARNS_MORE_THAN 1, INFLUENCES_PAY_OF 18, EXPLAINS 1, HAS_STATISTIC 5, SUPPORTS 5, BUILDS_ON 1, PAYS 1,
      ANSWERED_BY 23, RETENTION_EFFECT_ON 14, RECRUITS 2, RECOMMENDS 5, ABOUT 40, GUIDES_CHOICE_BETWEEN 6,
      IS_BUSINESS_GOAL_FOR 4, IN_TENSION_WITH_INFERRED 1, CHARACTERIZES 1, OPEN_TO 6, PUBLISHES 1`);
    expect(counted(relations.map(({ type }) => type))).toEqual(expected);
    expect(relations).toHaveLength(661);
  });

  it('has a fact for each of the 459 mentions of entities and the 713 of relations', () => {
    expect(facts.filter(({ properties }) => !properties.predicate)).toHaveLength(459);
    expect(facts.filter(({ properties }) => properties.predicate)).toHaveLength(713);
  });

  it('has all 34 sections, and every fact is said in one of them by some source', () => {
    const known = ofType('Section').map(({ slug }) => slug);
    expect(known).toHaveLength(34);
    for (const { slug, section } of facts) {
      expect(known, slug).toContain(section);
      expect(sources?.get(slug)?.type, slug).toBe('Source');
    }
  });

  it('says by whom a figure is reported, and leaves all else to the publisher', () => {
    expect(sources?.get('salary-figure.ml-total-built-in@S6.2')?.slug).toBe('built-in');
    expect(sources?.get('salary-figure.ai-total-unnamed@S6.1')?.slug).toBe('unnamed-source-first-ai-salary');
    expect(sources?.get('ai-engineer.requires-skill.collaboration@S5.3')?.slug).toBe('alpha-apex-group');
  });

  it('has Hugging Face Transformers with both roles, and TensorFlow with the ML engineer alone', () => {
    const users = (framework: string) =>
      relations
        .filter(({ type, to }) => type === 'USES' && to.slug === framework)
        .map(({ from }) => from.slug)
        .toSorted();
    expect(users('hugging-face-transformers')).toEqual(['ai-engineer', 'machine-learning-engineer']);
    expect(users('tensorflow')).toEqual(['machine-learning-engineer']);
    expect(relation('Role/machine-learning-engineer', 'USES', 'Framework/tensorflow')).toMatchObject({
      strength: 'PRIMARY',
      sections: ['S5.2', 'S5.T', 'S7.T'],
    });
  });

  it('names the role through which a generative AI project needs a skill, where the article does', () => {
    const skills = relations.filter(
      ({ type, from }) => type === 'NEEDS_SKILL' && from.slug === 'generative-ai-projects',
    );
    expect(Object.fromEntries(skills.map(({ to, properties }) => [to.slug, properties.via]))).toEqual({
      'ai-architecture': 'ai-engineer',
      'interaction-design': 'ai-engineer',
      'system-integration': 'ai-engineer',
      reliability: 'machine-learning-engineer',
      'model-building': 'hybrid-ai-ml-professional',
      'integration-into-complex-architectures': 'hybrid-ai-ml-professional',
      'software-integration': 'hybrid-ai-ml-professional',
      'generative-ai-expertise': undefined,
    });
  });

  it('keeps what is unknown absent: pay at staff level has no amount and no source', () => {
    const figure = propertiesOf('SalaryFigure', 'high-tier-staff-lead-ai-total-compensation');
    expect(figure).toMatchObject({ currency: 'USD' });
    expect(figure).not.toHaveProperty('amount');
    expect(targets('SalaryFigure/high-tier-staff-lead-ai-total-compensation', 'REPORTED_BY')).toEqual([]);
    expect(targets('SalaryFigure/high-tier-staff-lead-ai-total-compensation', 'FOR_LEVEL')).toEqual([
      'RoleLevel/staff-lead',
    ]);
  });

  it('keeps ranges, hedges and periods of figures', () => {
    expect(propertiesOf('Statistic', 'turnover-reduction')).toMatchObject({
      minimum: 15,
      maximum: 20,
      unit: '%',
      period: 'within a year',
    });
    expect(propertiesOf('Statistic', 'generative-ai-job-postings-growth')).toMatchObject({
      value: 1800,
      qualifier: 'over',
      period: '2023',
    });
  });

  it('says in a sentence what each role, field, framework, project type and named trend is', () => {
    for (const type of ['Role', 'Field', 'Framework', 'ProjectType', 'Trend']) {
      for (const { slug, properties } of ofType(type)) {
        expect(properties.description, `${type} ${slug}`).toMatch(/^[A-Z].{10,200}\.$/);
      }
    }
  });
});

describe('the seeds hold where the article disagrees with itself', () => {
  it('has all 28 conflicts, each with its facts or entities, and with all sections of its facts', () => {
    expect(ofType('Conflict')).toHaveLength(28);
    for (const { slug, properties } of ofType('Conflict')) {
      const involved = targets(`Conflict/${slug}`, 'INVOLVES').map((fact) => fact.slice('Fact/'.length));
      expect(involved.length + targets(`Conflict/${slug}`, 'CONCERNS').length, slug).toBeGreaterThan(0);
      for (const fact of involved) expect(properties.sections, slug).toContain(places?.get(fact)?.slug);
    }
  });

  it('points from the total that does not add up to the three figures', () => {
    const figures = ['ml-additional-cash-built-in', 'ml-avg-salary-built-in', 'ml-total-built-in'];
    const conflict = 'Conflict/built-in-ml-total-does-not-add-up';
    expect(targets(conflict, 'INVOLVES').toSorted()).toEqual(
      figures.map((slug) => `Fact/salary-figure.${slug}@S6.2`),
    );
    expect(targets(conflict, 'CONCERNS')).toEqual(
      expect.arrayContaining(figures.map((slug) => `SalaryFigure/${slug}`)),
    );
    const description = propertiesOf('Conflict', 'built-in-ml-total-does-not-add-up')?.description;
    for (const sum of ['158,147', '44,019', '202,166', '204,934']) expect(description).toContain(sum);
  });

  it('points from the missing source to a source of its own', () => {
    expect(targets('Conflict/first-ai-salary-has-no-named-source', 'CONCERNS')).toContain(
      'Source/unnamed-source-first-ai-salary',
    );
  });
});

/** Properties that carry over from the inventory letter by letter; all others are told in our own words. */
const carried =
  'kind theme workflow order category polarity amount currency period region approximate year seniority asOf excludes unit qualifier';

describe('the seeds agree with the inventory of the article', () => {
  it('in every entity, with its name, other names and figures', (context) => {
    needsInventory(context);
    const { entities, keyOf } = readInventory();
    const seeded = new Map(nodes.filter(isEntity).map((node) => [textOf(node), node.properties]));
    for (const entity of Object.values(entities).flat()) {
      const key = keyOf(entity.id);
      const properties = seeded.get(key);
      expect(properties?.name, key).toBe(entity.name);
      const names = [entity.name, properties?.aliases].flat().map((name) => String(name).toLowerCase());
      for (const alias of entity.aliases)
        expect(names, key).toContain(alias.toLowerCase().replace(' (discipline)', ''));
      for (const name of carried.split(' '))
        expect(properties?.[name], `${key} ${name}`).toBe(entity[name] ?? undefined);
      if (entity.source) expect(properties?.statistic, key).toBe(entity.statistic);
      if (typeof entity.value === 'number') expect(properties?.value, key).toBe(entity.value);
    }
  });

  it('in every mention of an entity', (context) => {
    needsInventory(context);
    const { entities, keyOf } = readInventory();
    const expected = Object.values(entities)
      .flat()
      .flatMap(({ id, sources: mentions }) => mentions.map(({ section }) => `${keyOf(id)} @${section}`));
    const mentions = facts.filter(({ properties }) => !properties.predicate);
    expect(mentions.map(({ about, section }) => `${about} @${section}`).toSorted()).toEqual(
      expected.toSorted(),
    );
  });

  it('in every mention of a relation, with its strength and whether there is more to say', (context) => {
    needsInventory(context);
    const { relations: kinds, keyOf } = readInventory();
    const line = (about: string, section = '', strength: unknown = '', note: unknown = undefined) =>
      `${about} @${section} ${String(strength).toUpperCase()}${note ? ' with a note' : ''}`;
    const expected = Object.entries(kinds).flatMap(([type, ofKind]) =>
      ofKind.flatMap(({ from, to, sources: mentions }) =>
        mentions.map((one) =>
          line(`${keyOf(from)} ${type} ${keyOf(to)}`, one.section, one.strength, one.note),
        ),
      ),
    );
    const mentions = facts.filter(({ properties }) => properties.predicate);
    const seeded = mentions.map(({ about, section, properties }) =>
      line(about, section, properties.strength, properties.note),
    );
    expect(seeded.toSorted()).toEqual([...expected, ...beyondInventory].toSorted());
  });

  it('in the places of steps, the fit of roles and every other property of a relation', (context) => {
    needsInventory(context);
    const { relations: kinds, keyOf } = readInventory();
    for (const [type, ofKind] of Object.entries(kinds)) {
      for (const { from, to, ...properties } of ofKind) {
        const pair = [keyOf(from), keyOf(to)] as const;
        const seeded = relation(pair[0], type, pair[1]) ?? relation(pair[0], `${type}_INFERRED`, pair[1]);
        expect(seeded?.order, pair.join(' ')).toBe(properties.order);
        expect(seeded?.fit?.toString().toLowerCase(), pair.join(' ')).toBe(properties.fit);
        const effect = type === 'RETENTION_EFFECT_ON' ? 'polarity' : 'effect';
        for (const [name, told] of [
          ['via', 'via'],
          ['how', 'how'],
          [effect, 'effect'],
        ] as const) {
          expect(seeded?.[name] !== undefined, `${pair.join(' ')} ${name}`).toBe(Boolean(properties[told]));
        }
      }
    }
  });

  it('in the sections and the kinds of conflicts', (context) => {
    needsInventory(context);
    const { sections, inconsistencies } = readInventory();
    expect(ofType('Section').map(({ slug, properties }) => `${slug} ${properties.heading}`)).toEqual(
      sections.map(({ id, heading }) => `${id} ${heading}`),
    );
    for (const { id, parent } of sections) {
      expect(targets(`Section/${id}`, 'SUBSECTION_OF')).toEqual(parent ? [`Section/${parent}`] : []);
    }
    expect(counted(ofType('Conflict').map(({ properties }) => String(properties.kind)))).toEqual(
      counted(inconsistencies.map(({ kind }) => kind)),
    );
  });
});
