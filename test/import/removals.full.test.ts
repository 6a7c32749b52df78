import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { model } from '../../schema/index.ts';
import { publishedReleases } from '../../src/releases/index.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { fixtures, importFrom } from './world.ts';

const neo4j = await testNeo4j({ model });
const scratch = await mkdtemp(join(tmpdir(), 'rolegraph-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A dataset of roles in RoleGraph's own format, each related to the next one but for some at the end. */
async function roles(dataset: string, slugs: readonly string[], unrelated = 1): Promise<string> {
  const folder = join(scratch, dataset);
  await mkdir(folder, { recursive: true });
  const lines = (records: readonly object[]) => records.map((one) => `${JSON.stringify(one)}\n`).join('');
  await writeFile(join(folder, 'Role.jsonl'), lines(slugs.map((slug) => ({ slug, name: slug }))));
  const related = slugs.slice(0, -unrelated).map((from, index) => ({ from, to: slugs[index + 1] }));
  await writeFile(join(folder, 'related.jsonl'), lines(related));
  const manifest = {
    format: 'rolegraph',
    version: 1,
    dataset: { slug: dataset, name: dataset, licence: 'internal', credit: 'test' },
    nodes: [{ type: 'Role', file: 'Role.jsonl' }],
    relationships: [{ type: 'RELATED_TO', from: 'Role', to: 'Role', file: 'related.jsonl' }],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

const tenSlugs = Array.from({ length: 10 }, (_, index) => `role-${index}`);

async function currentRelease(dataset: string): Promise<string | undefined> {
  return (await publishedReleases(neo4j)).get(dataset)?.release;
}

describe('An import', () => {
  test('that removes less than a fifth is published', async () => {
    await importFrom(neo4j, 'graph', await roles('less', tenSlugs));
    const result = await importFrom(neo4j, 'graph', await roles('less', tenSlugs.slice(0, 9)));
    expect(result).toMatchObject({ status: 'published', release: 'less_2', removals: [] });
  });

  test('that removes a fifth of the nodes is refused with what would go, unless it is asked for', async () => {
    await importFrom(neo4j, 'graph', await roles('fifth', tenSlugs));
    const eight = await roles('fifth', tenSlugs.slice(0, 8));
    await expect(importFrom(neo4j, 'graph', eight)).rejects.toThrow(
      `Much of what release fifth_1 has would go:
  Role: 2 of 10 nodes (role-8; role-9)
  RELATED_TO: 2 of 9 relationships
Where that is meant, import with --force.`,
    );
    expect(await currentRelease('fifth')).toBe('fifth_1');
    expect(await importFrom(neo4j, 'graph', eight, { force: true })).toMatchObject({ release: 'fifth_2' });
  });

  test('that replaces nodes by as many others is refused: what goes counts, not how many there are', async () => {
    await importFrom(neo4j, 'graph', await roles('replaced', tenSlugs));
    const others = [...tenSlugs.slice(0, 7), 'other-7', 'other-8', 'other-9'];
    await expect(importFrom(neo4j, 'graph', await roles('replaced', others))).rejects.toThrow(
      'Role: 3 of 10 nodes (role-7; role-8; role-9)',
    );
  });

  test('that removes a fifth of the relationships of a type is refused', async () => {
    await importFrom(neo4j, 'graph', await roles('related', tenSlugs));
    await expect(importFrom(neo4j, 'graph', await roles('related', tenSlugs, 3))).rejects.toThrow(
      'RELATED_TO: 2 of 9 relationships',
    );
  });

  test('says so in a dry run, with everything else', async () => {
    await importFrom(neo4j, 'graph', await roles('dry', tenSlugs));
    const result = await importFrom(neo4j, 'graph', await roles('dry', tenSlugs.slice(0, 5)), {
      dryRun: true,
    });
    if (result.status !== 'checked') throw new Error('not a dry run');
    expect(result.removals).toContainEqual({
      kind: 'nodes',
      type: 'Role',
      before: 10,
      removed: 5,
      samples: ['role-5', 'role-6', 'role-7', 'role-8', 'role-9'],
    });
    expect(result.refusal?.message).toContain('Role: 5 of 10 nodes');
    expect(result.changes.nodes.Role?.removed).toBe(5);
  });

  test('without a table that the current release was made from is refused, though no type would lose a fifth', async () => {
    const folder = join(scratch, 'esco-1.0.1');
    await cp(join(fixtures, 'esco-1.0.0'), folder, { recursive: true });
    await importFrom(neo4j, 'esco', folder);
    await rm(join(folder, 'greenShareOcc_en.csv'));
    await expect(importFrom(neo4j, 'esco', folder)).rejects.toThrow(
      'the table of greenShares, which release esco_1 was made from',
    );
    expect(await importFrom(neo4j, 'esco', folder, { force: true })).toMatchObject({ status: 'published' });
  });
});
