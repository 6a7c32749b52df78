import { expect, test } from 'vitest';
import { taxonomyNeo4j } from '../support/neo4j.ts';
import { describeWith } from '../support/requirements.ts';
import { publicData, tab } from './shared/raw.ts';
import { asker } from './world.ts';

/** A row of either file: an occupation, a technology or tool, and the commodity as which the occupation uses it. */
type Row = ReturnType<typeof tab>[number];

/** How many different values there are of each commodity. */
function countByCommodity(rows: readonly Row[], value: (row: Row) => string): Map<string, number> {
  const values = new Map<string, Set<string>>();
  for (const row of rows) {
    const code = row['Commodity Code'] ?? '';
    values.set(code, (values.get(code) ?? new Set()).add(value(row)));
  }
  return new Map([...values].map(([code, { size }]) => [code, size]).toSorted() as [string, number][]);
}

const role = (row: Row) => row['O*NET-SOC Code'] ?? '';
const thing = (row: Row) => row.Example ?? '';

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

interface Category {
  readonly slug: string;
  readonly usedBy: { readonly totalCount: number };
  readonly frameworks: { readonly totalCount: number };
  readonly tools: { readonly totalCount: number };
}

type Groups = readonly { readonly key: string | null; readonly count: number }[];

describeWith(publicData, 'Categories of O*NET as it is published (in ../shared/data)', async () => {
  const ask = asker(await taxonomyNeo4j('onet'), 'onet');
  const technologies = tab('onet-29.3', 'Technology Skills.txt');
  const tools = tab('onet-29.3', 'Tools Used.txt.gz');

  /** The nodes of all pages of a root field. */
  async function all<Node>(field: string, selection: string): Promise<Node[]> {
    const nodes: Node[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const answer: Record<string, Page<Node>> = await ask(
        `query ($after: String) { ${field}(after: $after) { nodes { ${selection} } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
      const page: Page<Node> | undefined = answer[field];
      nodes.push(...(page?.nodes ?? []));
      after = page?.pageInfo.endCursor ?? null;
      more = page?.pageInfo.hasNextPage ?? false;
    }
    return nodes;
  }

  /** How many uses of these things there are by each key. */
  async function usesBy(field: 'frameworks' | 'tools', key: string): Promise<Map<string, number>> {
    const sums = new Map<string, number>();
    const things = await all<{ usedBy: { groupBy: Groups } }>(
      field,
      `usedBy { groupBy(key: ${key}) { key count } }`,
    );
    for (const { key: code, count } of things.flatMap(({ usedBy }) => usedBy.groupBy)) {
      if (code !== null) sums.set(code, (sums.get(code) ?? 0) + count);
    }
    return new Map([...sums].toSorted());
  }

  test('have as many roles, technologies and tools each as the files say', async () => {
    const categories = await all<Category>(
      'categories',
      'slug usedBy { totalCount } frameworks { totalCount } tools { totalCount }',
    );
    const counts = (of: (category: Category) => { readonly totalCount: number }) =>
      new Map(
        categories
          .map((category) => [category.slug, of(category).totalCount] as const)
          .filter(([, count]) => count > 0)
          .toSorted(),
      );
    expect(counts(({ usedBy }) => usedBy)).toEqual(countByCommodity([...technologies, ...tools], role));
    expect(counts(({ frameworks }) => frameworks)).toEqual(countByCommodity(technologies, thing));
    expect(counts(({ tools: things }) => things)).toEqual(countByCommodity(tools, thing));
  }, 300_000);

  test('have as many uses each as the files have rows, and as many in demand', async () => {
    const use = (row: Row) => `${role(row)}\t${thing(row)}`;
    expect(await usesBy('frameworks', 'EDGE_CATEGORIES')).toEqual(countByCommodity(technologies, use));
    expect(await usesBy('frameworks', 'EDGE_IN_DEMAND_AS')).toEqual(
      countByCommodity(
        technologies.filter((row) => row['In Demand'] === 'Y'),
        use,
      ),
    );
    expect(await usesBy('tools', 'EDGE_CATEGORIES')).toEqual(countByCommodity(tools, use));
  }, 300_000);

  test('are filtered and ordered by the roles that use something as them', async () => {
    const [[code, most] = ['', 0]] = [...countByCommodity([...technologies, ...tools], role)].toSorted(
      (a, b) => b[1] - a[1],
    );
    const { categories, roles } = await ask(
      `{ categories(first: 1, orderBy: [{usedBy: {count: DESC}}]) { nodes { slug usedBy { totalCount } } }
         roles(filter: {or: [{frameworks: {some: {edge: {categories: {has: "${code}"}}}}}, {tools: {some: {edge: {categories: {has: "${code}"}}}}}]}) { totalCount } }`,
    );
    expect(categories.nodes).toEqual([{ slug: code, usedBy: { totalCount: most } }]);
    expect(roles.totalCount).toBe(most);
  }, 120_000);
});
