// Adds up JSON reports of Vitest: `node .ci/counts.mjs <report>…` prints "<passed> <failed> <skipped>", and tells on stderr which tests were
// skipped, and which failed and how, so that they are at the end of the output too.
// A file without a single test counts as a skipped one, a file that could not be run and a missing report as a failed one.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const path of process.argv.slice(2)) {
  for (const { name, status, message, assertionResults } of testFilesOf(path)) {
    const file = relative(process.cwd(), name);
    const failures = assertionResults.filter((test) => test.status === 'failed');
    const failed = failures.length;
    for (const { fullName, failureMessages } of failures)
      console.error(`failed: ${file}: ${fullName}\n  ${failureMessages.join('\n').slice(0, 1500)}`);
    if (failed === 0 && status === 'failed')
      console.error(`failed: ${file}: ${message ?? ''}`.slice(0, 1500));
    counts.passed += assertionResults.filter((test) => test.status === 'passed').length;
    counts.failed += failed === 0 && status === 'failed' ? 1 : failed;
    const skipped = assertionResults.filter((test) => !['passed', 'failed'].includes(test.status));
    const titles = skipped.map((test) => test.fullName);
    if (assertionResults.length === 0 && status !== 'failed') titles.push('(no test at all)');
    counts.skipped += titles.length;
    for (const title of titles) console.error(`skipped: ${file}: ${title}`);
  }
}
console.log(counts.passed, counts.failed, counts.skipped);

function testFilesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch (error) {
    console.error(`There is no report of the tests: ${error.message}`);
    return [{ name: path, status: 'failed', assertionResults: [] }];
  }
}
