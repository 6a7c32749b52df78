import {
  defineGraph,
  incoming,
  matched,
  type NodeDeclaration,
  node,
  nodeInterface,
  outgoing,
  union,
} from '@rolegraph/graph-model';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { model } from '../../schema/model.ts';
import { evidence } from '../../schema/provenance.ts';

const entityTypes =
  'Role RoleLevel Field Responsibility WorkflowStep Deliverable SuccessCriterion Skill Framework ProgrammingLanguage Domain ' +
  'Industry Application ProjectType Trend Challenge Team EducationProgram CareerPath Sector Priority SalaryFigure ' +
  'SalaryFactor Statistic Source Practice Outcome Claim InterviewCriterion RetentionFactor Question';

/** What other taxonomies have and the article has not. */
const importedTypes = 'Task EmergingTask Tool Category OccupationGroup SkillGroup';

const importedRelations = `
  Role PERFORMS Task, Role HAS_EMERGING_TASK EmergingTask, EmergingTask REVISES Task, Role USES_TOOL Tool,
  Framework IN_CATEGORY Category, Tool IN_CATEGORY Category, Role EMPLOYED_IN Industry, Role IN_INDUSTRY Industry, Role RELATED_TO Role,
  Role BROADER Role, Role BROADER OccupationGroup, OccupationGroup BROADER OccupationGroup, Skill BROADER Skill,
  Skill BROADER SkillGroup, SkillGroup BROADER SkillGroup, Skill REQUIRES Skill, Skill IN_COLLECTION Trend,
  Role REPLACED_BY Role, Skill REPLACED_BY Skill`
  .split(',')
  .map((triple) => triple.trim());

/** What the article says and its inventory leaves out. */
const beyondInventory = ['InterviewCriterion ASSESSES Skill'];

/** The kinds of relations that the article's inventory holds, a line for each pair of types at their ends. */
const relations = `
  Role WORKS_IN Field, Field SUBSET_OF Field, RoleLevel LEVEL_OF Role, Role SPECIALIZATION_OF Role,
  Role HAS_RESPONSIBILITY Responsibility, Role PERFORMS WorkflowStep, WorkflowStep NEXT WorkflowStep,
  Role DELIVERS Deliverable, Role SUCCEEDS_WHEN SuccessCriterion, Role USES_LANGUAGE ProgrammingLanguage,
  Role WORKS_WITH_DOMAIN Domain, Role USES Framework, Framework USED_FOR Domain, Framework IS_A Framework,
  Role REQUIRES_SKILL Skill, CareerPath REQUIRES_SKILL Skill, Role OVERLAPS_IN Outcome, Role PRIORITIZES Priority,
  Priority LEADS_TO Outcome, Role LEADS_TO Outcome, Practice LEADS_TO Outcome, Trend LEADS_TO Outcome,
  Skill LEADS_TO Outcome, Role IMPACTS Industry, Role BUILDS Application, Application APPLIES_IN Industry,
  ProjectType SUITS Role, ProjectType INSTANCE_OF ProjectType, ProjectType NEEDS_SKILL Skill,
  ProjectType NEEDS_TOOL Framework, Role FACES Challenge, Role MITIGATES Challenge, Trend MITIGATES Challenge,
  Challenge CAUSES Challenge, EducationProgram CAUSES Challenge, Trend CAUSES Challenge, EducationProgram TEACHES Skill,
  EducationProgram OMITS Skill, Role COLLABORATES_WITH Team, Role COLLABORATES_WITH Role, Role ALIGNS_WITH Team,
  Team EXPERIENCES Challenge, Role RELIES_ON Role, Role COMPLEMENTS Role, Trend AFFECTS Role, Trend DRIVES Trend,
  Trend DEMANDS Skill, Practice PART_OF Practice, SalaryFigure FOR_ROLE Role, SalaryFigure REPORTED_BY Source,
  Statistic REPORTED_BY Source, SalaryFigure FOR_LEVEL RoleLevel, Role EARNS_MORE_THAN Role,
  SalaryFactor INFLUENCES_PAY_OF Role, SalaryFactor EXPLAINS Claim, Practice HAS_STATISTIC Statistic,
  Trend HAS_STATISTIC Statistic, Role HAS_STATISTIC Statistic, Skill SUPPORTS CareerPath, CareerPath BUILDS_ON Role,
  Sector PAYS SalaryFigure, Question ANSWERED_BY ProjectType, Question ANSWERED_BY Challenge,
  Question ANSWERED_BY Practice, Question ANSWERED_BY InterviewCriterion, Question ANSWERED_BY RetentionFactor,
  RetentionFactor RETENTION_EFFECT_ON Role, Source RECRUITS Role, Source RECOMMENDS Practice, Claim ABOUT Role,
  Claim ABOUT Trend, Claim ABOUT Challenge, Practice GUIDES_CHOICE_BETWEEN Role, ProjectType IS_BUSINESS_GOAL_FOR Role,
  Trend IN_TENSION_WITH Trend, Practice CHARACTERIZES Outcome, CareerPath OPEN_TO Role, Sector PUBLISHES Trend`
  .split(',')
  .map((triple) => triple.trim());

const stated = model.outgoing.filter(({ relationship }) => !relationship.structural);

describe('the declared graph', () => {
  it('has every entity type of the article and of the taxonomies that can be imported, and the plain types of evidence beside them', () => {
    const entities = [...(model.interfaces.get('Entity')?.implementations ?? [])].map(({ name }) => name);
    expect(entities.toSorted()).toEqual(`${entityTypes} ${importedTypes}`.split(' ').toSorted());
    const plain = [...model.nodes.values()].filter((type) => !type.interface).map(({ name }) => name);
    expect(plain.toSorted()).toEqual(['Conflict', 'Dataset', 'Fact', 'Label', 'Mapping', 'Section']);
  });

  it('has a field for every kind of relation of the article and of the taxonomies, and for no other', () => {
    const declared = stated.flatMap(({ from, relationship }) =>
      relationship.targets.map((target) => `${from.name} ${relationship.types[0]} ${target.name}`),
    );
    expect(declared.toSorted()).toEqual([...relations, ...importedRelations, ...beyondInventory].toSorted());
  });

  it('leads back from every relation, by exactly one field of the type at its other end', () => {
    for (const { from, relationship } of stated) {
      for (const target of relationship.targets) {
        const back = [...target.relationships.values()].filter(
          (candidate) =>
            candidate.direction === 'incoming' &&
            candidate.types.some((type) => relationship.types.includes(type)) &&
            candidate.targets.includes(from),
        );
        expect(back, `${target.name} ← ${from.name}.${relationship.name}`).toHaveLength(1);
        expect(back[0]?.inferable).toBe(relationship.inferable);
      }
    }
  });

  it('keeps inferred edges only where the inventory infers', () => {
    const inferable = stated
      .filter(({ relationship }) => relationship.inferable)
      .map(({ relationship }) => relationship.types[0]);
    expect(inferable.toSorted()).toEqual(['APPLIES_IN', 'DEMANDS', 'IN_TENSION_WITH', 'NEEDS_TOOL']);
  });

  it('gives the edge of a field over several types the properties of all of them', () => {
    const affects = model.nodes.get('Challenge')?.relationships.get('mitigatedBy');
    expect(affects?.target.name).toBe('Entity');
    expect(affects?.targets.map(({ name }) => name)).toEqual(['Role', 'Trend']);
    expect([...(affects?.properties.keys() ?? [])]).toEqual(['how']);
  });
});

describe('a wrong declaration is refused, naming the type and the field', () => {
  const book = (
    relationships: NodeDeclaration['relationships'] = {},
    properties: NodeDeclaration['properties'] = {},
  ) => node({ description: 'A book.', plural: 'books', properties, relationships });
  const author = (relationships: NodeDeclaration['relationships'] = {}) =>
    node({ description: 'An author.', plural: 'authors', properties: {}, relationships });
  const interfaces = {
    Thing: nodeInterface({
      description: 'Anything.',
      properties: { title: z.string().describe('What it is called.') },
      relationships: {},
    }),
  };
  const define = (nodes: Record<string, NodeDeclaration>) => {
    const facts = {
      ...nodes,
      Fact: node({ description: 'A fact.', plural: 'facts', properties: {}, relationships: {} }),
    };
    return () => defineGraph({ nodes: facts, interfaces, evidence });
  };

  it.each([
    [
      'an unknown target',
      { Book: book({ by: outgoing('BY', 'Writer', 'Who wrote it.') }) },
      'Book.by: there is no node type Writer',
    ],
    [
      'a reverse side without its relation',
      { Book: book(), Author: author({ books: incoming('BY', 'Book', 'What they wrote.') }) },
      'Author.books: Book declares no outgoing BY to Author',
    ],
    [
      'a reverse side of two relations of which one is missing',
      {
        Book: book({ by: outgoing('BY', 'Author', 'Who wrote it.') }),
        Author: author({ books: incoming(['BY', 'EDITED_BY'], 'Book', 'What they wrote.') }),
      },
      'Author.books: Book declares no outgoing EDITED_BY to Author',
    ],
    [
      'a field with the name of a property',
      {
        Book: book(
          { title: outgoing('BY', 'Book', 'Who wrote it.') },
          { title: z.string().describe('The title.') },
        ),
      },
      'Book.title is declared twice',
    ],
    [
      'a property that every node has',
      { Book: book({}, { slug: z.string().describe('The slug.') }) },
      'Book.slug is declared twice',
    ],
    [
      'a relationship without a description',
      { Book: book({ by: outgoing('BY', 'Book', '') }) },
      'Book.by has no description',
    ],
    [
      'a property without a description',
      { Book: book({}, { title: z.string() }) },
      'Book.title has no description',
    ],
    [
      'a relationship type that is none',
      { Book: book({ by: outgoing('by', 'Book', 'Who.') }) },
      'Book.by: by is no relationship type',
    ],
    [
      'one unknown target of two',
      { Book: book({ like: outgoing('LIKE', ['Book', 'Film'], 'What is like it.') }) },
      'Book.like: there is no node type Film',
    ],
    [
      'an unknown target of a pattern',
      { Book: book({ shelf: matched('Shelf', '($target:Shelf)', 'Where it stands.') }) },
      'Book.shelf: there is no node type Shelf',
    ],
    [
      'targets that share no interface',
      { Book: book({ about: outgoing('ABOUT', ['Book', 'Fact'], 'What it is about.') }) },
      'Book.about: its targets (Book, Fact) share no interface: declare a union of them',
    ],
    [
      'an unknown interface',
      { Book: { ...book(), implements: 'Work' } },
      'Book implements Work, which is not declared',
    ],
    [
      'an index of an unknown property',
      { Book: { ...book({}, { title: z.string().describe('The title.') }), indexes: ['titel'] } },
      'Book indexes titel, which it does not declare',
    ],
    [
      'a property that its interface has',
      { Book: { ...book({}, { title: z.string().describe('The title.') }), implements: 'Thing' } },
      'Book.title is declared twice',
    ],
    [
      'a property of a kind that cannot be stored',
      { Book: book({}, { size: z.object({}).describe('Its size.') }) },
      'Book.size: a property is a string, number, boolean, date or enumeration',
    ],
    [
      'a name that GraphQL does not take',
      { Book: book({}, { 'sub-title': z.string().describe('The rest of the title.') }) },
      'sub-title is not a name that GraphQL and Neo4j both take',
    ],
    ['a type without a description', { Book: { ...book(), description: '' } }, 'Book has no description'],
    [
      'two types with one root field',
      { Book: book(), Volume: book() },
      "Volume: the root field books is already Book's",
    ],
    [
      'targets of several types with nothing in common',
      { Book: book({ about: outgoing('ABOUT', ['Author', 'Book'], 'What.') }), Author: author() },
      'Book.about: its targets (Author, Book) share no interface: declare a union of them',
    ],
  ])('%s', (_, nodes, message) => {
    expect(define(nodes)).toThrow(message);
  });

  it.each([
    [
      'of one member',
      { Work: union('A work.', ['Book']) },
      'Work: a union has two members at least, each once',
    ],
    ['of an unknown type', { Work: union('A work.', ['Book', 'Song']) }, 'Work: there is no node type Song'],
    ['with the name of a type', { Book: union('A work.', ['Book', 'Fact']) }, 'Book is declared twice'],
    ['without a description', { Work: union('', ['Book', 'Fact']) }, 'Work has no description'],
  ])('a union %s', (_, unions, message) => {
    const fact = node({ description: 'A fact.', plural: 'facts', properties: {}, relationships: {} });
    const nodes = { Book: book(), Fact: fact };
    expect(() => defineGraph({ nodes, interfaces: {}, unions, evidence })).toThrow(message);
  });
});

it('the edges of a field over two relationships may lack what only one of them has', () => {
  const { nodes } = defineGraph({
    interfaces: {},
    evidence: { ...evidence, relationships: {} },
    nodes: {
      Author: node({
        description: 'An author.',
        plural: 'authors',
        properties: {},
        relationships: {
          wrote: outgoing('WROTE', 'Book', 'What they wrote.', {
            properties: { year: z.int().describe('When.'), hours: z.int().describe('How long.') },
          }),
          edited: outgoing('EDITED', 'Book', 'What they edited.', {
            properties: { year: z.int().describe('When.') },
          }),
        },
      }),
      Book: node({
        description: 'A book.',
        plural: 'books',
        properties: {},
        relationships: { by: incoming(['WROTE', 'EDITED'], 'Author', 'Who made it.') },
      }),
    },
  });
  const properties = nodes.get('Book')?.relationships.get('by')?.properties;
  expect(properties?.get('year')).toMatchObject({ optional: false, description: 'When.' });
  expect(properties?.get('hours')).toMatchObject({ optional: true, kind: 'Int', description: 'How long.' });
});
