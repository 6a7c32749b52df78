import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { readExamples } from '../../src/http/pages/examples.ts';
import { dearExamples } from '../article/dear-examples.ts';
import { articleNeo4j } from '../support/neo4j.ts';
import { graphParts } from './article.ts';
import { startServer } from './fixture.ts';

const neo4j = await articleNeo4j();
const examples = await readExamples();

/** Runs an example as GraphiQL would and gives its data. */
async function answerTo(name: string): Promise<Record<string, unknown>> {
  const { ask } = await startServer({}, await graphParts(neo4j, 60_000));
  const example = examples.find((candidate) => candidate.name.endsWith(name));
  const { body } = await ask(example?.query ?? '');
  expect(body.errors).toBeUndefined();
  return body.data ?? {};
}

test('each example is a named operation with its question on top, and there are ten and more', () => {
  const operations = examples.flatMap(({ query }) => parse(query).definitions);
  const names = operations.map((node) => ('name' in node ? node.name?.value : undefined));
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(names).toHaveLength(examples.length);
  expect(new Set(names).size).toBe(examples.length);
  expect(names).not.toContain(undefined);
  for (const { question } of examples) expect(question).toMatch(/\?$/);
});

const quick = examples.map(({ name }) => name).filter((name) => !dearExamples.includes(name));

test.each(quick)('%s has an answer, and no errors', async (name) => {
  const data = await answerTo(name);
  for (const answer of Object.values(data)) expect(firstListOf(answer).length).toBeGreaterThan(0);
});

test('the frameworks that both roles use are those of the article', async () => {
  expect(await answerTo('frameworks-shared-by-both-roles')).toMatchObject({
    frameworksSharedBy: {
      totalCount: 3,
      nodes: [
        { name: 'Hugging Face Transformers' },
        { name: 'ML frameworks' },
        { name: 'Unified frameworks' },
      ],
    },
  });
});

interface Figures {
  readonly totalCount: number;
  readonly nodes: readonly { readonly seniority: string | null; readonly amount: number | null }[];
}

test('what pay figures come to by seniority is what the figures themselves come to', async () => {
  const { ask } = await startServer({}, await graphParts(neo4j, 60_000));
  const { body } = await ask(
    '{ salaryFigures(filter: {currency: {eq: "USD"}}) { totalCount nodes { seniority amount } } }',
  );
  const figures = body.data?.salaryFigures as Figures | undefined;
  const nodes = figures?.nodes ?? [];
  expect(nodes).toHaveLength(figures?.totalCount ?? 0);
  const { salaryFigures } = await answerTo('pay-by-seniority');
  const { groupBy } = salaryFigures as {
    groupBy: readonly { key: string | null; count: number; aggregate: unknown }[];
  };
  expect(groupBy.map(({ count }) => count).reduce((sum, count) => sum + count, 0)).toBe(nodes.length);
  for (const { key, count, aggregate } of groupBy) {
    const rows = nodes.filter(
      ({ seniority }) => (seniority?.toLowerCase() ?? null) === (key?.toLowerCase() ?? null),
    );
    const amounts = rows.flatMap(({ amount }) => (amount === null ? [] : [amount])).sort((a, b) => a - b);
    const half = (amounts.length - 1) / 2;
    const median =
      amounts.length === 0 ? null : ((amounts[Math.floor(half)] ?? 0) + (amounts[Math.ceil(half)] ?? 0)) / 2;
    expect(rows).toHaveLength(count);
    expect(aggregate).toMatchObject({
      node: { amount: { median, count: amounts.length, missing: count - amounts.length } },
    });
  }
});

test("each skill of a generative AI project comes with its role, the hybrid role's told apart", async () => {
  const { skillsForProject } = await answerTo('skills-for-generative-ai-projects');
  const rows = skillsForProject as readonly { skill: { name: string }; role: { name: string } | null }[];
  const byRole = Object.fromEntries(rows.map(({ skill, role }) => [skill.name, role?.name ?? null]));
  expect(byRole).toMatchObject({
    'AI architecture': 'AI Engineer',
    'Model building': 'Hybrid AI/ML Professional',
    Reliability: 'Machine Learning Engineer',
    'Generative AI expertise': null,
  });
});

test('the total that does not add up is among the conflicts, with the figure that it is about', async () => {
  const { conflicts } = await answerTo('conflicts-with-their-facts');
  const { totalCount, nodes } = conflicts as { totalCount: number; nodes: { description: string }[] };
  expect(totalCount).toBe(28);
  expect(nodes).toContainEqual(expect.objectContaining({ description: expect.stringContaining('2,768') }));
});

test('the source without a name is a source of its own', async () => {
  const { sources } = await answerTo('salary-figures-by-source');
  const { nodes } = sources as { nodes: { name: string; salaryFigures: { nodes: unknown[] } }[] };
  const unnamed = nodes.find(({ name }) => name.startsWith('Unnamed source (first AI salary)'));
  expect(unnamed?.salaryFigures.nodes).toHaveLength(3);
});

test('the questions about the graph itself have the answers that the README tells', async () => {
  expect(await answerTo('shortest-paths')).toMatchObject({
    shortestPaths: {
      length: 2,
      total: 2,
      paths: [
        { nodes: [{ name: 'AI Engineer' }, { name: 'Machine Learning Engineer' }, { name: 'PyTorch' }] },
        { nodes: [{ name: 'AI Engineer' }, { name: 'ML frameworks' }, { name: 'PyTorch' }] },
      ],
    },
  });
  const { neighborhood } = await answerTo('neighborhood');
  const { nodes, edges } = neighborhood as { nodes: unknown[]; edges: unknown[] };
  expect([nodes.length, edges.length]).toEqual([4, 4]);
  expect(await answerTo('most-connected')).toEqual({
    mostConnected: [
      { degree: 7, node: { name: 'Translating tech into outcomes' } },
      { degree: 5, node: { name: 'Reliability' } },
      { degree: 5, node: { name: 'System integration' } },
    ],
  });
  const { role } = await answerTo('similar-roles');
  const { similar } = role as { similar: { score: number; role: { name: string }; shared: unknown[] }[] };
  expect(similar.map(({ score, role: { name }, shared }) => [name, score, shared.length])).toEqual([
    ['Machine Learning Engineer', 20 / 66, 20],
  ]);
});

test('nested selections and filters answer what leads over several relationships', async () => {
  expect(await answerTo('industries-reached-from-a-framework')).toMatchObject({
    industries: { nodes: [{ name: 'Finance' }, { name: 'Healthcare' }] },
  });
  const { trends } = await answerTo('trends-that-ask-for-shared-skills');
  expect((trends as { nodes: unknown[] }).nodes).toHaveLength(3);
  const { roles } = await answerTo('industries-and-applications');
  const rows = (roles as { nodes: { name: string; applications: { nodes: unknown[] } }[] }).nodes;
  expect(rows.map(({ name, applications }) => [name, applications.nodes.length])).toEqual([
    ['AI Engineer', 3],
    ['Data Engineer', 0],
    ['Hybrid AI/ML Professional', 0],
    ['Machine Learning Engineer', 3],
  ]);
});

/** The first list on the way into an answer: an example whose list is empty shows nothing. An answer that is missing has none. */
function firstListOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  if (typeof answer !== 'object' || answer === null) return [];
  const parts = Object.values(answer);
  const list = parts.find((part) => Array.isArray(part));
  return list ?? parts.map(firstListOf).find((found) => found.length > 0) ?? [];
}
