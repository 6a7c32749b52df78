import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { pageOperations } from '../../src/explorer/index.ts';
import { readRegistered } from '../../src/http/graphql/read-registered.ts';
import { openSettings } from '../../src/http/pipeline/settings.ts';
import { articleServer } from '../clients/server.ts';
import { browserTest, chromiumInstalled, startBrowser } from './browser.ts';

vi.setConfig({ testTimeout: 180_000 });

const project = join(import.meta.dirname, '../..');
const start = await articleServer();

let browser: Browser;
beforeAll(async () => {
  if (chromiumInstalled.met) browser = await startBrowser();
});
afterAll(() => browser?.close());

async function open(url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 700 }, reducedMotion: 'reduce' });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return page;
}

/** A server that answers nothing but what it knows beforehand. */
async function registeredServer(): Promise<string> {
  const registered = await readRegistered(undefined, await pageOperations(project));
  return (await start({ config: { ...openSettings, onlyRegistered: true }, registered })).url;
}

browserTest('the explorer works where only registered operations are answered', async () => {
  const url = await registeredServer();
  const page = await open(url);
  const refused: number[] = [];
  page.on('response', (response) => void (response.status() === 403 && refused.push(403)));
  await page.getByText('1,172 facts').first().waitFor();
  await page.getByRole('combobox', { name: 'Search' }).fill('pytor');
  await page.getByRole('option', { name: 'PyTorch' }).click();
  await page.getByRole('heading', { name: /facts?, as the source has them/ }).waitFor();
  await page.goto(`${url}/#/compare?one=ai-engineer&other=machine-learning-engineer`);
  await page.getByText(/share \d+ of \d+ statements/).waitFor();
  expect(refused).toEqual([]);
});

test('all that the explorer asks is written down, under the names in its sources', async () => {
  const folder = join(project, 'web/src');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const names = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => [...text.matchAll(/\bquery (\w+)\(/g)].map(([, name]) => name)));
  expect(names(await pageOperations(project))).toEqual(names(sources));
});

browserTest('the example front end shows the skills of a role, and more when asked', async () => {
  const url = await registeredServer();
  const vite = await createServer({
    configFile: false,
    root: join(project, 'examples/front-end'),
    cacheDir: join(project, 'node_modules/.vite-front-end'),
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', proxy: { '/graphql': url } },
  });
  onTestFinished(() => vite.close());
  await vite.listen();
  const page = await open(vite.resolvedUrls?.local[0] ?? '');
  await page.getByRole('status').getByText('10 of 31 skills').waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('status').getByText('20 of 31 skills').waitFor();
  await page.getByLabel('Role').selectOption('AI Engineer');
  await page.getByRole('status').getByText('10 of 27 skills').waitFor();
});
