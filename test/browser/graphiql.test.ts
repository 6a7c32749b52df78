import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { graphParts, seedArticle } from '../http/article.ts';
import { type Fixture, startServer } from '../http/fixture.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { browserPath, startBrowser } from './browser.ts';

let browser: Browser;
let parts: Awaited<ReturnType<typeof graphParts>>;
beforeAll(async () => {
  if (browserPath === undefined) return;
  const neo4j = await testNeo4j();
  await seedArticle(neo4j);
  parts = await graphParts(neo4j);
  browser = await startBrowser();
});
afterAll(() => browser?.close());

// Nine megabytes of script take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const browserTest = test.skipIf(browserPath === undefined);

/** Opens GraphiQL as a new visitor and keeps a record of every address that the page asks for. */
async function visit(
  path = '/graphql',
): Promise<{ page: Page; asked: string[]; faults: string[] } & Fixture> {
  const server = await startServer({}, parts);
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(server.url + path);
  await page.getByRole('button', { name: 'Execute query' }).waitFor();
  return { ...server, page, asked, faults };
}

/** What a part of the page shows, once it shows it. The editor writes its spaces as ones that do not break. */
const shows = (page: Page, part: '.graphiql-query-editor' | '.result-window') =>
  expect.poll(async () => (await page.locator(part).innerText()).replaceAll('\u00a0', ' '), {
    timeout: 20_000,
  });

browserTest('GraphiQL opens with the first example and runs it', async () => {
  const { page, faults } = await visit();
  await shows(page, '.graphiql-query-editor').toContain('Which frameworks do both');
  await page.getByRole('button', { name: 'Execute query' }).click();
  await shows(page, '.result-window').toContain('Hugging Face Transformers');
  expect(faults).toEqual([]);
});

browserTest('the second example is a tab away', async () => {
  const { page } = await visit();
  await shows(page, '.graphiql-query-editor').toContain('Which frameworks do both');
  await page.getByRole('tab', { name: 'SkillsForGenerativeAiProjects' }).click();
  await shows(page, '.graphiql-query-editor').toContain('Which skills does a generative AI project need');
});

browserTest('no request leaves the machine', async () => {
  const { page, asked, url } = await visit();
  await page.getByRole('button', { name: 'Execute query' }).click();
  await shows(page, '.result-window').toContain('Hugging Face Transformers');
  const outside = asked.filter((address) => !/^(blob|data):/.test(address) && !address.startsWith(`${url}/`));
  expect(outside).toEqual([]);
});

browserTest('a link with a question opens that question', async () => {
  const { page } = await visit(
    `/graphql?query=${encodeURIComponent('query Linked { roles { nodes { name } } }')}`,
  );
  await shows(page, '.graphiql-query-editor').toContain('Linked');
});
