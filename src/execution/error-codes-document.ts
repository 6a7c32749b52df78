import type { ErrorCodeDescription } from '@rolegraph/pothos-plugin-neo4j';
import { type ErrorCode, errorCodes } from './error-codes.ts';

const retries: Readonly<Record<ErrorCodeDescription['retry'], string>> = {
  changed: 'another request',
  later: 'the same request, later',
  never: 'not without the operator',
};

/** Gives the text of docs/errors.md, for `npm run error-codes`. */
export function errorCodesDocument(): string {
  const rows = (Object.entries(errorCodes) as [ErrorCode, ErrorCodeDescription][])
    .toSorted(([a], [other]) => (a < other ? -1 : 1))
    .map(
      ([code, { meaning, statuses, retry }]) =>
        `| \`${code}\` | ${statuses.join(', ')} | ${meaning} | ${retries[retry]} |`,
    );
  return [
    '# Error codes',
    '',
    '<!-- Written by `npm run error-codes` from src/execution/error-codes.ts. -->',
    '',
    'Every error has a code in `extensions.code`, and a message that says what was wrong and what would be right. A response that holds nothing but the error has the HTTP status below; an error beside data, or of a code without a status, comes with 200.',
    '',
    '| code | HTTP status | meaning | what may succeed |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
