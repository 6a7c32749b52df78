import { expect, test } from 'vitest';
import { everyRole } from '../src/auth/index.ts';
import { ConfigError, readConfig } from '../src/config.ts';

const faultsOf = (environment: Record<string, string>): ConfigError => {
  try {
    readConfig(environment);
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown;
  }
  throw new Error('no ConfigError was thrown');
};

test('with nothing set, the server listens on this machine only and runs a Neo4j of its own', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    logLevel: 'info',
    logFormat: 'text',
    corsOrigins: [],
    maxBodyBytes: 256 * 1024,
    statementTimeoutMs: 30_000,
    slowStatementMs: 1000,
    shutdownDelayMs: 0,
    defaultDataset: 'article',
    neo4j: {
      uri: undefined,
      username: 'neo4j',
      password: undefined,
      database: 'neo4j',
      home: '.rolegraph',
      managedPort: 0,
      heap: '512m',
      pageCache: '64m',
      jvm: 'quick-start',
    },
  });
});

test('on one’s own machine everything is shown and nobody is counted, but no question may ask for everything', () => {
  expect(readConfig({})).toMatchObject({
    identity: { anonymous: true, apiKeys: [], tokens: undefined },
    introspection: 'anonymous',
    graphiql: true,
    examples: true,
    onlyRegistered: false,
    rateLimits: { anonymous: 0, reader: 0 },
    documents: { tokens: 5000, aliases: 200, directives: 100 },
    operations: { maxCost: everyRole(1_000_000), maxRunning: 48, maxQueued: 500, queueTimeoutMs: 5000 },
  });
});

test('in production the schema is shown to administrators alone, and everybody else is counted', () => {
  expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({
    introspection: 'admin',
    graphiql: false,
    examples: false,
    logFormat: 'json',
    rateLimits: { anonymous: 300, reader: 3000 },
  });
  const open = { NODE_ENV: 'production', INTROSPECTION: 'anonymous', GRAPHIQL: 'on', EXAMPLES: 'on' };
  expect(readConfig(open)).toMatchObject({ introspection: 'anonymous', graphiql: true, examples: true });
});

test('a limit is set for every role by its name, and for one role by the name with that role', () => {
  const { operations, rateLimits, statementTimeoutMs, requestDeadlineMs } = readConfig({
    NODE_ENV: 'production',
    COST_LIMIT: '50000',
    COST_LIMIT_ANONYMOUS: '2000',
    RESULT_LIMIT_ADMIN: '100mb',
    STATEMENT_TIMEOUT: '10',
    STATEMENT_TIMEOUT_ADMIN: '60',
    RATE_LIMIT_READER: '7',
    DATABASE_SECONDS: '30',
    CALLER_CONCURRENCY_READER: '24',
    CONCURRENCY_ANONYMOUS: '8',
  });
  expect(operations).toMatchObject({
    maxCost: { anonymous: 2000, reader: 50_000, admin: 50_000 },
    maxResultBytes: { anonymous: 20 * 1024 ** 2, reader: 20 * 1024 ** 2, admin: 100 * 1024 ** 2 },
    statementTimeoutsMs: { anonymous: 10_000, reader: 10_000, admin: 60_000 },
    databaseSeconds: { anonymous: 30, reader: 30, admin: 30 },
    maxRunningPerCaller: { anonymous: undefined, reader: 24, admin: undefined },
    maxRunningOfRoles: { anonymous: 8, reader: undefined },
  });
  expect(rateLimits).toEqual({ anonymous: 300, reader: 7, admin: 0 });
  // A request may take as long as the longest statement, and its time in the queue.
  expect([statementTimeoutMs, requestDeadlineMs]).toEqual([60_000, 70_000]);
});

test('limits are enforced unless they are only to be reported', () => {
  expect(readConfig({}).limitMode).toBe('enforce');
  expect(readConfig({ LIMIT_MODE: 'warn' }).limitMode).toBe('warn');
});

test('tokens are accepted only where it is said who issues them and for whom', () => {
  const secret = 's'.repeat(32);
  expect(faultsOf({ JWT_SECRET: secret }).variables).toEqual(['JWT_ISSUER', 'JWT_AUDIENCE']);
  const whole = { JWT_SECRET: secret, JWT_ISSUER: 'https://login.example', JWT_AUDIENCE: 'rolegraph' };
  expect(readConfig(whole).identity.tokens).toMatchObject({ secret, issuer: 'https://login.example' });
  const both = { ...whole, JWT_JWKS_URL: 'https://login.example/jwks.json' };
  expect(faultsOf(both).variables).toEqual(['JWT_JWKS_URL']);
});

test.each([
  'https://example.com/roles',
  'urn:zitadel:iam:org:project:roles',
  'realm_access.roles',
  'a claim, "quoted" \\ and ünusual',
  'a..b',
])('a role claim may have any name: %s', (claim) => {
  const tokens = { JWT_SECRET: 's'.repeat(32), JWT_ISSUER: 'i', JWT_AUDIENCE: 'a', JWT_ROLE_CLAIM: claim };
  expect(readConfig(tokens).identity.tokens?.roleClaim).toBe(claim);
});

test('nobody is shut out altogether: without anonymous access there are keys or tokens', () => {
  expect(faultsOf({ ANONYMOUS_ACCESS: 'off' }).variables).toEqual(['ANONYMOUS_ACCESS']);
  const key = `ci:reader:${'0'.repeat(64)}`;
  expect(readConfig({ ANONYMOUS_ACCESS: 'off', API_KEYS: key }).identity.anonymous).toBe(false);
});

test('a key is one caller’s: with two names or roles it is refused', () => {
  const hash = '0'.repeat(64);
  const fault = faultsOf({ API_KEYS: `ci:reader:${hash},ops:admin:${hash}` });
  expect(fault.message).toMatch(/^API_KEYS is not right: .* each key once\.$/);
});

test('an empty variable counts as one that is not set', () => {
  expect(readConfig({ PORT: '', NEO4J_URI: ' ', CORS_ORIGINS: '' })).toEqual(readConfig({}));
});

test.each([
  ['1024', 1024],
  ['2kb', 2048],
  ['1 MB', 1024 ** 2],
])('the body limit %s is read as %i bytes', (given, bytes) => {
  expect(readConfig({ BODY_LIMIT: given }).maxBodyBytes).toBe(bytes);
});

test('host names are read from a list with commas, and the address that is listened on is one', () => {
  const { allowedHosts } = readConfig({
    ALLOWED_HOSTS: 'graph.example.org, *.a.example:8443,*',
    HOST: 'box',
  });
  expect(allowedHosts).toEqual(['graph.example.org', '*.a.example:8443', '*', 'box']);
});

test('origins are read from a list with commas', () => {
  const { corsOrigins } = readConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:5173' });
  expect(corsOrigins).toEqual(['https://a.example', 'http://localhost:5173']);
});

test.each([
  ['0', 0],
  ['10', 10],
  ['10.0.0.0/8, loopback,2001:db8::/32', ['10.0.0.0/8', 'loopback', '2001:db8::/32']],
])('TRUSTED_PROXIES=%s is read as a number of proxies or as their networks', (given, proxies) => {
  expect(readConfig({ TRUSTED_PROXIES: given }).proxies).toEqual(proxies);
});

test.each([
  ['TRUSTED_PROXIES', '11'],
  ['TRUSTED_PROXIES', '-1'],
  ['TRUSTED_PROXIES', '0.0.0.0/0'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', 'proxy.example'],
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['PORT', '40.5'],
  ['LOG_LEVEL', 'loud'],
  ['LOG_FORMAT', 'xml'],
  ['NODE_ENV', 'prod'],
  ['ALLOWED_HOSTS', 'http://graph.example.org'],
  ['ALLOWED_HOSTS', 'graph example'],
  ['ALLOWED_HOSTS', '127.1'],
  ['CORS_ORIGINS', 'example.org'],
  ['CORS_ORIGINS', 'https://example.org/path'],
  ['BODY_LIMIT', 'much'],
  ['STATEMENT_TIMEOUT', '0'],
  ['COST_LIMIT', '0'],
  ['COST_LIMIT_READER', '0'],
  ['STATEMENT_TIMEOUT_ADMIN', 'long'],
  ['LIMIT_MODE', 'off'],
  ['CONCURRENCY', 'many'],
  ['RATE_LIMIT_ANONYMOUS', '-1'],
  ['INTROSPECTION', 'everyone'],
  ['GRAPHIQL', 'yes'],
  ['METRICS_PORT', '70000'],
  ['SHUTDOWN_DELAY', 'soon'],
  ['DEFAULT_DATASET', 'My Data'],
  ['NEO4J_MANAGED_PORT', '-1'],
  ['NEO4J_MANAGED_HEAP', 'big'],
  ['NEO4J_MANAGED_PAGECACHE', '64'],
  ['NEO4J_MANAGED_JVM', 'fast'],
])('%s=%s is refused with its name, the value and what would be right', (variable, value) => {
  const fault = faultsOf({ [variable]: value });
  expect(fault.variables).toEqual([variable]);
  expect(fault.message).toMatch(new RegExp(`^${variable} "${value}" is not right: it should be .+\\.$`));
});

test('all bad values are named at once, one line each', () => {
  const fault = faultsOf({ PORT: 'x', LOG_LEVEL: 'y', NEO4J_URI: 'http://z' });
  expect(fault.message.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'PORT',
    'LOG_LEVEL',
    'NEO4J_URI',
    'NEO4J_PASSWORD',
  ]);
});

test('a Neo4j address without a password is refused', () => {
  expect(faultsOf({ NEO4J_URI: 'bolt://127.0.0.1:7687' }).message).toMatch(/^NEO4J_PASSWORD is not set/);
});

test('a secret is never repeated in a message', () => {
  const fault = faultsOf({
    NEO4J_URI: 'http://neo4j:hunter2@db:7687',
    NEO4J_PASSWORD: 'hunter2',
    JWT_SECRET: 'hunter2',
    API_KEYS: 'hunter2',
    PORT: 'x',
  });
  expect(fault.message).not.toContain('hunter2');
});

test('the settings cannot be changed afterwards', () => {
  const config = readConfig({});
  expect(Object.isFrozen(config) && Object.isFrozen(config.neo4j)).toBe(true);
});
