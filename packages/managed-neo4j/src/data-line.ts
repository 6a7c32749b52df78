import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Neo4jUnavailable, onSystemError } from './errors.ts';
import type { Folders } from './folders.ts';
import { defaultLine, lineNames, type Neo4jLine } from './lines.ts';
import { ownerOnly } from './owner-only.ts';

/**
 * Notes the line of Neo4j that is about to open the data of a home: a newer one changes them so that no older one can read them.
 *
 * @throws Neo4jUnavailable DOWNGRADE where a newer line has opened them
 */
export async function claimData(folders: Folders, line: Neo4jLine): Promise<void> {
  const opened = await dataLine(folders);
  if (opened !== undefined && lineNames.indexOf(opened) > lineNames.indexOf(line)) {
    throw new Neo4jUnavailable(
      'DOWNGRADE',
      `The data in ${folders.neo4j} were opened by Neo4j ${opened}, which ${line} cannot read. Set NEO4J_MANAGED_LINE=${opened}, or remove ${join(folders.neo4j, 'data')}: RoleGraph then fills an empty Neo4j from its seeds (anything else in it is lost).`,
    );
  }
  await writeFile(folders.line, `${line}\n`, { mode: ownerOnly.file });
}

/** The noted line of the data; without a note, the first one. */
async function dataLine(folders: Folders): Promise<Neo4jLine | undefined> {
  if (!existsSync(folders.systemDatabase)) return undefined;
  const text = await readFile(folders.line, 'utf8').catch(onSystemError('', 'ENOENT'));
  return lineNames.find((name) => name === text.trim()) ?? defaultLine;
}
