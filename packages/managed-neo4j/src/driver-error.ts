import { Neo4jError } from 'neo4j-driver';

/** Neo4j's failures and their remedies, by the beginning of the error's code. */
const remedies: readonly (readonly [codes: readonly string[], what: string, remedy: string])[] = [
  [
    [
      'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
      'Neo.TransientError.General.TransactionOutOfMemoryError',
      'Neo.TransientError.General.OutOfMemoryError',
    ],
    'Neo4j has too little memory for a transaction',
    'Raise NEO4J_MANAGED_HEAP, or `db.memory.transaction.max` of your own Neo4j; other statements may have taken the memory, so trying again may help too.',
  ],
  [
    ['ServiceUnavailable', 'SessionExpired'],
    'The connection to Neo4j broke',
    'Check that Neo4j is running, then try again.',
  ],
  [
    ['Neo.TransientError.General.DatabaseUnavailable', 'Neo.ClientError.General.DatabaseUnavailable'],
    'The database is not available',
    'Check its state and its logs, restart Neo4j where it asks for that, then try again.',
  ],
  [
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'Neo.ClientError.Transaction.LockClientStopped'],
    'Neo4j ended a transaction that took longer than its settings allow',
    'Raise `db.transaction.timeout` and `db.lock.acquisition.timeout` of your Neo4j, then try again.',
  ],
  [
    ['Neo.ClientError.Transaction.Terminated', 'Neo.TransientError.Transaction.Terminated'],
    'The transaction was ended from outside',
    'Nothing is wrong with the data: try again.',
  ],
  [
    ['Neo.TransientError.', 'Neo.ClientError.Cluster.'],
    'Neo4j could not run a statement at the moment',
    'Try again.',
  ],
  [
    ['Neo.ClientError.Security.'],
    'Neo4j does not let the user do this',
    'Give the user of NEO4J_USERNAME the right to read, to write and to change the schema of the database.',
  ],
];

const anythingElse = [
  'Neo4j could not run a statement',
  "What led to it is in Neo4j's logs; where the disk is full or the store damaged, mend that first.",
] as const;

/**
 * Describes an error of the driver for the user of a command: the failure, Neo4j's own words and the remedy.
 *
 * @returns undefined for anything else that was thrown.
 * @example
 * ```ts
 * import { describeDriverError } from '@rolegraph/managed-neo4j/driver-error';
 * import { Neo4jError } from 'neo4j-driver';
 *
 * const ended = new Neo4jError('It was killed.', 'Neo.ClientError.Transaction.Terminated', '25N01', 'It ended.');
 * describeDriverError(ended);
 * // => 'The transaction was ended from outside (It was killed; Neo.ClientError.Transaction.Terminated). Nothing is wrong with the data: try again.'
 * describeDriverError(new TypeError('no')); // => undefined
 * ```
 */
export function describeDriverError(thrown: unknown): string | undefined {
  if (!(thrown instanceof Neo4jError)) return undefined;
  const entry = remedies.find(([codes]) => codes.some((code) => thrown.code.startsWith(code)));
  const [what, remedy] = entry ? [entry[1], entry[2]] : anythingElse;
  const words = thrown.message.split('\n', 1)[0]?.trim().replace(/\.$/, '');
  return `${what} (${words}; ${thrown.code}). ${remedy}`;
}
