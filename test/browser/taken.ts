import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

/** What a click on a button saves. */
export async function taken(page: Page, button: Locator): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}
