import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const commands = join(import.meta.dirname, '../../src/cli');

/** What running a command of the product took. */
export interface CommandRun {
  readonly exitCode: number;
  readonly output: string;
  readonly seconds: number;
  /** The most memory that its process had. */
  readonly peakMegabytes: number;
}

/**
 * Runs a command of the product in a process of its own.
 *
 * @param args The file below `src/cli`, then its arguments.
 * @param heapMegabytes The limit of its JavaScript heap; Node's own where left out.
 */
export async function runProductCommand(
  [file = '', ...args]: readonly string[],
  neo4j: { readonly uri: string; readonly username: string; readonly password: string },
  heapMegabytes?: number,
): Promise<CommandRun> {
  const reporting =
    'data:text/javascript,process.on("exit",()=>console.log("peak",process.resourceUsage().maxRSS))';
  const heap = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`];
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [...heap, '--import', 'tsx', '--import', reporting, join(commands, file), ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NEO4J_URI: neo4j.uri,
        NEO4J_USERNAME: neo4j.username,
        NEO4J_PASSWORD: neo4j.password,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  const peakKilobytes = Number(/^peak (\d+)$/m.exec(output)?.[1] ?? Number.NaN);
  return {
    exitCode: code ?? 1,
    output: output.replace(/^peak \d+\n/m, ''),
    seconds: (performance.now() - started) / 1000,
    peakMegabytes: peakKilobytes / 1024,
  };
}
