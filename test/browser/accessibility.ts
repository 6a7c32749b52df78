import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What keeps people out of a page, or of the part of it that a selector names: serious and critical, by axe's measure. */
export async function seriousViolations(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (within) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(within ?? document);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }, within);
}
