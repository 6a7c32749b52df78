import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { articleVisitors } from './article.ts';
import { browserTest } from './browser.ts';

const visit = await articleVisitors();

/** Types into a field, and clicks the suggestion that says this. */
async function choose(page: Page, field: string, typed: string, suggestion: RegExp): Promise<void> {
  const input = page.getByRole('combobox', { name: field, exact: true });
  await input.click();
  await input.pressSequentially(typed);
  await page.getByRole('option', { name: suggestion }).first().click();
}

/** The rows of the table under a heading, each with its cells. */
async function table(page: Page, heading: string): Promise<string[][]> {
  const found = page.locator('.answer').getByRole('table', { name: heading });
  await found.waitFor();
  return found
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
    );
}

browserTest('a new user finds five answers about the article by clicks and typing alone', async () => {
  const page = await visit('/', { width: 1280, height: 800 });
  await page.getByText('423 things about work').waitFor();

  // What does an AI engineer lack as a machine learning engineer?
  await page.getByRole('link', { name: 'What would somebody in one role have to learn' }).click();
  await choose(page, 'From role', 'ai eng', /^AI Engineer/);
  await choose(page, 'To role', 'ml', /^Machine Learning Engineer/);
  await page.locator('.answer .lead', { hasText: /55.%.*14 skills to learn/ }).waitFor();
  expect((await table(page, 'To learn (14)')).map(([skill]) => skill)).toEqual([
    'Automation',
    'Data-driven optimization',
    'Data preparation',
    'Efficiency',
    'Feature engineering',
    'ML frameworks for training and deployment',
    'Model deployment',
    'Model diagnosis and fine-tuning',
    'Model monitoring',
    'Model retraining',
    'Model training',
    'Performance optimization',
    'Reproducibility',
    'Version control',
  ]);

  // Who earns more, by which source, and why does not every source tell?
  await page.getByRole('link', { name: 'Pay by source' }).click();
  await choose(page, 'One role', 'ai eng', /^AI Engineer/);
  await choose(page, 'The other role', 'ml', /^Machine Learning Engineer/);
  await page.locator('.answer .lead', { hasText: '3 of 15 rows compare' }).waitFor();
  const pay = await table(page, 'Who earns more, where that compares');
  const payBy = (measure: string, source: string) =>
    pay.filter((row) => row[0] === measure && row[1] === source).flatMap((row) => row.slice(3));
  expect(payBy('Average salary', 'Built In').slice(0, 3)).toEqual([
    '179,365 USD',
    '158,147 USD',
    '+21,218 USD (+13.4 %)',
  ]);
  expect(payBy('Additional cash', 'Built In')[2]).toContain('-9,244 USD');
  const [, , total, remarks] = payBy('Total compensation', 'Built In');
  expect(total).toContain('+9,206 USD');
  expect(remarks).toContain('That makes 202,166, but the total is printed as 204,934');
  expect(payBy('Base salary', 'Glassdoor').slice(0, 3)).toEqual([
    'no such figure',
    '156,212 USD',
    'unknown: Of the other role only other sources report this statistic.',
  ]);

  // What does federated learning change? Its effects on roles are in the view, what it leads to one click further.
  await page.getByRole('link', { name: 'Trend impact' }).click();
  await choose(page, 'Trend', 'federated', /^Federated learning/);
  await page.locator('.answer .lead', { hasText: 'Federated learning affects 2 roles' }).waitFor();
  expect((await table(page, 'What it changes')).map((row) => row.slice(0, 2))).toEqual([
    ['affects', 'AI Engineer'],
    ['affects', 'Machine Learning Engineer'],
    ['drives', 'Fading role boundaries'],
  ]);
  await page.locator('svg.diagram').getByRole('link', { name: 'Federated learning' }).click();
  const panel = page.locator('.panel');
  await panel.getByRole('heading', { name: 'Federated learning' }).waitFor();
  await panel.getByText('leads to Distributed model training across devices and teams').waitFor();
  await panel.getByText('mitigates Data privacy').waitFor();

  // How are chatbots and healthcare connected? Through whom they suit, told from one end to the other.
  await page.getByRole('link', { name: 'Path between' }).click();
  await choose(page, 'From', 'chatbots', /^Chatbots.*project type/s);
  await choose(page, 'To', 'healthcare', /^Healthcare/);
  await page.locator('.answer .lead', { hasText: 'They are 2 steps apart, in 1 way.' }).waitFor();
  const way = page.locator('.answer .paths li').locator('visible=true');
  expect(await way.innerText()).toMatch(
    /^Chatbots – suits → .*S7.*AI Engineer – impacts → .*S0.*Healthcare$/s,
  );

  // Whose work are recommendations? The source gives them to one role, to the other, and to both.
  await choose(page, 'Search', 'recommendation', /^Recommendation algorithms/);
  await panel.getByRole('heading', { name: 'Recommendation algorithms' }).waitFor();
  await panel.getByText('The source disagrees with itself (role conflict)').waitFor();
  await panel.getByText('S7.T gives the algorithms to ML engineers').waitFor();
  await panel.getByText('suits Machine Learning Engineer').waitFor();
});
