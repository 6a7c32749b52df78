import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A violation that is not ours to mend: axe's rule, and the elements that it is known of. */
export interface Known {
  readonly rule: string;
  readonly selector: string;
}

/**
 * What keeps people out of a page, or of the part of it that a selector names: serious and critical, by axe's measure.
 *
 * @param known What is left out of it.
 */
export async function seriousViolations(
  page: Page,
  within?: string,
  known: readonly Known[] = [],
): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ({ within, known }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(within ?? document);
      const isKnown = (id: string, target: string) =>
        known.some(({ rule, selector }) => rule === id && document.querySelector(target)?.matches(selector));
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes
            .filter(({ target }) => !isKnown(id, String(target)))
            .map(({ html }) => `${id}: ${html.slice(0, 120)}`),
        );
    },
    { within, known },
  );
}
