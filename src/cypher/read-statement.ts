import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Reads a statement from the `cypher` folder, such as `releases/publish` from `cypher/releases/publish.cypher`.
 *
 * @throws Error when there is no such file.
 */
export function readStatement(name: string): string {
  return readFileSync(join(projectFolder(), 'cypher', `${name}.cypher`), 'utf8');
}

/** Searches upwards, because built files lie one folder deeper than sources. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('RoleGraph does not find its project folder: package.json is missing');
    folder = parent;
  }
  return folder;
}
