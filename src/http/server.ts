import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, useExecutionCancellation } from 'graphql-yoga';
import { codesOf, Operations, ReleaseCheck } from '../answers/index.ts';
import { authentication } from '../identity/index.ts';
import { answerWatch, type Metrics } from '../insight/index.ts';
import type { Log } from '../log.ts';
import { pageFiles } from '../page/index.ts';
import type { Current } from '../plugin/index.ts';
import { type Caller, callerOf, rememberCaller } from './caller.ts';
import { useDirectExecution } from './direct-execution.ts';
import { useDocumentLimits } from './document-limits.ts';
import { createErrorMask, useErrorMask } from './errors.ts';
import type { Example } from './examples.ts';
import { type Explainer, useExplain } from './explain.ts';
import { useExplorerPage } from './explorer-page.ts';
import { fastPath } from './fast-path.ts';
import { createFront } from './front.ts';
import { useGraphiql } from './graphiql.ts';
import { type ReadinessCheck, useReadiness } from './health.ts';
import { schemaHider, useHiddenSchema } from './hidden-schema.ts';
import { KnownDocuments } from './known-documents.ts';
import { metricsRoute } from './metrics-route.ts';
import { useRefusals } from './refusals.ts';
import { RegisteredOperations } from './registered-operations.ts';
import { useRegisteredOperations } from './registered-plugin.ts';
import { useRequestFaults } from './request-faults.ts';
import { type HttpSettings, openSettings } from './settings.ts';
import { throughYoga, type YogaContext } from './through-yoga.ts';

export const graphqlEndpoint = '/graphql';

const project = join(import.meta.dirname, '../..');

export interface ServerParts {
  readonly schema: GraphQLSchema;
  /** Makes what resolvers share during one operation. */
  readonly context: (caller: Caller) => object;
  readonly readiness: ReadinessCheck;
  /** Where they differ from those of a server that stands open on one's own machine. */
  readonly config: Partial<HttpSettings>;
  readonly log: Log;
  /** Operations that GraphiQL opens with. */
  readonly examples?: readonly Example[];
  /** Explains statements to requests that ask for it; left out where nobody is to see them. */
  readonly explainer?: Explainer;
  /** Operations that may be named by an id. */
  readonly registered?: RegisteredOperations;
  /** Reads which release of each dataset is current; answers are kept only where this is known. */
  readonly releases?: () => Promise<Current>;
  readonly metrics?: Metrics;
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
  registered = new RegisteredOperations(),
  releases,
  metrics,
}: ServerParts): Server {
  const settings: HttpSettings = { ...openSettings, ...config };
  const hideSchema = schemaHider(schema, settings.operations.introspection);
  const mask = createErrorMask(log, hideSchema);
  const known = new KnownDocuments();
  const files = pageFiles(project);
  const operations = new Operations({
    schema,
    context,
    mask,
    settings: settings.operations,
    releases: releases && new ReleaseCheck(releases),
  });
  const yoga = createYoga<YogaContext>({
    schema,
    context: ({ request }) => context(callerOf(request)),
    graphqlEndpoint,
    // What Yoga does by default is for trying things out: any origin with credentials, pages from a CDN, bodies of 25 MB.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: settings.bodyLimit,
    extraParamNames: ['documentId'],
    healthCheckEndpoint: '/health',
    maskedErrors: { maskError: (thrown) => mask(thrown) },
    logging: yogaLog(log),
    plugins: [
      useCaller(),
      useReadiness(readiness),
      useRefusals(),
      useExplorerPage(graphqlEndpoint, files, log),
      settings.graphiql &&
        useGraphiql({
          endpoint: graphqlEndpoint,
          examples: settings.examples ? examples : [],
          explains: explainer !== undefined,
          identity: identityOf(settings.identity),
          files,
          log,
        }),
      useRequestFaults(),
      useRegisteredOperations(registered, settings.onlyRegistered),
      useDocumentLimits(settings.documents),
      useErrorMask(mask),
      useHiddenSchema(hideSchema),
      useDirectExecution(operations, known),
      ...(explainer ? [useExplain(explainer)] : []),
      // A client that has gone away needs no answer: what is not asked yet is not asked at all.
      useExecutionCancellation(),
    ],
  });
  const usual = fastPath({
    endpoint: graphqlEndpoint,
    known,
    registered,
    operations,
    mask,
    bodyLimit: settings.bodyLimit,
    otherwise: throughYoga(yoga, log),
  });
  metrics?.watch(operations.watched);
  return {
    listener: createFront({
      settings,
      endpoint: graphqlEndpoint,
      authenticate: authentication(settings.identity),
      behind: metrics && settings.metrics.port === undefined ? metricsRoute(metrics, usual) : usual,
      onAnswer: answerWatch(metrics, log),
    }),
    fetch: yoga.fetch,
  };
}

/** Whether it is of use, and whether it is needed, that a page lets people say who they are. */
function identityOf({ apiKeys, tokens, anonymous }: HttpSettings['identity']) {
  if (!anonymous) return 'required';
  return apiKeys.length > 0 || tokens ? 'optional' : 'none';
}

/** Tells who is behind a request to whatever sees the request alone. */
function useCaller(): Plugin<object, YogaContext> {
  return {
    onRequest({ request, serverContext }) {
      if (serverContext?.caller) rememberCaller(request, serverContext.caller);
    },
    onResultProcess({ request, result }) {
      if ('errors' in result && result.errors) callerOf(request).codes = codesOf(result.errors);
    },
  };
}

/** Yoga reports each error once more after it has been masked and logged, and its debugging lines cost time even unwritten. */
function yogaLog(log: Log) {
  const ignore = () => undefined;
  return { debug: ignore, info: ignore, error: ignore, warn: (message: string) => log.warn(message) };
}
