import type { Question } from './question.ts';

/** What one role has: its skills, frameworks, industries and trends. */
export const oneRole: readonly Question[] = [
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
];
