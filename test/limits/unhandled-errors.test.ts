import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createLog } from '../../src/log.ts';

/** A process that handles unhandled errors as the server does, and brings one about by itself. */
function run(source: string) {
  const program = `
    import { createLog } from './src/log.ts';
    import { handleUnhandledErrors } from './src/unhandled-errors.ts';
    const log = createLog({ logLevel: 'info', logFormat: 'json' });
    const unhandled = handleUnhandledErrors(log);
    ${source}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = once(child, 'close').then(([code]) => ({ code, output }));
  return { ended };
}

test('a rejection that no code handles is logged with its stack and counted, and the process goes on', async () => {
  const { ended } = run(`
    Promise.reject(new Error('stray promise'));
    setTimeout(() => log.info('still here, ' + unhandled.rejections + ' counted'), 50);`);
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toMatch(/stray promise.*\\n +at /);
  expect(output).toContain('still here, 1 counted');
});

test('an exception that no code handles is logged, requests in progress are answered, and the process ends with 1', async () => {
  const { ended } = run(`
    unhandled.endBy(async () => {
      await new Promise((done) => setTimeout(done, 100));
      log.info('answered what was in progress');
    });
    setInterval(() => undefined, 1000);
    setTimeout(() => { throw new Error('unknown state'); }, 10);
    setTimeout(() => { throw new Error('another'); }, 20);`);
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output).toContain('unknown state');
  expect(output).toContain('answered what was in progress');
});

test('while nobody reads the log, its lines are dropped beyond 8 MiB, and their number is told afterwards', () => {
  const written: string[] = [];
  const output = { writableLength: 0, write: (line: string) => written.push(line) };
  const log = createLog({ logLevel: 'info', logFormat: 'json' }, output);
  output.writableLength = 9 * 1024 ** 2;
  for (let n = 0; n < 100; n += 1) log.info('lost');
  expect(written).toEqual([]);
  output.writableLength = 0;
  log.info('back');
  expect(written.map((line) => JSON.parse(line).msg)).toEqual([
    '100 lines of the log were dropped: its reader was too slow',
    'back',
  ]);
});

test('a process whose log nobody reads does not grow by it', async () => {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      `import { createLog } from './src/log.ts';
       const log = createLog({ logLevel: 'info', logFormat: 'json' });
       const line = 'x'.repeat(1000);
       for (let n = 0; n < 50; n += 1) {
         for (let m = 0; m < 1000; m += 1) log.info(line);
         await new Promise((done) => setImmediate(done));
       }
       process.stderr.write('waiting ' + process.stdout.writableLength);
       setInterval(() => undefined, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  child.stderr.on('data', (text) => (told += text));
  await vi.waitUntil(() => /waiting \d+/.test(told), 20_000);
  expect(Number(/waiting (\d+)/.exec(told)?.[1])).toBeLessThan(10 * 1024 ** 2);
});
