import type { Graph, SchemaElement } from '@rolegraph/graph-model';
import { AffectedNodes } from './affected-nodes.ts';
import { batches } from './batches.ts';
import { type Database, runAlone } from './database.ts';
import { ReleaseError } from './errors.ts';
import { awaitBuilt, dropStatement, type ExistingIndex, listIndexes, serves } from './indexes.ts';
import { dropLongNameKeys, isOverNameKeys, longTexts } from './long-texts.ts';

/** Labels whose keys are vital: without them, releases are published twice or under one number. */
const keysOfReleases: readonly string[] = ['Release', 'Publication', 'ReleaseLock'];

/**
 * Builds indexes anew that Neo4j could not build. Where that fails again, the log names the releases at fault and the index stays as it
 * is: a key or an order is then read without it, and a search over it fails.
 *
 * @param refused Constraints that Neo4j refused, with its messages.
 * @throws ReleaseError where keys of the releases themselves cannot be made.
 */
export async function rebuildFailed(
  database: Database,
  graph: Graph,
  wanted: readonly SchemaElement[],
  refused: ReadonlyMap<SchemaElement, string>,
  log: (line: string) => void,
): Promise<void> {
  for (const [element, words] of refused) await report(database, graph, element, words, log);
  for (const element of wanted) {
    const failed = await failedIndexOf(database, element);
    if (!failed) continue;
    const again = await rebuild(database, element, failed);
    if (!again)
      log(`The index ${element.name} had failed (${firstLine(failed.failureMessage)}) and is built anew.`);
    else await repair(database, graph, element, again, log);
  }
}

/** @returns The index where it failed once more. */
async function rebuild(
  database: Database,
  element: SchemaElement,
  failed: ExistingIndex,
): Promise<ExistingIndex | undefined> {
  await runAlone(database, dropStatement(failed));
  await runAlone(database, element.cypher);
  await awaitBuilt(database, element);
  return failedIndexOf(database, element);
}

const nodesPerTransaction = 100;

/** Leaves names that are too long for the index out of it; the names themselves stay. */
async function repair(
  database: Database,
  graph: Graph,
  element: SchemaElement,
  failed: ExistingIndex,
  log: (line: string) => void,
): Promise<void> {
  if (isOverNameKeys(element)) {
    const affected = new AffectedNodes(graph);
    for await (const nodes of batches(longTexts(database, element), nodesPerTransaction)) {
      for (const node of nodes) affected.add(node);
      await dropLongNameKeys(database, nodes);
    }
    if (affected.hasNodes && !(await rebuild(database, element, failed))) {
      log(
        `The index ${element.name} had failed and is built anew, without names that are too long to be looked up: ${affected.description}.`,
      );
      return;
    }
  }
  await report(database, graph, element, failed.failureMessage, log);
}

async function report(
  database: Database,
  graph: Graph,
  element: SchemaElement,
  words: string,
  log: (line: string) => void,
): Promise<void> {
  const affected = new AffectedNodes(graph);
  for await (const node of longTexts(database, element)) affected.add(node);
  const cause = affected.hasNodes
    ? `values too long for it are in ${affected.description}`
    : `Neo4j says: ${firstLine(words)}`;
  const message = `The ${element.kind === 'unique' ? 'constraint' : 'index'} ${element.name} cannot be built: ${cause}. Correct the data and import it again, or remove that release with \`npm run dataset -- remove\`.`;
  if (keysOfReleases.includes(element.label)) throw new ReleaseError(message);
  log(message);
}

async function failedIndexOf(database: Database, element: SchemaElement): Promise<ExistingIndex | undefined> {
  const indexes = await listIndexes(database);
  return indexes.find((index) => index.state === 'FAILED' && serves(index, element));
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').trim().replace(/\.$/, '');
}
