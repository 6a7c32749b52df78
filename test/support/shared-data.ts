import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');
const publicData = resolve(project, '../shared/data');

/** Each dataset that test files share, by the command of the product that loads it. */
const commands = {
  article: ['seed.ts'],
  onet: ['import.ts', 'onet', join(publicData, 'onet-29.3')],
  bls: ['import.ts', 'bls', join(publicData, 'bls-oes-2024')],
  esco: ['import.ts', 'esco', join(publicData, 'esco-1.2.1')],
  crosswalk: [
    'import.ts',
    'crosswalk',
    join(publicData, 'crosswalk-esco-onet/esco_onet_crosswalk_Nov2020.csv'),
  ],
} as const;

export type SharedDataset = keyof typeof commands;

export function isSharedDataset(name: string): name is SharedDataset {
  return Object.hasOwn(commands, name);
}

/**
 * Loads a dataset into a Neo4j, as a user does.
 *
 * @throws Error with the command's output, where it fails.
 */
export async function loadDataset(
  dataset: SharedDataset,
  access: { readonly uri: string; readonly username: string; readonly password: string },
): Promise<void> {
  const [script, ...args] = commands[dataset];
  const child = spawn(process.execPath, ['--import', 'tsx', join('src/cli', script), ...args], {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      NEO4J_URI: access.uri,
      NEO4J_USERNAME: access.username,
      NEO4J_PASSWORD: access.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`The shared dataset "${dataset}" was not loaded:\n${output}`);
}
