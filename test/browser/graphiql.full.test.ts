import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, vi } from 'vitest';
import type { ServerParts } from '../../src/http/server.ts';
import { graphParts } from '../http/article.ts';
import { type Fixture, startServer } from '../http/fixture.ts';
import { articleNeo4j } from '../support/neo4j.ts';
import { type Known, seriousViolations } from './accessibility.ts';
import { browserTest, chromiumInstalled, startBrowser } from './browser.ts';
import { readerOnly } from './reader.ts';

const neo4j = await articleNeo4j();
let browser: Browser;
let parts: Awaited<ReturnType<typeof graphParts>>;
beforeAll(async () => {
  if (!chromiumInstalled.met) return;
  // A machine under load plans a first question for longer than people would wait.
  parts = await graphParts(neo4j, 60_000);
  browser = await startBrowser();
}, 300_000);
afterAll(() => browser?.close());

// Nine megabytes of script take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

/** Opens GraphiQL as a new visitor and keeps a record of every address that the page asks for. */
async function visit(
  path = '/graphql',
  {
    explains = true,
    dark = false,
    ...changed
  }: Partial<ServerParts> & { explains?: boolean; dark?: boolean } = {},
): Promise<{ page: Page; asked: string[]; faults: string[] } & Fixture> {
  const { explainer, ...silent } = parts;
  const server = await startServer({}, { ...silent, ...(explains ? { explainer } : {}), ...changed });
  const context = await browser.newContext({ colorScheme: dark ? 'dark' : 'light' });
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
    timeout: 60_000,
  });

browserTest('GraphiQL opens with the first example and runs it', async () => {
  const { page, faults } = await visit();
  await shows(page, '.graphiql-query-editor').toContain('Which frameworks do both');
  await page.getByRole('button', { name: 'Execute query' }).click();
  await shows(page, '.result-window').toContain('Hugging Face Transformers');
  expect(faults).toEqual([]);
});

browserTest('the examples are grouped by topic, and each opens in a tab of its own', async () => {
  const { page, faults } = await visit();
  await page.getByText('Examples', { exact: true }).click();
  await page.getByRole('heading', { name: 'Pay' }).waitFor();
  expect(await seriousViolations(page, '.workbench')).toEqual([]);
  await page.getByRole('link', { name: 'Which skills does a generative AI project need' }).click();
  await shows(page, '.graphiql-query-editor').toContain('skillsForProject');
  await page.getByRole('tab', { name: 'FrameworksSharedByBothRoles' }).waitFor();
  await page.getByRole('button', { name: 'Execute query' }).click();
  await shows(page, '.result-window').toContain('AI architecture');
  expect(faults).toEqual([]);
});

browserTest(
  'what an operation took stands below it: statements, cost, plan, Cypher, database hits',
  async () => {
    const { page, faults } = await visit();
    await page.getByRole('button', { name: 'Execute query' }).click();
    const measured = page.locator('.measure > summary');
    await measured.getByText(/1 statement · cost [\d,]+ of [\d,]+/).waitFor();
    await measured.click();
    await page.getByRole('heading', { name: 'Cypher' }).waitFor();
    expect(await page.locator('.measure').innerText()).toContain('MATCH');
    await shows(page, '.result-window').not.toContain('extensions');
    await page.getByLabel('Explain').selectOption('profile');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await measured.getByText(/\d database hits/).waitFor();
    await page.getByRole('heading', { name: /frameworksSharedBy · [\d,]+ database hits/ }).waitFor();
    expect(await seriousViolations(page, '.measure')).toEqual([]);
    await page.getByLabel('Explain').selectOption('off');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await measured.getByText(/^cost/).waitFor();
    expect(faults).toEqual([]);
  },
);

browserTest('a server that does not explain itself still tells the cost', async () => {
  const { page } = await visit('/graphql', { explains: false });
  await page.getByRole('button', { name: 'Execute query' }).click();
  await page
    .locator('.measure')
    .getByText(/^cost [\d,]+ of/)
    .waitFor();
  expect(await page.getByLabel('Explain').count()).toBe(0);
});

browserTest(
  'where callers must say who they are, a key given once works until the tab is closed',
  async () => {
    const { key, config } = readerOnly();
    const { page, url, faults } = await visit('/graphql', { config });
    await page.getByText('Say who you are: send an API key or a token.').first().waitFor();
    await page.getByLabel('API key or token').fill(key);
    expect(await seriousViolations(page, '.workbench')).toEqual([]);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('Asking with a key').waitFor();
    await page.getByRole('button', { name: 'Execute query' }).click();
    await shows(page, '.result-window').toContain('Hugging Face Transformers');
    expect(page.url()).not.toContain(key);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(key);
    // The explorer of the same tab knows it too.
    await page.goto(url);
    await page.getByText('423 things').waitFor();
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  },
);

browserTest('the documentation can be read beside the question', async () => {
  const { page, faults } = await visit();
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const docs = page.locator('.graphiql-doc-explorer');
  await docs.getByText('Query', { exact: true }).first().click();
  await docs.getByText('compareRoles', { exact: true }).first().click();
  await docs.getByText('The roles, at least two.').waitFor();
  expect(faults).toEqual([]);
});

/** GraphiQL makes each tab of a list item with two buttons in it; to a screen reader, what is inside a tab is not there. */
const knownOfGraphiql: readonly Known[] = [{ rule: 'nested-interactive', selector: '.graphiql-tab' }];

for (const dark of [false, true])
  browserTest(
    `the whole workbench can be read and worked by everybody, in the ${dark ? 'dark' : 'light'}`,
    async () => {
      const { page } = await visit('/graphql', { dark });
      const violations = () => seriousViolations(page, undefined, knownOfGraphiql);
      await shows(page, '.graphiql-query-editor').toContain('Which frameworks do both');
      await page.getByRole('button', { name: 'Execute query' }).click();
      await shows(page, '.result-window').toContain('Hugging Face Transformers');
      await page.locator('.measure > summary').click();
      await page.getByRole('heading', { name: 'Cypher' }).first().waitFor();
      expect(await violations()).toEqual([]);
      await page.getByText('Examples', { exact: true }).click();
      await page.getByRole('heading', { name: 'Pay' }).waitFor();
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      const docs = page.locator('.graphiql-doc-explorer');
      await docs.getByText('Query', { exact: true }).first().click();
      await docs.getByText('compareRoles', { exact: true }).waitFor();
      expect(await violations()).toEqual([]);
      await docs.getByText('compareRoles', { exact: true }).click();
      await docs.getByText('The roles, at least two.').waitFor();
      expect(await violations()).toEqual([]);
    },
  );

browserTest('a question of the explorer opens with its variables, and runs', async () => {
  const variables = JSON.stringify({ roles: ['ai-engineer', 'machine-learning-engineer'] });
  const query = 'query Linked($roles: [String!]!) { skillsSharedBy(roles: $roles) { totalCount } }';
  const { page } = await visit(`/graphql?${new URLSearchParams({ query, variables })}`);
  await page.getByRole('button', { name: 'Execute query' }).click();
  await shows(page, '.result-window').toContain('"totalCount": 17');
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
