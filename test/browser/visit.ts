import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { ServerParts } from '../../src/http/server.ts';
import { startServer } from '../http/fixture.ts';
import { chromiumInstalled, startBrowser } from './browser.ts';

interface Visitor {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly config?: ServerParts['config'];
}

/**
 * Starts a browser for a test file, and gives how to open the page as a new visitor. Whatever happens there, it asks nobody else and
 * writes no error to the console.
 *
 * @param open Fills the graph; gives what the server needs to answer from it.
 */
export function visitors(open: () => Promise<Partial<ServerParts>>) {
  let browser: Browser;
  let parts: Partial<ServerParts>;
  beforeAll(async () => {
    if (!chromiumInstalled.met) return;
    parts = await open();
    browser = await startBrowser();
  }, 300_000);
  afterAll(() => browser?.close());

  return async function visit(
    path = '/',
    { width = 1100, height = 700, dark = false, config = {} }: Visitor = {},
  ): Promise<Page> {
    const { url } = await startServer({}, { ...parts, config });
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(80_000);
    const wrong: string[] = [];
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${url}/`))
        wrong.push(request.url());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      // A browser reports by itself a server that it cannot reach, or that asks who it is.
      const expected = ['net::ERR_FAILED', ...(config.identity ? ['401'] : [])];
      if (message.type() === 'error' && !expected.some((text) => message.text().includes(text)))
        wrong.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      expect(wrong).toEqual([]);
    });
    await page.goto(url + path);
    return page;
  };
}
