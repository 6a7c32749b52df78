import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { type Requirement, testWith } from '../support/requirements.ts';

/** Debian's name for it, and those of other systems. */
const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where the browser of this machine is; undefined where there is none. */
const browserPath = candidates.find((path) => path !== undefined && existsSync(path));

export const chromiumInstalled: Requirement = {
  met: browserPath !== undefined,
  missing: 'no Chromium is installed; install it, or set CHROMIUM to its path',
};

/** A test that needs a browser. */
export const browserTest = testWith(chromiumInstalled);

/** Starts the browser of this machine, without the traffic of its own that would hide what a page asks for. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath ?? '',
    args: [
      '--no-sandbox',
      // Drawn by the processor, WebGL too: there is no screen.
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
