import { everyRole, type IdentitySettings, type PerRole, type TrustedProxies } from '../../auth/index.ts';
import type { LimitMode, OperationSettings } from '../../execution/index.ts';

/** Settings of the HTTP side. */
export interface HttpSettings {
  /** Names that the server is reached by beside `localhost` and its addresses, or `*` for any. */
  readonly allowedHosts: readonly string[];
  /** Exact origins of pages that pass, or `*` for all. */
  readonly corsOrigins: readonly string[];
  /** The largest request body, in bytes. */
  readonly maxBodyBytes: number;
  /** Milliseconds that one request may take, from its arrival to its response. */
  readonly requestDeadlineMs: number;
  /** The most bytes of responses that wait for their clients to read. */
  readonly maxUnsentBytes: number;
  readonly documents: DocumentSettings;
  readonly operations: OperationSettings;
  readonly identity: IdentitySettings;
  /** Requests a minute of one caller, by its role; 0 for no limit. */
  readonly rateLimits: PerRole<number>;
  readonly limitMode: LimitMode;
  /** The proxies whose `x-forwarded-for` is believed. */
  readonly proxies: TrustedProxies;
  readonly compression: boolean;
  /** Whether browsers get GraphiQL, and whether it opens with the examples. */
  readonly graphiql: boolean;
  readonly examples: boolean;
  /** Whether any operation is answered, or registered ones only. */
  readonly onlyRegistered: boolean;
  /** The port of the metrics; where it is undefined, administrators find them at `/metrics` of the API. */
  readonly metrics: { readonly port: number | undefined };
}

/** Limits of a document, whatever it selects. */
export interface DocumentSettings {
  readonly tokens: number;
  readonly aliases: number;
  readonly directives: number;
}

/** Settings of a server that stands open on one's own machine, with every limit on one operation. */
export const openSettings: HttpSettings = {
  allowedHosts: [],
  corsOrigins: [],
  maxBodyBytes: 256 * 1024,
  requestDeadlineMs: 40_000,
  maxUnsentBytes: 256 * 1024 ** 2,
  documents: { tokens: 5000, aliases: 200, directives: 100 },
  operations: {
    maxCost: everyRole(1_000_000),
    maxResultBytes: everyRole(20 * 1024 ** 2),
    introspection: 'anonymous',
    maxRunning: 48,
    maxQueued: 500,
    queueTimeoutMs: 5000,
    databaseSeconds: everyRole(0),
    statementTimeoutsMs: everyRole(30_000),
    responseCacheBytes: 0,
  },
  identity: { apiKeys: [], tokens: undefined, anonymous: true },
  rateLimits: everyRole(0),
  limitMode: 'enforce',
  proxies: 0,
  compression: true,
  graphiql: true,
  examples: true,
  onlyRegistered: false,
  metrics: { port: undefined },
};
