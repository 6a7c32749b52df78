import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from 'neo4j-driver';
import { describe, expect, test, vi } from 'vitest';
import { readExamples } from '../../src/http/examples.ts';
import type { SentStatement } from '../../src/plugin/index.ts';
import { openArticle } from './asking.ts';

const project = join(import.meta.dirname, '../..');
/** Shared statements that Neo4j is planning. */
let planning = 0;
const { neo4j, sent, ask } = await openArticle({
  sharing: { underWay: 2, work: Number.POSITIVE_INFINITY },
  // Planning takes many times as long on a busy machine, and what ends by its time limit is never shared.
  timeout: 120_000,
  onStatement: (statement) => {
    if (statement.cypher === 'plan') planning += 1;
    sent.push(statement);
  },
  onSettled: ({ cypher }) => {
    if (cypher === 'plan') planning -= 1;
  },
});
const examples = await readExamples();

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(project, folder), { recursive: true });
  return names.filter((name) => name.endsWith(ending)).map((name) => name.replaceAll('\\', '/'));
}

const files = (await filesIn('cypher', '.cypher')).map((name) => name.replace(/\.cypher$/, '')).toSorted();

describe('each file in cypher/', () => {
  test('is used, and each that is used is there', async () => {
    const sources = await Promise.all(
      ['src', 'schema'].map(async (folder) =>
        Promise.all(
          (await filesIn(folder, '.ts')).map((name) => readFile(join(project, folder, name), 'utf8')),
        ),
      ),
    );
    const used = sources.flat().flatMap((text) => [...text.matchAll(/readStatement\('([^']+)'\)/g)]);
    expect([...new Set(used.map(([, name]) => name))].toSorted()).toEqual(files);
  });

  test.each(files)('%s opens with its question', async (name) => {
    const [first = ''] = (await readFile(join(project, `cypher/${name}.cypher`), 'utf8')).split('\n');
    expect(first).toMatch(/^\/\/ .{10,}/);
  });
});

describe('each example question', () => {
  test.each(examples.map(({ name, query }) => [name, query]))(
    '%s is planned from an index, without a scan of all nodes or of a label',
    async (_, source) => {
      await ask(source);
      sent.length = 0;
      await ask(source);
      expect(sent.length).toBeGreaterThan(0);
      expect(await scansOf(sent)).toEqual([]);
    },
  );

  test.each(examples.map(({ name, query }) => [name, query]))(
    '%s is answered the same, and as well, when many ask it at once by one statement',
    { timeout: 240_000 },
    async (_, source) => {
      const alone = await ask(source);
      expect(alone.errors).toBeUndefined();
      const askAtOnce = async () => {
        sent.length = 0;
        const answers = await Promise.all(Array.from({ length: 8 }, () => ask(source)));
        for (const answer of answers) expect(answer).toEqual(alone);
        return sent.filter(({ cypher, requests = 1 }) => cypher !== 'plan' && requests > 1);
      };
      // Requests go alone until Neo4j has planned the shared statements.
      await askAtOnce();
      await vi.waitUntil(() => planning === 0, { timeout: 200_000 });
      const shared = await askAtOnce();
      expect(shared).not.toEqual([]);
      expect(await scansOf(shared)).toEqual([]);
    },
  );

  test('there is one for each traversal', () => {
    const asked = examples.map(({ query }) => query).join('\n');
    // A traversal of several parts has a folder; those of releases and coverage are no traversals.
    const traversals = files
      .map((name) => name.split('/')[0] ?? '')
      .filter((name) => name !== 'releases' && name !== 'coverage');
    const fields = traversals.map((name) =>
      name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    for (const field of fields) expect(asked).toMatch(new RegExp(`\\b${field}\\b`));
  });
});

/** Explains statements, each text once. */
async function scansOf(statements: readonly SentStatement[]): Promise<string[]> {
  const scans: string[] = [];
  for (const [text, { parameters }] of new Map(statements.map((statement) => [statement.text, statement]))) {
    const { summary } = await neo4j.driver.executeQuery(`EXPLAIN ${text}`, parameters, {
      database: neo4j.database,
    });
    scans.push(...scansIn(summary.plan));
  }
  return scans;
}

/** A publication or a release is one of a handful: those are read by their label. */
function scansIn(plan: Plan | false): string[] {
  if (!plan) return [];
  const { operatorType, arguments: args, children } = plan;
  const scan = /AllNodesScan|NodeByLabelScan|RelationshipTypeScan/.test(operatorType);
  const details = String(args.Details ?? '');
  const few = /:(Publication|Release|Dataset)\b/.test(details);
  return [
    ...(scan && !few ? [`${operatorType} ${details}`] : []),
    ...children.flatMap((child) => scansIn(child)),
  ];
}
