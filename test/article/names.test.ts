import { describe, expect, test } from 'vitest';
import { openArticle } from './asking.ts';

const { sent, ask } = await openArticle();

describe('a question takes names as people type them', () => {
  /** The number of skills tells which role it was. */
  const skillsOf = (role: string) =>
    ask('query ($role: String!) { skillsSharedBy(roles: [$role]) { totalCount } }', { role });

  test.each([
    ['its slug', 'machine-learning-engineer'],
    ['dataset and slug', 'article/machine-learning-engineer'],
    ['its name', 'Machine Learning Engineer'],
    ['an alias', 'ML Engineer'],
    ['dataset and alias', 'article/ML Engineer'],
    ['other case', 'mL eNGINEER'],
    ['more space', '  ML \t engineer '],
    ['full-width letters', 'ＭＬ Ｅｎｇｉｎｅｅｒ'],
    ['another space', 'ML\u00a0Engineer'],
  ])('%s: %j', async (_what, role) => {
    const { data, errors } = await skillsOf(role);
    expect(errors).toBeUndefined();
    // 17 of both roles and 14 of its own.
    expect(data).toEqual({ skillsSharedBy: { totalCount: 31 } });
    expect(sent).toHaveLength(1);
  });

  test('a name with a slash is no dataset: ci/cd', async () => {
    const { data } = await ask('{ resolveTerms(terms: ["ci/cd"]) { candidates { entity { slug } } } }');
    expect(data).toEqual({ resolveTerms: [{ candidates: [{ entity: { slug: 'ci-cd-pipelines' } }] }] });
  });

  test('skills may be named as well: MLOps, model training', async () => {
    const { data } = await ask(
      '{ rolesForSkills(skills: ["MLOps", "Model  training"], first: 1) { role { slug } matched { slug } } }',
    );
    expect(data).toEqual({
      rolesForSkills: [
        {
          role: { slug: 'machine-learning-engineer' },
          matched: expect.arrayContaining([{ slug: 'mlops' }, { slug: 'model-training' }]),
        },
      ],
    });
  });

  test('a trend by its alias: GenAI', async () => {
    const { data } = await ask('{ trendImpact(trend: "GenAI") { statistics { slug } } }');
    expect(data).toEqual({
      trendImpact: { statistics: [{ slug: 'generative-ai-job-postings-growth' }] },
    });
  });

  test('one role under two names counts once', async () => {
    const { data } = await ask(
      '{ skillsSharedBy(roles: ["AI Engineer", "ai-engineer", "AI engineering"]) { totalCount } }',
    );
    expect(data).toEqual({ skillsSharedBy: { totalCount: 27 } });
    const { errors } = await ask('{ compareRoles(roles: ["AI Engineer", "ai-engineer"]) { relation } }');
    expect(errors?.[0]).toMatchObject({
      message: '`roles` needs at least 2 different references, not 1.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'roles' },
    });
  });

  test('a misspelt one is told the nearest', async () => {
    const { data, errors } = await skillsOf('Machine Lerning Enginer');
    expect(data).toEqual({ skillsSharedBy: null });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      argument: 'roles',
      value: 'Machine Lerning Enginer',
    });
    expect((errors?.[0]?.extensions.nearest as string[] | undefined)?.[0]).toBe('machine-learning-engineer');
    expect(sent).toHaveLength(2);
  });

  test.each([
    ['the empty text', ''],
    ['blanks', ' \u3000\t'],
  ])('%s is refused', async (_what, role) => {
    const { errors } = await skillsOf(role);
    expect(errors?.[0]).toMatchObject({
      message: '`roles` is empty: name a Role by its slug, `dataset/slug`, id or name.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test.each([
    ['10,000 letters', 'x'.repeat(10_000)],
    ['what Lucene would take for a query', 'ML" OR nameKeys:"*'],
    ['a backslash at the end', 'ML Engineer\\'],
    ['half a surrogate pair', 'ML\ud83d'],
    ['an emoji', '🦄'],
    ['a zero byte', 'ML\u0000Engineer'],
  ])('%s: not found, and nothing worse', async (_what, role) => {
    const { errors } = await skillsOf(role);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    expect(errors?.[0]?.message.length).toBeLessThan(400);
  });

  test('101 references are too many', async () => {
    const { errors } = await ask(
      'query ($roles: [String!]!) { skillsSharedBy(roles: $roles) { totalCount } }',
      {
        roles: Array.from({ length: 101 }, (_, at) => `role-${at}`),
      },
    );
    expect(errors?.[0]?.message).toBe('`roles` takes at most 100 different references, not 101.');
  });
});

describe('resolveTerms', () => {
  interface Match {
    position: number;
    term: string;
    candidates: {
      entity: { __typename: string; slug: string };
      label: string;
      tier: string;
      confidence: number;
    }[];
  }
  const resolve = async (terms: readonly string[], more = '') => {
    const { data, errors } = await ask(
      `query ($terms: [String!]!) { resolveTerms(terms: $terms${more}) { position term candidates { entity { __typename slug } label tier confidence } } }`,
      { terms },
    );
    expect(errors).toBeUndefined();
    expect(sent).toHaveLength(1);
    return data?.resolveTerms as Match[];
  };
  const short = (matches: readonly Match[]) =>
    matches.map(({ term, candidates: [best] }) => [
      term,
      best && `${best.entity.__typename}/${best.entity.slug}`,
      best?.label,
      best?.tier,
    ]);

  test('maps many words at once, in their order, each with the label that matched', async () => {
    const matches = await resolve([
      'SageMaker',
      'PYTORCH',
      'ML engineer',
      'prompt-engineering',
      'nothing of the kind',
      '',
    ]);
    expect(short(matches)).toEqual([
      ['SageMaker', 'Framework/amazon-sagemaker', 'SageMaker', 'ALIAS'],
      ['PYTORCH', 'Framework/pytorch', 'PyTorch', 'NAME'],
      ['ML engineer', 'Role/machine-learning-engineer', 'ML Engineer', 'ALIAS'],
      ['prompt-engineering', 'Skill/prompt-engineering', 'prompt-engineering', 'SLUG'],
      ['nothing of the kind', undefined, undefined, undefined],
      ['', undefined, undefined, undefined],
    ]);
    expect(matches.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(matches.map(({ candidates }) => candidates.length)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(matches.map(({ candidates: [best] }) => best?.confidence)).toEqual([
      0.9,
      1,
      0.9,
      1,
      undefined,
      undefined,
    ]);
  });

  test('what is misspelt is likely what it is like', async () => {
    const matches = await resolve(['machin lerning enginer', 'sage maker', 'Hugging Face Transformer']);
    expect(short(matches)).toEqual([
      ['machin lerning enginer', 'Role/machine-learning-engineer', 'Machine Learning Engineer', 'SIMILAR'],
      ['sage maker', 'Framework/amazon-sagemaker', 'SageMaker', 'SIMILAR'],
      [
        'Hugging Face Transformer',
        'Framework/hugging-face-transformers',
        'Hugging Face Transformers',
        'SIMILAR',
      ],
    ]);
    for (const { candidates } of matches) {
      const sure = candidates.map(({ confidence }) => confidence);
      expect(sure).toEqual(sure.toSorted((a, b) => b - a));
      expect(Math.max(...sure)).toBeLessThan(0.8);
    }
    // Letter pairs of "sage maker": sa ag ge e_ _m ma ak ke er; "sagemaker" has 8 pairs, and all of these but e_ and _m.
    expect(matches[1]?.candidates[0]?.confidence).toBeCloseTo((0.8 * 2 * 7) / (9 + 8), 12);
  });

  test('an alias of two is half as sure of each: LLMs', async () => {
    const [match] = await resolve(['llms']);
    expect(match?.candidates).toEqual([
      {
        entity: { __typename: 'Domain', slug: 'language-models' },
        label: 'LLMs',
        tier: 'ALIAS',
        confidence: 0.45,
      },
      {
        entity: { __typename: 'Trend', slug: 'large-language-models' },
        label: 'LLMs',
        tier: 'ALIAS',
        confidence: 0.45,
      },
    ]);
  });

  test('types tell apart what has one name', async () => {
    expect(short(await resolve(['LLMs', 'scalability'], ', types: [TREND, SKILL]'))).toEqual([
      ['LLMs', 'Trend/large-language-models', 'LLMs', 'ALIAS'],
      ['scalability', 'Skill/scalability', 'scalability', 'SLUG'],
    ]);
  });

  test('odd letters are only letters', async () => {
    const matches = await resolve([
      'ＰｙＴｏｒｃｈ',
      'C++',
      '"\\ +*():^~',
      '🦄',
      'x',
      'ML\ud83d',
      'py\u0000torch',
    ]);
    expect(short(matches).map(([, slug]) => slug)).toEqual([
      'Framework/pytorch',
      'ProgrammingLanguage/cpp',
      undefined,
      undefined,
      undefined,
      // What is no letter is left out of a likeness.
      'Field/machine-learning',
      'Framework/pytorch',
    ]);
  });

  test('no terms, no rows', async () => {
    expect(await resolve([])).toEqual([]);
  });

  test.each([
    ['101 terms', Array.from({ length: 101 }, () => 'x'), '`terms`: at most 100 terms.'],
    ['a term of 10,000 letters', ['x'.repeat(10_000)], '`terms`: each term has at most 200 characters.'],
  ])('%s: refused', async (_what, terms, message) => {
    const { errors } = await ask('query ($terms: [String!]!) { resolveTerms(terms: $terms) { term } }', {
      terms,
    });
    expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT', argument: 'terms' } });
  });
});
