import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { testWith } from '../support/requirements.ts';
import { installed, project, run } from './program.ts';
import { articleServer } from './server.ts';

const start = await articleServer();
const pythonTest = testWith(installed('python3'));
const script = join(project, 'examples/python/salaries_to_csv.py');

type Row = Readonly<Record<string, string>>;

/** Runs the script against a server of its own and reads its table. */
async function table(...args: readonly string[]): Promise<readonly Row[]> {
  const { url } = await start();
  const { code, out, problems } = await run('python3', [script, '--url', `${url}/graphql`, ...args]);
  expect([code, problems]).toEqual([0, '']);
  return parse(out, { columns: true }) as Row[];
}

pythonTest('an analyst gets all figures about pay as rows, whatever the size of a page', async () => {
  const whole = await table();
  expect(await table('--page', '7')).toEqual(whole);
  expect(whole).toHaveLength(20);
  expect(whole).toContainEqual({
    role: 'AI Engineer',
    statistic: 'average base salary',
    measure: 'BASE_SALARY',
    amount: '175262',
    currency: 'USD',
    region: 'US',
    year: '2025',
    source: 'Unnamed source (first AI salary)',
  });
});

pythonTest('an amount that no source gives is an empty cell, not a zero', async () => {
  const amounts = (await table()).map(({ amount }) => amount);
  expect(amounts).toContain('');
  expect(amounts).not.toContain('0');
});

pythonTest('what is asked wrongly is told in the words of the server', async () => {
  const { url } = await start();
  const refused = await run('python3', [script, '--url', `${url}/graphql`, '--page', '1000']);
  expect(refused.code).toBe(1);
  expect(refused.problems).toContain('100');
  const away = await run('python3', [script, '--url', 'http://127.0.0.1:9/graphql']);
  expect([away.code, away.problems]).toEqual([1, expect.stringContaining('cannot be reached')]);
});
