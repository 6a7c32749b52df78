import { z } from 'zod';
import { areNetworks } from '../auth/client-address.ts';
import { everyRole, type PerRole } from '../auth/index.ts';
import { bytes, count, onOff } from './kinds.ts';
import { perRoleValues, perRoleVariables } from './per-role.ts';

/** The limits of one operation, and of all together. */
export const limitVariables = {
  BODY_LIMIT: bytes.default(256 * 1024).describe('the largest request body in bytes, such as 256kb or 1mb'),
  TOKEN_LIMIT: count(100, 100_000)
    .default(5000)
    .describe('the most tokens of a document, from 100 to 100000, such as 5000'),
  ALIAS_LIMIT: count(0, 10_000)
    .default(200)
    .describe('the most aliases of an operation, from 0 to 10000, such as 200'),
  DIRECTIVE_LIMIT: count(0, 10_000)
    .default(100)
    .describe('the most directives of an operation, from 0 to 10000, such as 100'),
  ...perRoleVariables(
    'COST_LIMIT',
    count(1, 1_000_000_000),
    'the most values that an answer may have to be made of, from 1 to 1000000000, such as 1000000',
  ),
  ...perRoleVariables('RESULT_LIMIT', bytes, 'the largest answer in bytes, such as 20mb'),
  ...perRoleVariables(
    'STATEMENT_TIMEOUT',
    z.coerce.number().positive().max(3600),
    'the seconds that one statement may take in Neo4j, more than 0 and at most 3600, such as 30',
  ),
  REQUEST_DEADLINE: z.coerce
    .number()
    .positive()
    .max(7200)
    .optional()
    .describe(
      'the seconds that one request may take in all, waiting included, more than 0 and at most 7200, such as 40; the longest STATEMENT_TIMEOUT and QUEUE_PATIENCE and 5 where it is not set',
    ),
  SHUTDOWN_GRACE: z.coerce
    .number()
    .min(0)
    .max(7200)
    .optional()
    .describe(
      'the seconds, from 0 to 7200, in which accepted requests may finish when the server ends, such as 42; REQUEST_DEADLINE and 2 where it is not set',
    ),
  MAX_CONNECTIONS: count(1, 100_000)
    .default(2000)
    .describe('the connections that may be open at a time, from 1 to 100000, such as 2000'),
  UNSENT_LIMIT: bytes
    .default(256 * 1024 ** 2)
    .describe('the largest sum of responses that wait for their clients to read, in bytes, such as 256mb'),
  CONCURRENCY: count(1, 1000)
    .default(48)
    .describe('the statements that may be under way at a time, from 1 to 1000, such as 48'),
  CONCURRENCY_ANONYMOUS: count(1, 1000)
    .optional()
    .describe(
      'the statements of all callers without key or token that may be under way at a time, from 1 to 1000, such as 32',
    ),
  CONCURRENCY_READER: count(1, 1000)
    .optional()
    .describe(
      'the statements of all callers but administrators that may be under way at a time, from 1 to 1000, such as 44',
    ),
  ...perRoleVariables(
    'CALLER_CONCURRENCY',
    count(1, 1000),
    'the statements of one caller that may be under way at a time, from 1 to 1000, such as 16',
  ),
  QUEUE_LIMIT: count(0, 100_000)
    .default(500)
    .describe('the operations that may wait for their turn, from 0 to 100000, such as 500'),
  QUEUE_PATIENCE: z.coerce
    .number()
    .positive()
    .max(600)
    .default(5)
    .describe('the seconds that an operation waits for its turn, more than 0 and at most 600, such as 5'),
  ...perRoleVariables(
    'RATE_LIMIT',
    count(0, 1_000_000),
    'the requests a minute of one caller, such as 300; 0 for no limit',
  ),
  ...perRoleVariables(
    'DATABASE_SECONDS',
    count(0, 1_000_000),
    'the seconds of the database that one caller may take in a minute, such as 120; 0 for no limit',
  ),
  LIMIT_MODE: z
    .enum(['enforce', 'warn'])
    .default('enforce')
    .describe(
      'enforce, or warn: then what is beyond COST_LIMIT, DATABASE_SECONDS or RATE_LIMIT is answered, logged and counted',
    ),
  TRUSTED_PROXIES: z
    .string()
    .default('0')
    .transform(trustedProxies)
    .refine((proxies) => proxies !== undefined)
    .describe(
      'whose `x-forwarded-for` is believed: how many proxies of yours stand in front, from 0 to 10, or a comma-separated list of their addresses and networks, such as 10.0.0.0/8,loopback',
    ),
  RESPONSE_CACHE: bytes
    .default(64 * 1024 ** 2)
    .describe('the memory for answers that are kept, such as 64mb; 0 keeps none'),
  COMPRESSION: onOff
    .default(true)
    .describe('on or off: whether answers are compressed for clients that ask for it'),
};

type Values = z.infer<z.ZodObject<typeof limitVariables>>;

/** Seconds that a request needs beside its statements and its time in the queue. */
const processingSeconds = 5;

/** Seconds between the deadline of the last request and the end of the server. */
const closingSeconds = 2;

export function limitSettings(
  values: Values,
  production: boolean,
  introspection: 'anonymous' | 'reader' | 'admin' | 'none',
) {
  const statementSeconds = perRoleValues(values, 'STATEMENT_TIMEOUT', everyRole(30));
  const longestStatement = Math.max(...Object.values(statementSeconds));
  const requestDeadlineSeconds =
    values.REQUEST_DEADLINE ?? longestStatement + values.QUEUE_PATIENCE + processingSeconds;
  return {
    maxBodyBytes: values.BODY_LIMIT,
    requestDeadlineMs: requestDeadlineSeconds * 1000,
    shutdownGraceMs: (values.SHUTDOWN_GRACE ?? Math.max(10, requestDeadlineSeconds + closingSeconds)) * 1000,
    maxConnections: values.MAX_CONNECTIONS,
    maxUnsentBytes: values.UNSENT_LIMIT,
    /** The longest of any role, for statements of several callers. */
    statementTimeoutMs: longestStatement * 1000,
    documents: Object.freeze({
      tokens: values.TOKEN_LIMIT,
      aliases: values.ALIAS_LIMIT,
      directives: values.DIRECTIVE_LIMIT,
    }),
    operations: Object.freeze({
      maxCost: perRoleValues(values, 'COST_LIMIT', everyRole(1_000_000)),
      maxResultBytes: perRoleValues(values, 'RESULT_LIMIT', everyRole(20 * 1024 ** 2)),
      databaseSeconds: perRoleValues(values, 'DATABASE_SECONDS', {
        anonymous: production ? 120 : 0,
        reader: production ? 600 : 0,
        admin: 0,
      }),
      statementTimeoutsMs: inMilliseconds(statementSeconds),
      introspection,
      maxRunning: values.CONCURRENCY,
      maxRunningOfRoles: Object.freeze({
        anonymous: values.CONCURRENCY_ANONYMOUS,
        reader: values.CONCURRENCY_READER,
      }),
      maxRunningPerCaller: perRoleValues(values, 'CALLER_CONCURRENCY', everyRole(undefined)),
      maxQueued: values.QUEUE_LIMIT,
      queueTimeoutMs: values.QUEUE_PATIENCE * 1000,
      responseCacheBytes: values.RESPONSE_CACHE,
    }),
    rateLimits: perRoleValues(values, 'RATE_LIMIT', {
      anonymous: production ? 300 : 0,
      reader: production ? 3000 : 0,
      admin: 0,
    }),
    limitMode: values.LIMIT_MODE,
    proxies: values.TRUSTED_PROXIES ?? 0,
    compression: values.COMPRESSION,
  } as const;
}

function inMilliseconds({ anonymous, reader, admin }: PerRole<number>): PerRole<number> {
  return Object.freeze({ anonymous: anonymous * 1000, reader: reader * 1000, admin: admin * 1000 });
}

/** @returns Undefined for other text than a number of proxies or a list of networks. */
function trustedProxies(text: string): number | readonly string[] | undefined {
  if (/^(\d|10)$/.test(text)) return Number(text);
  const networks = text.split(',').map((item) => item.trim());
  return !/^\d+$/.test(text) && areNetworks(networks) ? Object.freeze(networks) : undefined;
}
