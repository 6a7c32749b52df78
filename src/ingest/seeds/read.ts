import type { Graph } from '@rolegraph/graph-model';
import { Checker } from './check.ts';
import { collectEntries } from './entries.ts';
import { SeedProblems } from './errors.ts';
import { loadFolder } from './load.ts';
import { originOf, recordsOf, type SeedRecords } from './records.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * Reads the seeds of a dataset: every YAML file in a folder, checked against the declared graph.
 *
 * @returns The records of a release: the nodes as written, a fact for every mention, and the relationships.
 * @throws SeedsInvalid with every problem found, each with its file, line and path, what is wrong and what would be right.
 */
export async function readSeeds(folder: string, model: Graph): Promise<SeedRecords> {
  const problems = new SeedProblems();
  const vocabulary = vocabularyOf(model);

  const files = await loadFolder(folder, problems);
  problems.throwIfAny();

  const entries = collectEntries(files, model, vocabulary, problems);
  const checker = new Checker(entries, vocabulary, problems);
  const checked = entries.allEntries().map((entry) => checker.check(entry));
  const origin = originOf(entries, vocabulary, problems);
  problems.throwIfAny();
  if (!origin) throw problems.error();

  const records = recordsOf(checked, origin, vocabulary, problems);
  problems.throwIfAny();
  return records;
}
