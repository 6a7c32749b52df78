import type { Page } from 'playwright-core';

/** How long the page let its reader wait for the next frame, in milliseconds. */
export interface Gaps {
  readonly frames: number;
  readonly median: number;
  readonly p95: number;
}

/** Measures the gaps between frames while something is done to the page. */
export async function gapsWhile(page: Page, act: () => Promise<void>): Promise<Gaps> {
  const watch = await page.evaluateHandle(() => {
    const seen = { gaps: [] as number[], over: false };
    let last = performance.now();
    requestAnimationFrame(function frame() {
      const now = performance.now();
      seen.gaps.push(now - last);
      last = now;
      if (!seen.over) requestAnimationFrame(frame);
    });
    return seen;
  });
  await act();
  const { gaps } = await watch.evaluate((seen) => {
    seen.over = true;
    return seen;
  });
  gaps.sort((a, b) => a - b);
  const at = (share: number) => Math.round(gaps[Math.floor(gaps.length * share)] ?? Number.NaN);
  return { frames: gaps.length, median: at(0.5), p95: at(0.95) };
}
