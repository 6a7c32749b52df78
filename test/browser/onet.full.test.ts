import { expect, vi } from 'vitest';
import { graphParts } from '../http/article.ts';
import { publicData } from '../import/shared/raw.ts';
import { taxonomyNeo4j } from '../support/neo4j.ts';
import { describeWith } from '../support/requirements.ts';
import { browserTest } from './browser.ts';
import { taken } from './taken.ts';
import { visitors } from './visit.ts';

vi.setConfig({ testTimeout: 240_000 });

describeWith(publicData, 'on O*NET as it is published (in ../shared/data) the explorer', async () => {
  const neo4j = await taxonomyNeo4j('onet');
  const visit = visitors(() => graphParts(neo4j, 60_000, 'onet'));

  browserTest('finds an occupation, and draws what is near it and no more', async () => {
    const page = await visit();
    const answers: number[] = [];
    page.on('response', async (response) => answers.push((await response.body()).length));
    await page.getByText('The most connected roles').waitFor();
    await page.getByRole('combobox', { name: 'Search' }).fill('registered nur');
    await page.getByRole('option', { name: 'Registered Nurses' }).first().click();
    await page.getByRole('heading', { name: 'Registered Nurses' }).waitFor();
    await page.getByText('Click a node to expand it').waitFor();
    const shown = await taken(page, page.getByRole('button', { name: 'Save what is shown as JSON' }));
    const { nodes } = JSON.parse(shown.content.toString());
    expect(nodes.length).toBeGreaterThan(20);
    expect(nodes.length).toBeLessThan(300);
    // What is near 250 things, with the evidence of each line; the graph would be a hundred times as much.
    expect(Math.max(...answers)).toBeLessThan(2_000_000);
  });

  browserTest('compares two occupations, which share 60 technologies', async () => {
    const page = await visit('/#/compare?one=15-2051.00&other=15-1252.00');
    await page
      .locator('.answer .lead', { hasText: 'Data Scientists and Software Developers share' })
      .waitFor();
    const { content } = await taken(page, page.locator('.answer').getByRole('button', { name: 'CSV' }));
    expect(
      content
        .toString()
        .split('\r\n')
        .filter((row) => row.startsWith('FRAMEWORKS,both,')).length,
    ).toBe(60);
  });

  browserTest('finds the way between two occupations', async () => {
    const page = await visit('/#/path?from=Role/15-2051.00&to=Role/29-1141.00');
    await page.locator('.answer .lead', { hasText: 'steps apart' }).waitFor();
  });
});
