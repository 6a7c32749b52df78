import { isInputObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { openArticle } from './asking.ts';

const { sent, ask, answer } = await openArticle();

async function failure(source: string) {
  const { data, errors = [] } = await ask(source);
  expect(Object.values(data)).toEqual([null]);
  return errors[0];
}

type Named = { slug: string };
const slugs = (nodes: readonly Named[]) => nodes.map(({ slug }) => slug);

describe('shortestPaths', () => {
  interface Edge {
    type: string;
    basis: string;
    sections: string[];
    source: Named;
    target: Named;
    facts: { totalCount: number };
  }
  interface Result {
    length: number | null;
    total: number;
    truncated: boolean;
    paths: {
      length: number;
      nodes: Named[];
      steps: {
        direction: string;
        node: Named & { name: string };
        edge: Edge;
        parallel: { type: string }[];
      }[];
    }[];
  }
  const paths = async (args: string, variables?: Record<string, unknown>, signature = '') =>
    (
      await answer(
        `query ${signature} { shortestPaths(${args}) { length total truncated paths { length nodes { slug } steps { direction node { slug ... on Entity { name } } edge { type basis sections source { slug } target { slug } facts { totalCount } } parallel { type } } } } }`,
        variables,
      )
    ).shortestPaths as Result;

  test('gives the steps of a path in their order, from one end to the other', async () => {
    const far = [
      'fraud-detection',
      'healthcare',
      'federated-learning',
      'pytorch',
      'retail-supply-chain',
      'version-control',
    ];
    let steps = 0;
    for (const [at, from] of far.entries()) {
      for (const to of far.slice(at + 1)) {
        const { paths: found } = await paths(
          'from: $from, to: $to',
          { from, to },
          '($from: String!, $to: String!)',
        );
        for (const path of found) {
          expect(slugs(path.steps.map(({ node }) => node))).toEqual(slugs(path.nodes).slice(1));
          steps += path.steps.length;
        }
      }
    }
    expect(steps).toBeGreaterThan(15);
  });

  test('gives each step with the relationship that is walked, which way, and what says so', async () => {
    const { length, total, truncated, paths: found } = await paths('from: "ai-engineer", to: "pytorch"');
    expect({ length, total, truncated }).toEqual({ length: 2, total: 2, truncated: false });
    expect(found.map(({ nodes }) => slugs(nodes))).toEqual([
      ['ai-engineer', 'machine-learning-engineer', 'pytorch'],
      ['ai-engineer', 'ml-frameworks', 'pytorch'],
    ]);
    expect(found[1]?.steps.map(({ direction, edge }) => [direction, edge])).toEqual([
      [
        'OUTGOING',
        {
          type: 'USES',
          basis: 'DIRECT',
          sections: ['S3.2'],
          source: { slug: 'ai-engineer' },
          target: { slug: 'ml-frameworks' },
          facts: { totalCount: 1 },
        },
      ],
      [
        'INCOMING',
        expect.objectContaining({
          type: 'IS_A',
          source: { slug: 'pytorch' },
          target: { slug: 'ml-frameworks' },
        }),
      ],
    ]);
    expect(found[0]?.steps.map(({ node }) => node.name)).toEqual(['Machine Learning Engineer', 'PyTorch']);
  });

  test('counts a path once, however many relationships stand between two of its nodes, and names the others', async () => {
    const { total, paths: found } = await paths('from: "ai-engineer", to: "machine-learning-engineer"');
    expect(total).toBe(1);
    const [step] = found[0]?.steps ?? [];
    expect(step?.edge.type).toBe('COLLABORATES_WITH');
    expect(step?.parallel.map(({ type }) => type)).toEqual([
      'COMPLEMENTS',
      'EARNS_MORE_THAN',
      'RELIES_ON',
      'COLLABORATES_WITH',
      'RELIES_ON',
    ]);
  });

  test('walks only what it is told to, and only the way it is told to', async () => {
    const ahead = await paths('from: "ai-engineer", to: "pytorch", direction: OUTGOING');
    expect(ahead.paths.map(({ nodes }) => slugs(nodes))).toEqual([
      ['ai-engineer', 'machine-learning-engineer', 'pytorch'],
    ]);
    const back = await paths('from: "pytorch", to: "ai-engineer", direction: INCOMING');
    expect(back.paths[0]?.steps.map(({ direction }) => direction)).toEqual(['INCOMING', 'INCOMING']);
    const used = await paths('from: "ai-engineer", to: "pytorch", via: [USES]');
    expect(used).toMatchObject({ length: 3, total: 3 });
    const none = await paths('from: "ai-engineer", to: "pytorch", via: [USES], direction: OUTGOING');
    expect(none).toEqual({ length: null, total: 0, truncated: false, paths: [] });
  });

  test('takes the same from variables, whichever values they have', async () => {
    const signature = '($via: [RelationshipType!], $way: Direction!, $far: Int!, $first: Int!)';
    const args =
      'from: "ai-engineer", to: "pytorch", via: $via, direction: $way, maxLength: $far, first: $first';
    const ask = (variables: Record<string, unknown>) => paths(args, variables, signature);
    expect(await ask({ via: null, way: 'ANY', far: 4, first: 1 })).toMatchObject({
      total: 2,
      truncated: true,
    });
    expect(await ask({ via: null, way: 'ANY', far: 1, first: 5 })).toMatchObject({ total: 0 });
    expect(await ask({ via: ['USES'], way: 'ANY', far: 4, first: 5 })).toMatchObject({ length: 3, total: 3 });
    expect(await ask({ via: ['USES'], way: 'OUTGOING', far: 4, first: 5 })).toMatchObject({ total: 0 });
    expect(await ask({ via: ['USES', 'IS_A'], way: 'ANY', far: 4, first: 5 })).toMatchObject({
      length: 2,
      total: 1,
    });
  });

  test('leaves out what we infer, until asked', async () => {
    const args = 'from: "chatbots", fromType: PROJECT_TYPE, to: "symbolic-ai-tools", via: [NEEDS_TOOL]';
    expect(await paths(args)).toMatchObject({ total: 0 });
    const { paths: found } = await paths(`${args}, includeInferred: true`);
    expect(found[0]?.steps[0]?.edge).toMatchObject({ type: 'NEEDS_TOOL', basis: 'INFERRED' });
  });

  test('from something to itself there is one path, of no steps', async () => {
    const result = await paths('from: "pytorch", to: "pytorch"');
    expect(result).toMatchObject({
      length: 0,
      total: 1,
      paths: [{ nodes: [{ slug: 'pytorch' }], steps: [] }],
    });
  });

  test('a slug of several types is asked back for, with the candidates', async () => {
    const error = await failure('{ shortestPaths(from: "scalability", to: "pytorch") { total } }');
    expect(error?.message).toContain('may mean Priority `scalability` (Scalability), Skill `scalability`');
    expect(error?.extensions).toMatchObject({
      code: 'AMBIGUOUS_REFERENCE',
      argument: 'from',
      candidates: [
        { type: 'Priority', slug: 'scalability' },
        { type: 'Skill', slug: 'scalability' },
      ],
    });
    const [priority, skill] = (error?.extensions.candidates ?? []) as { id: string }[];
    const byType = await paths('from: "scalability", fromType: SKILL, to: "pytorch"');
    expect(await paths(`from: "${skill?.id}", to: "pytorch"`)).toEqual(byType);
    expect(await paths(`from: "${priority?.id}", to: "pytorch"`)).not.toEqual(byType);
  });

  test.each([
    ['maxLength: 9', 'at most 8 steps'],
    ['maxLength: 0', 'at least 1'],
    ['first: 101', 'at most 100 paths'],
    ['via: []', 'at least one type'],
  ])('refuses %s before anything is asked of the database', async (argument, reason) => {
    const error = await failure(
      `{ shortestPaths(from: "ai-engineer", to: "pytorch", ${argument}) { total } }`,
    );
    expect(error?.extensions.code).toBe('BAD_USER_INPUT');
    expect(error?.message).toContain(reason);
    expect(sent).toEqual([]);
  });

  test('what is not there is told apart from what is not connected', async () => {
    const error = await failure('{ shortestPaths(from: "ai-engineer", to: "pytorc") { total } }');
    expect(error?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      argument: 'to',
      nearest: ['pytorch', 'python', 'automl'],
    });
  });
});

describe('neighborhood', () => {
  interface Result {
    nodes: { distance: number; node: Named & { __typename: string } }[];
    edges: { type: string; basis: string; source: Named; target: Named }[];
    truncated: boolean;
  }
  const around = async (args: string) =>
    (
      await answer(
        `{ neighborhood(${args}) { nodes { distance node { __typename slug } } edges { type basis source { slug } target { slug } } truncated } }`,
      )
    ).neighborhood as Result;

  test('gives what is near with its distance, and all that connects what is given', async () => {
    const { nodes, edges, truncated } = await around('of: "pytorch"');
    expect(nodes.map(({ distance, node }) => [distance, node.__typename, node.slug])).toEqual([
      [0, 'Framework', 'pytorch'],
      [1, 'Role', 'machine-learning-engineer'],
      [1, 'Framework', 'ml-frameworks'],
      [1, 'Domain', 'model-training-and-deployment'],
    ]);
    expect(edges.map(({ type, source, target }) => `${source.slug} ${type} ${target.slug}`)).toEqual([
      'pytorch IS_A ml-frameworks',
      'pytorch USED_FOR model-training-and-deployment',
      'machine-learning-engineer USES ml-frameworks',
      'machine-learning-engineer USES pytorch',
    ]);
    expect(truncated).toBe(false);
  });

  test('says so when it is cut, gives the nearest first, and no edge to what it leaves out', async () => {
    const cut = await around('of: "pytorch", depth: 2, limit: 3');
    expect(cut.truncated).toBe(true);
    expect(cut.nodes.map(({ node }) => node.slug)).toEqual([
      'pytorch',
      'machine-learning-engineer',
      'ml-frameworks',
    ]);
    const given = new Set(cut.nodes.map(({ node }) => node.slug));
    for (const { source, target } of cut.edges)
      expect([given.has(source.slug), given.has(target.slug)]).toEqual([true, true]);
    const exact = await around('of: "pytorch", depth: 1, limit: 4');
    expect([exact.nodes.length, exact.truncated]).toEqual([4, false]);
    expect((await around('of: "pytorch", depth: 2, limit: 4')).truncated).toBe(true);
  });

  test('meets only the types that are asked for', async () => {
    const { nodes } = await around('of: "pytorch", depth: 2, types: [ROLE]');
    expect(new Set(nodes.slice(1).map(({ node }) => node.__typename))).toEqual(new Set(['Role']));
    expect((await around('of: "pytorch", depth: 0')).nodes).toHaveLength(1);
  });

  test.each(['depth: 4', 'limit: 501', 'types: []'])('refuses %s', async (argument) => {
    const error = await failure(`{ neighborhood(of: "pytorch", ${argument}) { truncated } }`);
    expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('mostConnected', () => {
  test('ranks the entities of a type, ties by slug', async () => {
    const { mostConnected } = (await answer(
      '{ mostConnected(type: SKILL, first: 4) { degree node { slug ... on Skill { requiredBy { totalCount } } } } }',
    )) as { mostConnected: { degree: number; node: Named }[] };
    expect(mostConnected.map(({ degree, node }) => [node.slug, degree])).toEqual([
      ['translating-tech-into-outcomes', 7],
      ['reliability', 5],
      ['system-integration', 5],
      ['adaptability', 4],
    ]);
  });

  test('counts only what is asked for, and leaves out what has none of it', async () => {
    const { mostConnected } = (await answer(
      '{ mostConnected(type: FRAMEWORK, via: [IS_A], first: 100) { degree node { slug } } }',
    )) as { mostConnected: { degree: number; node: Named }[] };
    expect(mostConnected[0]).toEqual({ degree: 4, node: { slug: 'ml-frameworks' } });
    expect(mostConnected.every(({ degree }) => degree > 0)).toBe(true);
  });
});

describe('Role.similar', () => {
  test('hangs on any role, with what both have and what says so, in the same statement', async () => {
    const { roles } = (await answer(
      '{ roles(filter: { slug: { eq: "ai-engineer" } }) { nodes { slug similar(by: [LANGUAGES, FRAMEWORKS], first: 1) { score basis role { slug } shared { slug } facts { totalCount } } } } }',
    )) as { roles: { nodes: { similar: { shared: Named[] }[] }[] } };
    const [closest] = roles.nodes[0]?.similar ?? [];
    expect(closest).toMatchObject({
      role: { slug: 'machine-learning-engineer' },
      score: 7 / 29,
      basis: 'DERIVED',
    });
    expect(slugs(closest?.shared ?? [])).toEqual([
      'cpp',
      'hugging-face-transformers',
      'java',
      'ml-frameworks',
      'python',
      'r',
      'unified-frameworks',
    ]);
  });

  test('gives roles alone, though career paths ask for skills as well', async () => {
    const { roles } = (await answer(
      '{ roles { nodes { slug skills { nodes { slug } } similar(by: [SKILLS], first: 100) { role { slug } } } } }',
    )) as { roles: { nodes: (Named & { skills: { nodes: Named[] }; similar: { role: Named }[] })[] } };
    const { careerPaths } = (await answer('{ careerPaths { nodes { skills { nodes { slug } } } } }')) as {
      careerPaths: { nodes: { skills: { nodes: Named[] } }[] };
    };
    const asked = roles.nodes.map(({ skills }) => slugs(skills.nodes));
    const both = careerPaths.nodes.filter(({ skills }) =>
      skills.nodes.some(({ slug }) => asked.some((ofRole) => ofRole.includes(slug))),
    );
    expect(both.length).toBeGreaterThan(0);
    for (const { slug, skills, similar } of roles.nodes) {
      const own = slugs(skills.nodes);
      const alike = roles.nodes
        .filter(
          (other) => other.slug !== slug && slugs(other.skills.nodes).some((skill) => own.includes(skill)),
        )
        .map((other) => other.slug);
      expect(slugs(similar.map(({ role }) => role)).toSorted(), slug).toEqual(alike.toSorted());
    }
  });

  test('a role of which nothing is on record is like none', async () => {
    expect(await answer('{ role(slug: "data-engineer") { similar { score } } }')).toEqual({
      role: { similar: [] },
    });
  });
});

test('a list is sorted by at most twenty different keys', async () => {
  const order = schema.getType('RoleOrder');
  const keys = isInputObjectType(order) ? Object.values(order.getFields()) : [];
  const onNode = keys.filter(({ name }) => name !== 'edge' && name !== 'node');
  const orderBy = onNode.map(({ name, type }) =>
    String(type) === 'CountOrder' ? `{${name}: {count: DESC}}` : `{${name}: DESC}`,
  );
  expect(orderBy.length).toBeGreaterThan(20);
  const { errors = [] } = await ask(`{ roles(first: 1, orderBy: [${orderBy.join(' ')}]) { totalCount } }`);
  expect(errors[0]?.message).toContain('is sorted by more than 20 different keys');
});
