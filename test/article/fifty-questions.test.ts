import { graphql } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { model, schema } from '../../schema/index.ts';
import { graphContext, graphRuntime } from '../../src/plugin/index.ts';
import { seedArticle } from '../http/article.ts';
import { testNeo4j } from '../support/neo4j.ts';

/**
 * Questions about the article. Their answers were worked out from its inventory by a program of its own, which knows nothing
 * of RoleGraph, its seeds and Neo4j: breadth-first search for paths, plain sets for what roles share.
 */
const neo4j = await testNeo4j();
const runtime = graphRuntime({
  driver: neo4j.driver,
  database: neo4j.database,
  graph: model,
  defaultDataset: 'article',
  timeout: 20_000,
});

beforeAll(() => seedArticle(neo4j));

async function ask(source: string): Promise<unknown> {
  const { data, errors } = await graphql({ schema, source, contextValue: graphContext(runtime) });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

type Leaf = string | number | boolean;

/** All that an answer holds, without its shape: slugs, counts and shares. */
function leavesOf(answer: unknown): Leaf[] {
  if (answer === null || answer === undefined) return [];
  return typeof answer === 'object' ? Object.values(answer).flatMap(leavesOf) : [answer as Leaf];
}

const byText = (a: Leaf, b: Leaf) => (String(a) < String(b) ? -1 : 1);

const questions: readonly (readonly [question: string, query: string, answer: readonly Leaf[]])[] = [
  [
    'Which languages does the AI engineer write?',
    '{ role(slug: "ai-engineer") { languages { nodes { slug } } } }',
    ['cpp', 'java', 'python', 'r'],
  ],
  [
    'Which frameworks does the AI engineer use?',
    '{ role(slug: "ai-engineer") { frameworks { nodes { slug } } } }',
    [
      'ai-frameworks',
      'deep-learning-and-nlp-platforms',
      'deep-learning-libraries',
      'dialogflow',
      'external-apis',
      'hugging-face-transformers',
      'integration-apis',
      'ml-frameworks',
      'openai-gym',
      'opencv',
      'rasa',
      'spacy',
      'symbolic-ai-tools',
      'unified-frameworks',
    ],
  ],
  [
    'How many skills does the AI engineer need?',
    '{ role(slug: "ai-engineer") { skills { totalCount } } }',
    [27],
  ],
  [
    'How many responsibilities does the AI engineer have?',
    '{ role(slug: "ai-engineer") { responsibilities { totalCount } } }',
    [33],
  ],
  [
    'Which industries does the AI engineer change?',
    '{ role(slug: "ai-engineer") { industries { nodes { slug } } } }',
    ['finance', 'healthcare'],
  ],
  [
    'Which applications does the AI engineer build?',
    '{ role(slug: "ai-engineer") { applications { nodes { slug } } } }',
    [
      'diagnostic-systems-image-recognition-patient-records',
      'investment-risk-assessment-tools-market-client-data',
      'personalized-shopping-assistants-adapting-in-real-time',
    ],
  ],
  [
    'In which industries are the applications of the AI engineer at home, where the article says so?',
    '{ role(slug: "ai-engineer") { applications { nodes { industries { nodes { slug } } } } } }',
    ['finance', 'healthcare'],
  ],
  [
    'And where we infer it, for the AI engineer?',
    '{ role(slug: "ai-engineer") { applications { nodes { industries(includeInferred: true) { nodes { slug } } } } } }',
    ['finance', 'healthcare', 'retail-e-commerce'],
  ],
  [
    'Which challenges does the AI engineer reduce?',
    '{ role(slug: "ai-engineer") { mitigates { nodes { slug } } } }',
    ['uncertainty'],
  ],
  [
    'Which trends change the AI engineer?',
    '{ role(slug: "ai-engineer") { trends { nodes { slug } } } }',
    [
      'automl',
      'clearer-role-separation',
      'federated-learning',
      'generative-ai',
      'intensifying-cross-discipline-collaboration',
    ],
  ],
  [
    'Which languages does the ML engineer write?',
    '{ role(slug: "machine-learning-engineer") { languages { nodes { slug } } } }',
    ['cpp', 'java', 'python', 'r'],
  ],
  [
    'Which frameworks does the ML engineer use?',
    '{ role(slug: "machine-learning-engineer") { frameworks { nodes { slug } } } }',
    [
      'amazon-sagemaker',
      'ci-cd-pipelines',
      'cloud-based-tools',
      'deployment-frameworks',
      'docker',
      'feature-engineering-tools',
      'git',
      'hugging-face-transformers',
      'ml-frameworks',
      'mlflow',
      'mlops-frameworks',
      'pytorch',
      'tensorflow',
      'unified-frameworks',
    ],
  ],
  [
    'How many skills does the ML engineer need?',
    '{ role(slug: "machine-learning-engineer") { skills { totalCount } } }',
    [31],
  ],
  [
    'How many responsibilities does the ML engineer have?',
    '{ role(slug: "machine-learning-engineer") { responsibilities { totalCount } } }',
    [36],
  ],
  [
    'Which industries does the ML engineer change?',
    '{ role(slug: "machine-learning-engineer") { industries { nodes { slug } } } }',
    ['finance', 'healthcare'],
  ],
  [
    'Which applications does the ML engineer build?',
    '{ role(slug: "machine-learning-engineer") { applications { nodes { slug } } } }',
    [
      'anomaly-detection-for-early-equipment-failure',
      'churn-prediction-models-historical-usage-data',
      'demand-forecasting-via-predictive-analytics',
    ],
  ],
  [
    'In which industries are the applications of the ML engineer at home, where the article says so?',
    '{ role(slug: "machine-learning-engineer") { applications { nodes { industries { nodes { slug } } } } } }',
    [],
  ],
  [
    'And where we infer it, for the ML engineer?',
    '{ role(slug: "machine-learning-engineer") { applications { nodes { industries(includeInferred: true) { nodes { slug } } } } } }',
    ['manufacturing-industrial', 'retail-supply-chain', 'telecom-subscription-services'],
  ],
  [
    'Which challenges does the ML engineer reduce?',
    '{ role(slug: "machine-learning-engineer") { mitigates { nodes { slug } } } }',
    ['algorithmic-bias', 'model-drift', 'unbalanced-datasets'],
  ],
  [
    'Which trends change the ML engineer?',
    '{ role(slug: "machine-learning-engineer") { trends { nodes { slug } } } }',
    [
      'automl',
      'clearer-role-separation',
      'federated-learning',
      'generative-ai',
      'intensifying-cross-discipline-collaboration',
      'multimodal-systems',
    ],
  ],
  [
    'Which frameworks do both use?',
    '{ frameworksSharedBy(roles: ["ai-engineer", "machine-learning-engineer"]) { nodes { slug } } }',
    ['hugging-face-transformers', 'ml-frameworks', 'unified-frameworks'],
  ],
  [
    'Which skills do both need?',
    '{ skillsSharedBy(roles: ["ai-engineer", "machine-learning-engineer"]) { nodes { slug } } }',
    [
      'adaptability',
      'ai-ethics',
      'analytical-skills',
      'clear-communication',
      'collaboration',
      'continuous-learning',
      'creativity',
      'cross-disciplinary-collaboration',
      'experimentation',
      'integrated-mindset',
      'mlops',
      'model-interpretability',
      'problem-solving',
      'programming-foundations',
      'prompt-engineering',
      'strategic-thinking-roi-focus',
      'translating-tech-into-outcomes',
    ],
  ],
  [
    'On what basis do both use each of those frameworks?',
    '{ frameworksSharedBy(roles: ["ai-engineer", "machine-learning-engineer"]) { edges { basis } } }',
    ['DERIVED', 'DERIVED', 'DERIVED'],
  ],
  [
    'How many mentions say that both use them?',
    '{ frameworksSharedBy(roles: ["ai-engineer", "machine-learning-engineer"]) { edges { node { slug } facts { totalCount } } } }',
    [2, 2, 2, 'hugging-face-transformers', 'ml-frameworks', 'unified-frameworks'],
  ],
  [
    'Which skills does an AI engineer lack as an ML engineer?',
    '{ skillGap(from: "ai-engineer", to: "machine-learning-engineer") { missing { skill { slug } } } }',
    [
      'automation',
      'data-driven-optimization',
      'data-preparation',
      'efficiency',
      'feature-engineering',
      'ml-frameworks-for-training-and-deployment',
      'model-deployment',
      'model-diagnosis-and-fine-tuning',
      'model-monitoring',
      'model-retraining',
      'model-training',
      'performance-optimization',
      'reproducibility',
      'version-control',
    ],
  ],
  [
    'And which does an ML engineer lack as an AI engineer?',
    '{ skillGap(from: "machine-learning-engineer", to: "ai-engineer") { missing { skill { slug } } } }',
    [
      'ai-architecture',
      'ai-frameworks-for-reasoning-and-perception',
      'clean-modular-performance-optimized-coding',
      'decision-logic',
      'interaction-design',
      'maintainability',
      'reliability',
      'robust-system-design-with-safeguards',
      'scalability',
      'system-integration',
    ],
  ],
  [
    'How much of what an AI engineer needs does an ML engineer bring?',
    '{ skillGap(from: "machine-learning-engineer", to: "ai-engineer") { coverage } }',
    [0.6296296296296297],
  ],
  [
    'What is known of the gap between an AI engineer and a data engineer?',
    '{ skillGap(from: "ai-engineer", to: "data-engineer") { coverage reason } }',
    ['TO_NOT_RATED'],
  ],
  [
    'Who suits generative ai projects?',
    '{ projectType(slug: "generative-ai-projects") { roles { nodes { slug } } } }',
    ['ai-engineer', 'hybrid-ai-ml-professional', 'machine-learning-engineer'],
  ],
  [
    'Which skills do generative ai projects need?',
    '{ skillsForProject(project: "generative-ai-projects") { skill { slug } } }',
    [
      'ai-architecture',
      'generative-ai-expertise',
      'integration-into-complex-architectures',
      'interaction-design',
      'model-building',
      'reliability',
      'software-integration',
      'system-integration',
    ],
  ],
  [
    'Which frameworks come through the roles that suit generative ai projects?',
    '{ frameworksForProject(project: "generative-ai-projects") { framework { slug } } }',
    [
      'ai-frameworks',
      'amazon-sagemaker',
      'ci-cd-pipelines',
      'cloud-based-tools',
      'deep-learning-and-nlp-platforms',
      'deep-learning-libraries',
      'deployment-frameworks',
      'dialogflow',
      'docker',
      'external-apis',
      'feature-engineering-tools',
      'git',
      'hugging-face-transformers',
      'hugging-face-transformers',
      'integration-apis',
      'ml-frameworks',
      'ml-frameworks',
      'mlflow',
      'mlops-frameworks',
      'openai-gym',
      'opencv',
      'pytorch',
      'rasa',
      'spacy',
      'symbolic-ai-tools',
      'tensorflow',
      'unified-frameworks',
      'unified-frameworks',
    ],
  ],
  ['Who suits chatbots?', '{ projectType(slug: "chatbots") { roles { nodes { slug } } } }', ['ai-engineer']],
  ['Which skills do chatbots need?', '{ skillsForProject(project: "chatbots") { skill { slug } } }', []],
  [
    'Which frameworks come through the roles that suit chatbots?',
    '{ frameworksForProject(project: "chatbots") { framework { slug } } }',
    [
      'ai-frameworks',
      'deep-learning-and-nlp-platforms',
      'deep-learning-libraries',
      'dialogflow',
      'external-apis',
      'hugging-face-transformers',
      'integration-apis',
      'ml-frameworks',
      'openai-gym',
      'opencv',
      'rasa',
      'spacy',
      'symbolic-ai-tools',
      'unified-frameworks',
    ],
  ],
  [
    'Which kinds of projects suit the ML engineer?',
    '{ role(slug: "machine-learning-engineer") { projectTypes { nodes { slug } } } }',
    [
      'autonomous-systems-projects',
      'complex-or-large-scale-projects',
      'data-driven-prediction-and-automation',
      'demand-forecasting',
      'fraud-detection',
      'generative-ai-projects',
      'prediction-or-classification',
      'predictive-analytics-tasks',
      'projects-needing-predictions',
      'recommendation-algorithms',
    ],
  ],
  [
    'Which kinds of projects suit a hybrid professional?',
    '{ role(slug: "hybrid-ai-ml-professional") { projectTypes { nodes { slug } } } }',
    ['autonomous-systems-projects', 'generative-ai-projects'],
  ],
  [
    'Which industries can be reached from Hugging Face Transformers, through the roles that use it?',
    '{ industries(filter: { impactedBy: { some: { node: { frameworks: { some: { node: { slug: { eq: "hugging-face-transformers" } } } } } } } }) { nodes { slug } } }',
    ['finance', 'healthcare'],
  ],
  [
    'Which industries can be reached from PyTorch?',
    '{ industries(filter: { impactedBy: { some: { node: { frameworks: { some: { node: { slug: { eq: "pytorch" } } } } } } } }) { nodes { slug } } }',
    ['finance', 'healthcare'],
  ],
  [
    'Which trends raise the demand for skills that both roles need?',
    '{ trends(filter: { skills: { some: { node: { and: [{ requiredBy: { some: { node: { slug: { eq: "ai-engineer" } } } } }, { requiredBy: { some: { node: { slug: { eq: "machine-learning-engineer" } } } } }] } } } }) { nodes { slug } } }',
    [
      'emerging-skill-sets-reshaping-expectations',
      'large-language-models',
      'rapidly-changing-tools-and-frameworks',
    ],
  ],
  [
    'Which roles does the trend generative-ai change?',
    '{ trendImpact(trend: "generative-ai") { roles { role { slug } } } }',
    ['ai-engineer', 'machine-learning-engineer'],
  ],
  [
    'Which skills does the trend generative-ai ask for?',
    '{ trendImpact(trend: "generative-ai") { skills { skill { slug } } } }',
    ['generative-ai-expertise'],
  ],
  [
    'Which trends does generative-ai push on?',
    '{ trendImpact(trend: "generative-ai") { drives { trend { slug } } } }',
    ['fading-role-boundaries'],
  ],
  [
    'Which roles does the trend automl change?',
    '{ trendImpact(trend: "automl") { roles { role { slug } } } }',
    ['ai-engineer', 'machine-learning-engineer'],
  ],
  [
    'Which skills does the trend automl ask for?',
    '{ trendImpact(trend: "automl") { skills { skill { slug } } } }',
    [],
  ],
  [
    'Which trends does automl push on?',
    '{ trendImpact(trend: "automl") { drives { trend { slug } } } }',
    ['fading-role-boundaries'],
  ],
  [
    'What do AI degree programs leave out?',
    '{ educationProgram(slug: "ai-focused-degree-programs") { omits { nodes { slug } } } }',
    ['decision-logic', 'multimodal-design', 'system-scalability'],
  ],
  [
    'Which salary figures does Built In report, in whole units?',
    '{ source(slug: "built-in") { salaryFigures { nodes { amount } } } }',
    [34775, 44019, 158147, 179365, 204934, 214140],
  ],
  [
    'How many salary figures name no source?',
    '{ salaryFigures(filter: { not: { source: {} } }) { totalCount } }',
    [3],
  ],
  [
    'How many factors move the pay of the AI engineer?',
    '{ role(slug: "ai-engineer") { salaryFactors { totalCount } } }',
    [10],
  ],
  [
    'How many places are there where the article disagrees with itself?',
    '{ conflicts { totalCount } }',
    [28],
  ],
  [
    'How many steps is ai-engineer from pytorch, and along how many shortest paths?',
    '{ shortestPaths(from: "ai-engineer", to: "pytorch", maxLength: 6) { length total } }',
    [2, 2],
  ],
  [
    'How many steps is opencv from pytorch, and along how many shortest paths?',
    '{ shortestPaths(from: "opencv", to: "pytorch", maxLength: 6) { length total } }',
    [3, 2],
  ],
  [
    'How many steps is mlops from healthcare, and along how many shortest paths?',
    '{ shortestPaths(from: "mlops", to: "healthcare", maxLength: 6) { length total } }',
    [2, 2],
  ],
  [
    'How many steps is automl from python, and along how many shortest paths?',
    '{ shortestPaths(from: "automl", to: "python", maxLength: 6) { length total } }',
    [2, 2],
  ],
  [
    'How many steps is rasa from model-drift, and along how many shortest paths?',
    '{ shortestPaths(from: "rasa", to: "model-drift", maxLength: 6) { length total } }',
    [2, 1],
  ],
  [
    'How many steps is ai-focused-degree-programs from opencv, and along how many shortest paths?',
    '{ shortestPaths(from: "ai-focused-degree-programs", to: "opencv", maxLength: 6) { length total } }',
    [3, 1],
  ],
  [
    'How many steps is built-in from spacy, and along how many shortest paths?',
    '{ shortestPaths(from: "built-in", to: "spacy", maxLength: 6) { length total } }',
    [3, 3],
  ],
  [
    'And from ai-engineer to pytorch, ahead only?',
    '{ shortestPaths(from: "ai-engineer", to: "pytorch", direction: OUTGOING, maxLength: 6) { length total } }',
    [2, 1],
  ],
  [
    'And from generative-ai to python, ahead only?',
    '{ shortestPaths(from: "generative-ai", to: "python", direction: OUTGOING, maxLength: 6) { length total } }',
    [2, 2],
  ],
  [
    'How is the AI engineer connected with PyTorch by what is used alone?',
    '{ shortestPaths(from: "ai-engineer", to: "pytorch", via: [USES]) { length total } }',
    [3, 3],
  ],
  [
    'Which three of the type SKILL have the most relationships?',
    '{ mostConnected(type: SKILL, first: 3) { node { slug } degree } }',
    ['system-integration', 5, 'adaptability', 4, 'ai-architecture', 4],
  ],
  [
    'Which three of the type FRAMEWORK have the most relationships?',
    '{ mostConnected(type: FRAMEWORK, first: 3) { node { slug } degree } }',
    ['ml-frameworks', 6, 'amazon-sagemaker', 5, 'hugging-face-transformers', 3],
  ],
  [
    'Which three of the type TREND have the most relationships?',
    '{ mostConnected(type: TREND, first: 3) { node { slug } degree } }',
    ['fading-role-boundaries', 6, 'federated-learning', 6, 'generative-ai', 6],
  ],
  [
    'Which three of the type CHALLENGE have the most relationships?',
    '{ mostConnected(type: CHALLENGE, first: 3) { node { slug } degree } }',
    [
      'confusion-over-what-each-engineer-should-do',
      4,
      'inefficiencies-for-hiring-managers',
      4,
      'one-vague-combined-ai-ml-position',
      4,
    ],
  ],
  [
    'How like the AI engineer is the ML engineer, in skills and frameworks?',
    '{ role(slug: "ai-engineer") { similar(first: 1) { role { slug } score } } }',
    ['machine-learning-engineer', 0.30303030303030304],
  ],
  [
    'And in responsibilities?',
    '{ role(slug: "ai-engineer") { similar(by: [RESPONSIBILITIES], first: 1) { role { slug } score } } }',
    ['machine-learning-engineer', 0.045454545454545456],
  ],
];

test.each(questions)('%s', async (_question, query, answer) => {
  expect(leavesOf(await ask(query)).toSorted(byText)).toEqual(answer.toSorted(byText));
});

/** Of each relation that starts at the roles: how much they share, how much one of them has, Jaccard, overlap. */
const compared: readonly (readonly [
  relation: string,
  shared: number,
  union: number,
  jaccard: number,
  overlap: number | null,
])[] = [
  ['ALIGNS_WITH', 1, 1, 1.0, 1.0],
  ['BUILDS', 0, 6, 0.0, 0.0],
  ['COLLABORATES_WITH', 1, 7, 0.14285714285714285, 0.5],
  ['COMPLEMENTS', 0, 1, 0.0, null],
  ['DELIVERS', 2, 23, 0.08695652173913043, 0.2222222222222222],
  ['EARNS_MORE_THAN', 0, 1, 0.0, null],
  ['FACES', 3, 4, 0.75, 1.0],
  ['HAS_RESPONSIBILITY', 3, 66, 0.045454545454545456, 0.09090909090909091],
  ['HAS_STATISTIC', 0, 1, 0.0, null],
  ['IMPACTS', 2, 2, 1.0, 1.0],
  ['LEADS_TO', 4, 4, 1.0, 1.0],
  ['MITIGATES', 0, 4, 0.0, 0.0],
  ['OVERLAPS_IN', 1, 1, 1.0, 1.0],
  ['PERFORMS', 0, 19, 0.0, 0.0],
  ['PRIORITIZES', 3, 3, 1.0, 1.0],
  ['RELIES_ON', 0, 2, 0.0, 0.0],
  ['REQUIRES_SKILL', 17, 41, 0.4146341463414634, 0.6296296296296297],
  ['SUCCEEDS_WHEN', 0, 2, 0.0, 0.0],
  ['USES', 3, 25, 0.12, 0.21428571428571427],
  ['USES_LANGUAGE', 4, 4, 1.0, 1.0],
  ['WORKS_IN', 0, 2, 0.0, 0.0],
  ['WORKS_WITH_DOMAIN', 0, 3, 0.0, null],
];

test('How do the two roles compare, relation by relation?', async () => {
  const { compareRoles } = (await ask(
    '{ compareRoles(roles: ["ai-engineer", "machine-learning-engineer"]) { relation outgoing shared { slug } unionSize jaccard overlap } }',
  )) as {
    compareRoles: {
      relation: string;
      outgoing: boolean;
      shared: unknown[];
      unionSize: number;
      jaccard: number;
      overlap: number | null;
    }[];
  };
  const rows = compareRoles
    .filter(({ outgoing }) => outgoing)
    .map(({ relation, shared, unionSize, jaccard, overlap }) => [
      relation,
      shared.length,
      unionSize,
      jaccard,
      overlap,
    ]);
  expect(rows.toSorted(([a], [b]) => byText(String(a), String(b)))).toEqual(compared);
});

describe('What surrounds an entity?', () => {
  const surroundings: readonly (readonly [
    of: string,
    depth: number,
    atDistance: readonly number[],
    edges: number,
  ])[] = [
    ['pytorch', 1, [1, 3], 4],
    ['mlops', 1, [1, 3], 9],
    ['mlops', 2, [1, 3, 306], 462],
  ];

  test.each(surroundings)('%s, %i steps far', async (of, depth, atDistance, edges) => {
    const { neighborhood } = (await ask(
      `{ neighborhood(of: "${of}", depth: ${depth}, limit: 500) { nodes { distance } edges { type } truncated } }`,
    )) as { neighborhood: { nodes: { distance: number }[]; edges: unknown[]; truncated: boolean } };
    const counts = atDistance.map(
      (_, at) => neighborhood.nodes.filter(({ distance }) => distance === at).length,
    );
    expect(counts).toEqual(atDistance);
    expect(neighborhood.edges).toHaveLength(edges);
    expect(neighborhood.truncated).toBe(false);
  });
});
