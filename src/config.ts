import { defaultLine, lineNames } from '@rolegraph/managed-neo4j/lines';
import { z } from 'zod';
import { identitySettings, identityVariables, invalidIdentityVariables } from './config/identity.ts';
import { list, port } from './config/kinds.ts';
import { limitSettings, limitVariables } from './config/limits.ts';
import { telemetrySettings, telemetryVariables } from './config/telemetry.ts';
import { parseAllowedHost } from './http/pipeline/allowed-hosts.ts';

const memorySize = /^\d+[kmg]$/i;

const variables = z.object({
  PORT: port.default(4000).describe('a port from 0 to 65535, such as 4000 (0 takes any free one)'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('an address of this machine to listen on, such as 127.0.0.1'),
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('development, production or test'),
  ALLOWED_HOSTS: list
    .refine((hosts) => hosts.every((host) => host === '*' || parseAllowedHost(host) !== undefined))
    .describe(
      'a comma-separated list of the names that the server is reached by beside localhost and its addresses, such as graph.example.org,*.internal.example, or * for any',
    ),
  CORS_ORIGINS: list
    .refine((origins) => origins.every(isOrigin))
    .describe(
      'a comma-separated list of origins, such as https://app.example.org,http://localhost:5173, or *',
    ),
  SHUTDOWN_DELAY: z.coerce
    .number()
    .min(0)
    .max(600)
    .default(0)
    .describe(
      'the seconds, from 0 to 600, for which the server goes on after it says that it is no longer ready',
    ),
  ...limitVariables,
  ...identityVariables,
  ...telemetryVariables,
  DEFAULT_DATASET: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('article')
    .describe('the slug of a dataset (small letters, digits and dashes), such as article'),
  NEO4J_URI: z
    .string()
    .refine(isBoltAddress)
    .optional()
    .describe(
      'the address of a Neo4j, such as bolt://127.0.0.1:7687 or neo4j+s://graph.example.org; without it RoleGraph runs its own',
    ),
  NEO4J_USERNAME: z.string().default('neo4j').describe('the name of a Neo4j user'),
  NEO4J_PASSWORD: z
    .string()
    .optional()
    .describe('the password of that user; it is needed when NEO4J_URI is set'),
  NEO4J_DATABASE: z.string().default('neo4j').describe('the name of a database'),
  ROLEGRAPH_HOME: z
    .string()
    .default('.rolegraph')
    .describe('the folder in which RoleGraph keeps its own Neo4j and its data'),
  NEO4J_MANAGED_PORT: port
    .default(0)
    .describe("a port from 0 to 65535 for RoleGraph's own Neo4j (0 takes any free one)"),
  NEO4J_MANAGED_LINE: z
    .enum(lineNames)
    .default(defaultLine)
    .describe(`the release line of RoleGraph's own Neo4j: ${lineNames.join(' or ')}`),
  NEO4J_MANAGED_HEAP: z
    .string()
    .regex(memorySize)
    .default('512m')
    .describe('a heap size, such as 512m or 2g'),
  NEO4J_MANAGED_PAGECACHE: z
    .string()
    .regex(memorySize)
    .default('64m')
    .describe('a page cache size, such as 64m or 1g'),
  NEO4J_MANAGED_JVM: z
    .enum(['quick-start', 'throughput'])
    .default('quick-start')
    .describe('quick-start (the demo, tests) or throughput (benchmarks, large imports)'),
});

const secrets = new Set(['NEO4J_PASSWORD', 'JWT_SECRET', 'API_KEYS']);

/** The settings of this process. Frozen: the environment is read at start-up alone. */
export type Config = Readonly<ReturnType<typeof settingsFrom>>;

/** The environment has invalid variables. The message names each with its valid values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** The names of the invalid variables. */
  readonly variables: readonly string[];

  constructor(invalid: readonly { variable: string; message: string }[]) {
    super(invalid.map(({ message }) => message).join('\n'));
    this.variables = invalid.map(({ variable }) => variable);
  }
}

/**
 * Reads the settings from environment variables. An empty variable counts as unset.
 *
 * @param environment The variables, usually `process.env`.
 * @throws ConfigError naming every bad variable at once.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(present);
  const invalid = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  if (present.NEO4J_URI !== undefined && present.NEO4J_PASSWORD === undefined) invalid.add('NEO4J_PASSWORD');
  for (const variable of invalidIdentityVariables(present)) invalid.add(variable);
  if (!parsed.success || invalid.size > 0) {
    throw new ConfigError(
      [...invalid].map((variable) => ({ variable, message: describeInvalid(variable, present[variable]) })),
    );
  }
  return Object.freeze(settingsFrom(parsed.data));
}

function settingsFrom(values: z.infer<typeof variables>) {
  const production = values.NODE_ENV === 'production';
  const who = identitySettings(values, production);
  return {
    port: values.PORT,
    host: values.HOST,
    /** Whether responses may have explanations and other details for developers alone. */
    development: !production,
    allowedHosts: Object.freeze([...values.ALLOWED_HOSTS, values.HOST]),
    corsOrigins: values.CORS_ORIGINS,
    shutdownDelayMs: values.SHUTDOWN_DELAY * 1000,
    ...who,
    ...limitSettings(values, production, who.introspection),
    ...telemetrySettings(values, production),
    defaultDataset: values.DEFAULT_DATASET,
    neo4j: Object.freeze({
      uri: values.NEO4J_URI,
      username: values.NEO4J_USERNAME,
      password: values.NEO4J_PASSWORD,
      database: values.NEO4J_DATABASE,
      home: values.ROLEGRAPH_HOME,
      managedPort: values.NEO4J_MANAGED_PORT,
      line: values.NEO4J_MANAGED_LINE,
      heap: values.NEO4J_MANAGED_HEAP,
      pageCache: values.NEO4J_MANAGED_PAGECACHE,
      jvm: values.NEO4J_MANAGED_JVM,
    }),
  };
}

/** Leaves out the value of a secret, and of an address that may hold one: neither may reach a screen or a log. */
function describeInvalid(variable: string, value: string | undefined): string {
  const shape: Readonly<Record<string, z.ZodType>> = variables.shape;
  const expected = shape[variable]?.description ?? 'a known variable';
  if (value === undefined) return `${variable} is not set: it should be ${expected}.`;
  const shown = secrets.has(variable) || value.includes('@') ? '' : ` "${value}"`;
  return `${variable}${shown} is not right: it should be ${expected}.`;
}

function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text);
}

function isBoltAddress(text: string): boolean {
  return /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/]+\/?$/.test(text);
}
