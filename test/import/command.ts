import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestNeo4j } from '../support/neo4j.ts';

/** Runs one of the product's commands, with what it prints. */
export async function command(neo4j: TestNeo4j, file: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', `src/cli/${file}`, ...args], {
    env: {
      PATH: process.env.PATH,
      NEO4J_URI: neo4j.uri,
      NEO4J_USERNAME: neo4j.username,
      NEO4J_PASSWORD: neo4j.password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  const [code] = await once(child, 'close');
  return { code: code as number, printed };
}
