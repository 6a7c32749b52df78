import { beforeAll, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { publishRelease } from '../../src/releases/index.ts';
import { openOwnArticle } from './asking.ts';

const { neo4j, answer } = await openOwnArticle();

const slugsOf = async (args: string) => {
  const { search } = await answer<{ search: { nodes: { slug: string }[] } }>(
    `{ search(${args}) { nodes { slug } } }`,
  );
  return search.nodes.map(({ slug }) => slug);
};

// To the full-text index, the words of `article_1` stand in `my-article_1` as well.
beforeAll(async () => {
  await publishRelease(neo4j.driver, {
    database: neo4j.database,
    model,
    dataset: 'my-article',
    records: {
      nodes: Array.from({ length: 30 }, (_, at) => ({
        type: 'Framework',
        slug: `torch-${at}`,
        properties: { name: 'PyTorch' },
      })),
      relationships: [],
    },
    fingerprint: 'my-article',
  });
});

test('a search stays in its dataset, though the name of another one ends in the same word', async () => {
  const theirs = await slugsOf('text: "pytorch", dataset: "my-article", first: 100');
  expect(theirs).toHaveLength(30);
  const ours = await slugsOf('text: "pytorch", first: 5');
  expect(ours[0]).toBe('pytorch');
  expect(ours.filter((slug) => slug.startsWith('torch-'))).toEqual([]);
});

test('things that fit equally well come by their slugs, page after page', async () => {
  const all = await slugsOf('text: "pytorch", dataset: "my-article", first: 100');
  expect(all).toEqual(all.toSorted());

  const pages: string[] = [];
  let after: string | null = null;
  do {
    type Page = {
      search: { nodes: { slug: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    };
    const { search }: Page = await answer(
      'query ($after: String) { search(text: "pytorch", dataset: "my-article", first: 7, after: $after) { nodes { slug } pageInfo { endCursor hasNextPage } } }',
      { after },
    );
    pages.push(...search.nodes.map(({ slug }) => slug));
    after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
  } while (after !== null);
  expect(pages).toEqual(all);
});
