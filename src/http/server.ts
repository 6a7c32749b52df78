import type { RequestListener } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga, useExecutionCancellation } from 'graphql-yoga';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { type Caller, callerOf } from './caller.ts';
import { useCors } from './cors.ts';
import { useDirectExecution } from './direct-execution.ts';
import { useDocumentLimits } from './document-limits.ts';
import { createErrorMask, useErrorMask } from './errors.ts';
import type { Example } from './examples.ts';
import { type Explainer, useExplain } from './explain.ts';
import { fastPath } from './fast-path.ts';
import { useOfflineGraphiql } from './graphiql.ts';
import { type ReadinessCheck, useReadiness } from './health.ts';
import { KnownDocuments } from './known-documents.ts';
import { useRefusals } from './refusals.ts';
import { useRequestFaults } from './request-faults.ts';

export const graphqlEndpoint = '/graphql';

export interface ServerParts {
  readonly schema: GraphQLSchema;
  /** Makes what resolvers share during one operation. */
  readonly context: (caller: Caller) => object;
  readonly readiness: ReadinessCheck;
  readonly config: Pick<Config, 'corsOrigins' | 'bodyLimit'>;
  readonly log: Log;
  /** Operations that GraphiQL opens with. */
  readonly examples?: readonly Example[];
  /** Explains statements to requests that ask for it; left out where nobody is to see them. */
  readonly explainer?: Explainer;
}

/** The HTTP side, for `node:http` and for callers in this process. */
export interface Server {
  readonly listener: RequestListener;
  readonly fetch: (request: Request) => Promise<Response> | Response;
}

/**
 * Puts the HTTP side together. It answers `/graphql`, `/health` and `/ready`.
 */
export function createServer({
  schema,
  context,
  readiness,
  config,
  log,
  examples = [],
  explainer,
}: ServerParts): Server {
  const mask = createErrorMask(log);
  const known = new KnownDocuments();
  const yoga = createYoga({
    schema,
    context: ({ request }) => context(callerOf(request)),
    graphqlEndpoint,
    // What Yoga does by default is for trying things out: any origin with credentials, pages from a CDN, bodies of 25 MB.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: config.bodyLimit,
    healthCheckEndpoint: '/health',
    maskedErrors: { maskError: (thrown) => mask(thrown) },
    logging: yogaLog(log),
    plugins: [
      useReadiness(readiness),
      // Before CORS, which adds its headers to what this makes.
      useRefusals(),
      useCors(config.corsOrigins),
      useOfflineGraphiql(graphqlEndpoint, examples),
      useRequestFaults(),
      useDocumentLimits(),
      useErrorMask(mask),
      useDirectExecution(known),
      ...(explainer ? [useExplain(explainer)] : []),
      // A client that has gone away needs no answer: what is not asked yet is not asked at all.
      useExecutionCancellation(),
    ],
  });
  const { bodyLimit, corsOrigins } = config;
  const otherwise: RequestListener = (request, response) => void yoga(request, response);
  return {
    listener: fastPath({
      schema,
      endpoint: graphqlEndpoint,
      known,
      context,
      mask,
      bodyLimit,
      corsOrigins,
      otherwise,
    }),
    fetch: yoga.fetch,
  };
}

/** Yoga reports each error once more after it has been masked and logged, and its debugging lines cost time even unwritten. */
function yogaLog(log: Log) {
  const ignore = () => undefined;
  return { debug: ignore, info: ignore, error: ignore, warn: (message: string) => log.warn(message) };
}
