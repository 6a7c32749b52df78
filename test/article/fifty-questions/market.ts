import type { Question } from './question.ts';

/** Industries, trends, pay and disagreements. */
export const market: readonly Question[] = [
  [
    'Which industries can be reached from Hugging Face Transformers, through the roles that use it?',
    '{ industries(filter: { impactedBy: { some: { frameworks: { some: { slug: { eq: "hugging-face-transformers" } } } } } }) { nodes { slug } } }',
    ['finance', 'healthcare'],
  ],
  [
    'Which industries can be reached from PyTorch?',
    '{ industries(filter: { impactedBy: { some: { frameworks: { some: { slug: { eq: "pytorch" } } } } } }) { nodes { slug } } }',
    ['finance', 'healthcare'],
  ],
  [
    'Which trends raise the demand for skills that both roles need?',
    '{ trends(filter: { skills: { some: { and: [{ requiredBy: { some: { slug: { eq: "ai-engineer" } } } }, { requiredBy: { some: { slug: { eq: "machine-learning-engineer" } } } }] } } }) { nodes { slug } } }',
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
];
