import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { data, publicData } from '../import/shared/raw.ts';
import { asker } from '../import/world.ts';
import { taxonomyNeo4j } from '../support/neo4j.ts';
import { describeWith } from '../support/requirements.ts';

interface Label {
  readonly preferredLabel: string;
  readonly altLabels: string;
  readonly conceptUri: string;
}

describeWith(publicData, 'Names of O*NET and ESCO (in ../shared/data)', async () => {
  const neo4j = await taxonomyNeo4j('article', 'onet', 'esco');

  describe('O*NET', () => {
    const ask = asker(neo4j, 'onet');

    test.each([
      ...[
        'Node.js',
        'C++',
        'C#',
        'C',
        'R',
        'Go',
        'AJAX',
        'MySQL',
        'Oracle PL/SQL',
        'Objective C',
        'H&R Block Tax',
      ],
      ...[
        'Microsoft ASP.NET',
        'Microsoft .NET Framework',
        'Microsoft Visual C# .NET',
        'SCC Soft Computer SoftA/R',
      ],
    ])('%s is found first and suggested first', async (name) => {
      const { search, suggest } = await ask(
        `query ($name: String!) { search(text: $name, first: 1) { nodes { name } } suggest(prefix: $name, first: 10) { text } }`,
        { name },
      );
      expect(search.nodes).toEqual([{ name }]);
      expect(suggest[0]).toEqual({ text: name });
    });

    test('what people write of technologies and roles is resolved, and its tier says how', async () => {
      const { resolveTerms } = await ask(
        '{ resolveTerms(terms: ["SQL", "aws", "ML engineer", "Node.js", "nodejs"], first: 3) { term candidates { label tier confidence entity { __typename name } } } }',
      );
      const best = resolveTerms.map(
        ({ candidates: [first] }: { candidates: { label: string; tier: string }[] }) => [
          first?.label,
          first?.tier,
        ],
      );
      expect(best).toEqual([
        ['Structured query language SQL', 'ABBREVIATION'],
        ['Amazon Web Services AWS software', 'ABBREVIATION'],
        ['Machine Learning Engineer', 'ABBREVIATION'],
        ['Node.js', 'NAME'],
        ['Node.js', 'SIMILAR'],
      ]);
    });
  });

  test("ESCO's German labels: every thirtieth occupation is found first and suggested first by each", async () => {
    const ask = asker(neo4j, 'esco');
    const file = gunzipSync(readFileSync(join(data, 'esco-1.2.1/occupations_de.csv.gz')));
    const rows = parse(file, { columns: true, bom: true }) as Label[];
    const names = rows
      .filter((_row, index) => index % 30 === 0)
      .flatMap(({ conceptUri, preferredLabel, altLabels }) => {
        const slug = conceptUri.slice(conceptUri.lastIndexOf('/') + 1);
        return [preferredLabel, ...altLabels.split('\n')]
          .filter((name) => name.trim() !== '')
          .slice(0, 2)
          .map((name) => ({ slug, name }));
      });
    expect(names.length).toBeGreaterThan(100);
    const missed: unknown[] = [];
    for (const { slug, name } of names) {
      const { search, suggest } = await ask(
        `query ($name: String!) { search(text: $name, first: 20) { edges { score node { slug } } }
           suggest(prefix: $name, first: 20) { rank entity { slug } } }`,
        { name },
      );
      // A name may be that of several: then each of them leads.
      const leading = search.edges.filter(({ score }: { score: number }) => score >= 1_000_000);
      const slugs = leading.map(({ node }: { node: { slug: string } }) => node.slug);
      const suggested = suggest.filter(({ rank }: { rank: number }) => rank >= 3);
      const called = suggested.map(({ entity }: { entity: { slug: string } }) => entity.slug);
      if (!slugs.includes(slug) || !called.includes(slug)) missed.push({ slug, name, slugs, called });
    }
    expect(missed).toEqual([]);
  });
});
