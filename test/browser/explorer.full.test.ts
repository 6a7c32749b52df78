import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { model } from '../../schema/index.ts';
import { publishRelease } from '../../src/releases/index.ts';
import type { TestNeo4j } from '../support/neo4j.ts';
import { seriousViolations } from './accessibility.ts';
import { articleVisitors } from './article.ts';
import { browserTest } from './browser.ts';
import { readerOnly } from './reader.ts';
import { taken } from './taken.ts';

const visit = await articleVisitors(seedOther);

/** A small dataset beside the article's: one role of it has skills on record, another nothing at all. */
async function seedOther({ driver, database }: TestNeo4j): Promise<void> {
  await publishRelease(driver, {
    database,
    model,
    dataset: 'other',
    fingerprint: 'other',
    records: {
      nodes: [
        { type: 'Dataset', slug: 'other', properties: { name: 'Other', licence: 'CC0', credit: 'Made up.' } },
        { type: 'Role', slug: 'baker', properties: { name: 'Baker' } },
        { type: 'Role', slug: 'cook', properties: { name: 'Cook' } },
        { type: 'Role', slug: 'miller', properties: { name: 'Miller' } },
        { type: 'Skill', slug: 'kneading', properties: { name: 'Kneading' } },
        { type: 'Skill', slug: 'formula', properties: { name: '=1+1' } },
        { type: 'Skill', slug: 'full-width-formula', properties: { name: '＝1+1' } },
      ],
      relationships: [
        ['baker', 'kneading'],
        ['baker', 'formula'],
        ['baker', 'full-width-formula'],
        ['cook', 'kneading'],
      ].map(([role = '', skill = '']) => ({
        type: 'REQUIRES_SKILL',
        from: { type: 'Role', slug: role },
        to: { type: 'Skill', slug: skill },
        properties: {},
      })),
    },
  });
}

/** How many colours a picture has: one that failed has one. */
function coloursOf(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
      return new Set(new Uint32Array(pixels.buffer)).size;
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
}

/** Keeps a picture for the README where it is wanted: `npm run screenshots`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

browserTest('whoever opens the root page reads what the graph knows, and sees it', async () => {
  const page = await visit('/', { width: 1040, height: 580 });
  await page.getByText('423 things about work').waitFor();
  await page.getByText('1,172 facts').waitFor();
  await page.getByText('The most connected roles').waitFor();
  expect(await page.locator('.canvas canvas').count()).toBeGreaterThan(3);
  await picture(page, 'explorer');
  expect(await seriousViolations(page)).toEqual([]);
});

browserTest(
  'a search suggests names and aliases, and leads to facts, sections and contradictions',
  async () => {
    const page = await visit();
    await page.getByRole('combobox', { name: 'Search' }).fill('pytor');
    await page.getByRole('option', { name: 'PyTorch' }).click();
    await page.getByRole('heading', { name: 'PyTorch' }).waitFor();
    await page.getByText('The source disagrees with itself').waitFor();
    await page.getByRole('heading', { name: /facts?, as the source has them/ }).waitFor();
    expect(page.url()).toContain('#/entity?at=Framework/pytorch');
    expect(await seriousViolations(page)).toEqual([]);
  },
);

browserTest('a misspelt search finds what was meant', async () => {
  const page = await visit();
  await page.getByRole('combobox', { name: 'Search' }).fill('reinforcment lerning');
  await page.getByRole('option', { name: 'Reinforcement learning' }).first().waitFor();
});

browserTest('expanding goes on from entity to entity, and the back button comes back', async () => {
  const page = await visit('/#/entity?at=Framework/pytorch');
  await page.locator('.panel').getByRole('link', { name: 'ML frameworks' }).first().click();
  await page.getByRole('heading', { name: 'ML frameworks' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'PyTorch' }).waitFor();
});

browserTest('with the keyboard alone: search, choose, walk the picture, open what is there', async () => {
  const page = await visit();
  await page.getByText('423 things').waitFor();
  await page.getByRole('combobox', { name: 'Search' }).focus();
  await page.keyboard.type('pytor', { delay: 60 });
  await page.getByRole('option', { name: 'PyTorch' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'PyTorch' }).waitFor();
  await page.getByText('Click a node to expand it').waitFor();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('Enter opens it.').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('open=');
});

const deepLinks: readonly (readonly [name: string, link: string, says: string])[] = [
  ['compare', 'compare?one=ai-engineer&other=machine-learning-engineer', 'share'],
  ['project', 'project?project=generative-ai-projects', 'Generative AI projects:'],
  ['gap', 'gap?from=machine-learning-engineer&to=ai-engineer', '10 skills to learn'],
  ['path', 'path?from=Framework/pytorch&to=Role/ai-engineer', 'steps apart'],
  ['pay', 'pay', '18 figures from'],
  ['pay-of-two', 'pay?one=ai-engineer&other=machine-learning-engineer', '3 of 15 rows compare'],
  ['trend', 'trend?trend=generative-ai', 'affects'],
];

for (const [name, link, says] of deepLinks) {
  browserTest(`the view ${name} opens by its link, answers, and shows its GraphQL`, async () => {
    const page = await visit(`/#/${link}`);
    await page.locator('.answer .lead', { hasText: says }).waitFor();
    await page.locator('svg.diagram').waitFor();
    await page.getByText('The GraphQL behind this').locator('visible=true').click();
    expect(await page.locator('.answer pre code').first().innerText()).toContain('query');
    const graphiql = await page
      .getByRole('link', { name: 'Open in GraphiQL' })
      .locator('visible=true')
      .getAttribute('href');
    expect(graphiql).toMatch(/^\/graphql\?query=/);
    await page.getByText('The GraphQL behind this').locator('visible=true').click();
    if (name === 'compare') await picture(page, name);
    expect(await seriousViolations(page)).toEqual([]);
  });
}

browserTest('answers are taken along as CSV, JSON and PNG', async () => {
  const page = await visit('/#/gap?from=machine-learning-engineer&to=ai-engineer');
  const take = (button: string) => taken(page, page.locator('.answer').getByRole('button', { name: button }));
  const table = await take('CSV');
  expect(table.name).toBe('gap.csv');
  const [columns, ...rows] = table.content.toString().trimEnd().split('\r\n');
  expect(columns).toMatch(/^skill,held,level,heldLevel,strength,sections/);
  expect(rows.filter((row) => row.includes(',to learn,')).length).toBe(10);
  const answer = await take('JSON');
  expect(answer.name).toBe('gap.json');
  expect(JSON.parse(answer.content.toString())).toMatchObject({ skillGap: { missing: expect.any(Array) } });
  const diagram = await take('PNG');
  expect(diagram.name).toBe('gap.png');
  expect(await coloursOf(page, diagram.content)).toBeGreaterThan(5);
});

browserTest('the picture and what is told of an entity are taken along as well', async () => {
  const page = await visit('/#/entity?at=Framework/pytorch');
  await page.getByText('Click a node to expand it').waitFor();
  const take = (button: string) => taken(page, page.getByRole('button', { name: button }));
  const drawn = await take('Save the picture as PNG');
  expect(drawn.name).toBe('graph.png');
  expect(await coloursOf(page, drawn.content)).toBeGreaterThan(5);
  const statements = await take('Save the statements shown as CSV');
  expect(statements.content.toString()).toContain('Machine Learning Engineer,Role,USES,PyTorch,Framework');
  const shown = JSON.parse((await take('Save what is shown as JSON')).content.toString());
  expect(JSON.stringify(shown)).toContain('machine-learning-engineer');
  const facts = await taken(page, page.locator('.panel').getByRole('button', { name: 'CSV' }));
  expect(facts.name).toBe('pytorch.csv');
  expect(facts.content.toString().trimEnd().split('\r\n').length).toBeGreaterThan(2);
});

browserTest('all facts are taken along, also those that the page has not shown yet', async () => {
  const page = await visit('/#/entity?at=Role/ai-engineer');
  const heading = await page.getByText(/^\d+ facts, as the source has them$/).textContent();
  const total = Number.parseInt(heading ?? '', 10);
  expect(total).toBeGreaterThan(25);
  const take = (button: string) => taken(page, page.locator('.panel').getByRole('button', { name: button }));
  const table = parse((await take('CSV')).content, { columns: true });
  expect(table).toHaveLength(total);
  const { facts } = JSON.parse((await take('JSON')).content.toString());
  expect(facts).toMatchObject({ totalCount: total, pageInfo: { hasNextPage: false } });
  expect(facts.nodes).toHaveLength(total);
});

browserTest('names that a spreadsheet would execute are text in what is taken along', async () => {
  const page = await visit('/#/gap?dataset=other&from=cook&to=baker');
  const { content } = await taken(page, page.locator('.answer').getByRole('button', { name: 'CSV' }));
  const skills = (parse(content, { columns: true }) as { skill: string }[]).map(({ skill }) => skill);
  expect(skills.toSorted()).toEqual(["'=1+1", "'＝1+1", 'Kneading']);
});

browserTest('a link that is copied opens the same view again', async () => {
  const page = await visit('/#/gap');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('combobox', { name: 'From role' }).fill('machine');
  await page.getByRole('option', { name: /^Machine Learning Engineer/ }).click();
  await page.getByRole('combobox', { name: 'To role' }).fill('AI eng');
  await page.getByRole('option', { name: /^AI Engineer(?! vs)/ }).click();
  await page.locator('.answer .lead', { hasText: '10 skills to learn' }).waitFor();
  await page.getByRole('button', { name: 'Copy link' }).locator('visible=true').click();
  await page.getByText('The link is copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await page.context().newPage();
  await other.goto(link);
  await other.locator('.answer .lead', { hasText: '10 skills to learn' }).waitFor({ timeout: 80_000 });
});

browserTest('a server that is gone is told of in plain words, and trying again helps', async () => {
  const page = await visit();
  await page.getByText('423 things').waitFor();
  await page.route('**/graphql', (route) => route.abort());
  await page.getByRole('link', { name: 'Pay by source' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('18 figures from').waitFor();
});

browserTest('a link to something that is not there says so', async () => {
  const page = await visit('/#/entity?at=Skill/telepathy');
  await page.getByText('knows nothing called “telepathy”').or(page.getByText('There is no answer')).waitFor();
});

browserTest('on a phone nothing is wider than the screen, and it can be read in the dark', async () => {
  const page = await visit('/#/entity?at=Role/ai-engineer', { width: 390, height: 800, dark: true });
  await page.getByRole('heading', { name: 'AI Engineer' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousViolations(page)).toEqual([]);
});

browserTest('a view of wide tables scrolls within a phone, and the page does not', async () => {
  const page = await visit('/#/pay?one=ai-engineer&other=machine-learning-engineer', {
    width: 390,
    height: 800,
  });
  await page.getByRole('table', { name: 'Figures' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

browserTest(
  'a project whose skills nobody tells is said to be unknown, with the role that it suits',
  async () => {
    const page = await visit('/#/project?project=fraud-detection');
    await page.locator('.lead', { hasText: 'is not on record: that is unknown, not none.' }).waitFor();
    await page.getByRole('table', { name: 'Who should build it' }).waitFor();
  },
);

browserTest('several datasets stand side by side, and links keep the one that was chosen', async () => {
  const page = await visit();
  await page.getByLabel('Dataset').selectOption({ label: 'Other' });
  await page.getByText('6 things about work').waitFor();
  await page.getByRole('link', { name: 'Skill gap' }).click();
  expect(page.url()).toContain('gap?dataset=other');
  await page.getByRole('combobox', { name: 'From role' }).fill('mil');
  await page.getByRole('option', { name: 'Miller' }).click();
  await page.getByRole('combobox', { name: 'To role' }).fill('bak');
  await page.getByRole('option', { name: 'Baker' }).click();
  // Unknown is not none: the miller's skills are not on record.
  await page.getByText('No skills are on record for the role that one comes from').waitFor();
  await page.goto(page.url().replace(/#.*/, '#/compare?dataset=other&one=baker&other=miller'));
  await page.getByText('how alike is unknown').first().click();
  await page.getByText('unknown: nothing is on record').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.goBack();
  await page.goBack();
  await expect.poll(() => page.getByLabel('Dataset').inputValue()).toBe('other');
});

browserTest('a deep link fills its fields with real names', async () => {
  const page = await visit('/#/compare?one=ai-engineer&other=machine-learning-engineer');
  await expect
    .poll(() => page.getByRole('combobox', { name: 'One role' }).inputValue(), { timeout: 30_000 })
    .toBe('AI Engineer');
});

browserTest('a figure about pay tells whose it is and of when', async () => {
  const page = await visit('/#/pay');
  await page.locator('.lead', { hasText: '18 figures from 5 sources' }).waitFor();
  const figures = page.getByRole('table', { name: 'Figures' });
  const percentile = figures.getByRole('row').filter({ hasText: 'Salary.com' }).filter({ hasText: /25th/ });
  await expect.poll(() => percentile.innerText()).toContain('AI Engineer, AI Engineer V');
  await expect
    .poll(() =>
      figures
        .getByRole('row', { name: /Built In.*base/ })
        .first()
        .innerText(),
    )
    .toContain('2025');
});

browserTest('pay that does not compare says why, in words', async () => {
  const page = await visit('/#/pay?one=ai-engineer&other=machine-learning-engineer');
  const gaps = page.getByRole('table', { name: 'Who earns more' });
  await gaps.getByText('+21,218 USD').waitFor();
  await gaps.getByText('unknown: Of the other role only other sources report').first().waitFor();
  await gaps.getByText('The total is not the sum of its parts.').waitFor();
});

interface Found {
  /** What the picture has told meanwhile. */
  readonly told: readonly string[];
  /** Places where the mouse stood on a node. */
  readonly nodes: readonly { readonly x: number; readonly y: number }[];
}

/** Moves the mouse over the picture, row by row and two pixels at a time, until what it has come upon is enough. */
async function sweep(page: Page, enough: (found: Found) => boolean): Promise<Found> {
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('there is no picture');
  const watch = await page.evaluateHandle(() => {
    const found: { told: string[]; nodes: { x: number; y: number }[] } = { told: [], nodes: [] };
    const hint = document.querySelector('.hint');
    const picture = document.querySelector<HTMLElement>('[role=application]');
    if (!hint || !picture) return found;
    new MutationObserver(() => found.told.push(hint.textContent ?? '')).observe(hint, { childList: true });
    picture.addEventListener('mousemove', ({ clientX: x, clientY: y }) => {
      if (picture.style.cursor === 'pointer') found.nodes.push({ x, y });
    });
    return found;
  });
  for (let row = 0.1; row < 0.9; row += 0.03) {
    const y = box.y + box.height * row;
    await page.mouse.move(box.x + 20, y);
    await page.mouse.move(box.x + box.width - 20, y, { steps: Math.round(box.width / 2) });
    const found = await watch.jsonValue();
    if (enough(found)) return found;
  }
  throw new Error('nothing was found under the mouse');
}

browserTest(
  'the mouse finds what a line says and how strongly, and a click goes on from a node',
  async () => {
    const page = await visit('/#/entity?at=Framework/pytorch');
    await page.getByText('Click a node to expand it').waitFor();
    const line = (text: string) =>
      / — [a-z ]+ → .+\. (Stated|Both|Primary|Secondary|Example|Qualified|Implied|Inferred): /.test(text);
    const { nodes } = await sweep(page, ({ told, nodes }) => told.some(line) && nodes.length > 1);
    const before = page.url();
    for (const { x, y } of nodes.toReversed()) {
      await page.mouse.move(x, y);
      await page.mouse.click(x, y);
      if (page.url() !== before) break;
    }
    await expect.poll(() => page.url()).not.toBe(before);
    await page.goBack();
    expect(page.url()).toBe(before);
  },
);

browserTest('a server that wants to know who asks is told once, and then answers', async () => {
  const { key, config } = readerOnly();
  const page = await visit('/#/pay', { config });
  await page.getByText('Say who you are').waitFor();
  await page.getByLabel('Key or token').fill(readerOnly().key);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('is not known here').waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByLabel('Key or token').fill(key);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('18 figures from').waitFor();
  expect(page.url()).not.toContain(key);
  await page.getByRole('link', { name: 'Trend impact' }).click();
  await page.getByText('Choose above').waitFor();
});
