import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { model } from '../../schema/model.ts';
import { readSeeds, type SeedRecords, SeedsInvalid } from '../../src/ingest/seeds/index.ts';

/** What every set of seeds needs: a dataset with its publisher, and sections. */
export const frame = `
Dataset:
  little:
    name: A little article
    licence: Facts only
    credit: The Publisher
    publisher: the-publisher
Source:
  the-publisher:
    name: The Publisher
Section:
  S1: { heading: What it is about }
  S1.1: { heading: More of it, parent: S1 }
  S1.T: { heading: A table, parent: S1 }
  S2: { heading: What follows }
`;

/** Writes files into a folder of their own, reads them as seeds, and removes them when the test is done. */
export async function read(files: Readonly<Record<string, string>>): Promise<SeedRecords> {
  const folder = await mkdtemp(join(tmpdir(), 'seeds-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return readSeeds(folder, model);
}

/** The problems of seeds that are wrong, each as a reader sees it. */
export async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const error: unknown = await read(files).catch((thrown: unknown) => thrown);
  if (!(error instanceof SeedsInvalid)) throw new Error('The seeds were taken', { cause: error });
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}
