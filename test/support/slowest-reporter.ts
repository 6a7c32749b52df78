import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const shown = 15;

/** Prints the slowest test files of a run, with all that a file takes: its imports, its Neo4j, its tests. */
export default class SlowestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= shown) return;
    const files = modules
      .map((module) => ({ path: relative(process.cwd(), module.moduleId), seconds: secondsOf(module) }))
      .toSorted((a, b) => b.seconds - a.seconds);
    const sum = files.reduce((total, { seconds }) => total + seconds, 0);
    console.log(
      `The slowest ${shown} of ${files.length} test files, which took ${sum.toFixed(0)} s one by one:`,
    );
    for (const { path, seconds } of files.slice(0, shown))
      console.log(`${seconds.toFixed(1).padStart(8)} s  ${path}`);
    console.log();
  }
}

function secondsOf(module: TestModule): number {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } =
    module.diagnostic();
  return (environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration) / 1000;
}
