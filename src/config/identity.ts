import { z } from 'zod';
import { parseApiKey } from '../auth/api-keys.ts';
import { list, onOff } from './kinds.ts';

/** The settings of callers: their keys, tokens and roles. */
export const identityVariables = {
  ANONYMOUS_ACCESS: onOff
    .optional()
    .describe(
      'on or off: whether those who show neither key nor token may ask (off only where there are keys or tokens)',
    ),
  API_KEYS: list
    .refine((keys) => keys.every((key) => parseApiKey(key) !== undefined))
    .refine((keys) => new Set(keys.map((key) => parseApiKey(key)?.hash)).size === keys.length)
    .describe(
      'a comma-separated list of name:role:hash, as `npm run api-key -- NAME ROLE` prints it, each key once',
    ),
  JWT_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('a secret of at least 32 letters that the issuer of tokens signs with'),
  JWT_JWKS_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'the address of the keys that the issuer of tokens publishes, such as https://login.example.org/jwks.json, in place of JWT_SECRET',
    ),
  JWT_ISSUER: z.string().optional().describe('the `iss` of good tokens, such as https://login.example.org/'),
  JWT_AUDIENCE: z.string().optional().describe('the `aud` of good tokens, such as rolegraph'),
  JWT_ROLE_CLAIM: z
    .string()
    .default('role')
    .describe(
      'where a token names roles: the name of a claim, such as role or https://example.org/roles, or a path such as realm_access.roles',
    ),
  INTROSPECTION: z
    .enum(['anonymous', 'reader', 'admin', 'none'])
    .optional()
    .describe('the least role that may ask about the schema: anonymous, reader, admin or none'),
  GRAPHIQL: onOff.optional().describe('on or off: whether browsers get GraphiQL'),
  EXAMPLES: onOff.optional().describe('on or off: whether GraphiQL opens with the example questions'),
  OPERATIONS: z
    .enum(['open', 'registered'])
    .default('open')
    .describe('open (any operation) or registered (only those that are known beforehand)'),
  OPERATIONS_FOLDER: z
    .string()
    .optional()
    .describe('a folder of .graphql files, or of .json files of ids and texts, to register besides our own'),
};

type Values = z.infer<z.ZodObject<typeof identityVariables>>;

/** Reports conflicting settings. Tokens need issuer and audience as well: a token for another service must not pass. */
export function invalidIdentityVariables(
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const { JWT_SECRET, JWT_JWKS_URL, API_KEYS, ANONYMOUS_ACCESS } = variables;
  const tokens = JWT_SECRET !== undefined || JWT_JWKS_URL !== undefined;
  if (!tokens) return ANONYMOUS_ACCESS === 'off' && API_KEYS === undefined ? ['ANONYMOUS_ACCESS'] : [];
  const missing = ['JWT_ISSUER', 'JWT_AUDIENCE'].filter((variable) => variables[variable] === undefined);
  return JWT_SECRET !== undefined && JWT_JWKS_URL !== undefined ? [...missing, 'JWT_JWKS_URL'] : missing;
}

/** Gives the settings. In production only administrators see the schema by default. */
export function identitySettings(values: Values, production: boolean) {
  const { JWT_SECRET: secret, JWT_JWKS_URL: jwksUrl } = values;
  return {
    identity: Object.freeze({
      anonymous: values.ANONYMOUS_ACCESS ?? true,
      apiKeys: values.API_KEYS.flatMap((key) => parseApiKey(key) ?? []),
      tokens:
        secret === undefined && jwksUrl === undefined
          ? undefined
          : {
              secret,
              jwksUrl,
              issuer: values.JWT_ISSUER ?? '',
              audience: values.JWT_AUDIENCE ?? '',
              roleClaim: values.JWT_ROLE_CLAIM,
            },
    }),
    introspection: values.INTROSPECTION ?? (production ? 'admin' : 'anonymous'),
    graphiql: values.GRAPHIQL ?? !production,
    examples: values.EXAMPLES ?? !production,
    onlyRegistered: values.OPERATIONS === 'registered',
    operationsFolder: values.OPERATIONS_FOLDER,
  } as const;
}
