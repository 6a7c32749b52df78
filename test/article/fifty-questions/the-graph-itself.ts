import type { Question } from './question.ts';

/** Paths, the most connected, and what is alike. */
export const theGraphItself: readonly Question[] = [
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
    ['translating-tech-into-outcomes', 7, 'reliability', 5, 'system-integration', 5],
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
