import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { Current } from '@rolegraph/pothos-plugin-neo4j';
import { requestBudget } from '@rolegraph/pothos-plugin-neo4j/memory';
import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, useExecutionCancellation } from 'graphql-yoga';
import { authentication } from '../auth/index.ts';
import type { Caller } from '../execution/index.ts';
import { CacheValidator, codesOf, OperationExecutor } from '../execution/index.ts';
import { pageFiles } from '../explorer/index.ts';
import type { Log } from '../log.ts';
import type { AuditLog } from '../telemetry/audit/index.ts';
import { type Metrics, operationObserver } from '../telemetry/index.ts';
import { DirectDocuments } from './graphql/direct-documents.ts';
import { useDirectExecution } from './graphql/direct-execution.ts';
import { DocumentCache, useDocumentCache } from './graphql/document-cache.ts';
import { useDocumentLimits } from './graphql/document-limits.ts';
import { createErrorMask, useErrorMask } from './graphql/errors.ts';
import { type Explainer, useExplain } from './graphql/explain.ts';
import { createFastPath } from './graphql/fast-path.ts';
import { graphqlHandler } from './graphql/graphql-handler.ts';
import { schemaHider, useHiddenSchema } from './graphql/hidden-schema.ts';
import { useInputHints } from './graphql/input-hints.ts';
import { useRecordedDocument } from './graphql/recorded-document.ts';
import { RegisteredOperations } from './graphql/registered-operations.ts';
import { useRegisteredOperations } from './graphql/registered-plugin.ts';
import { useRequestErrors } from './graphql/request-errors.ts';
import { throughYoga, type YogaContext } from './graphql/through-yoga.ts';
import { probes, type ReadinessCheck } from './lifecycle/health.ts';
import { registerMemoryGauges } from './lifecycle/memory-gauges.ts';
import { readinessCircuit } from './lifecycle/readiness-circuit.ts';
import type { Example } from './pages/examples.ts';
import { explorerPage } from './pages/explorer-page.ts';
import { graphiqlPage } from './pages/graphiql.ts';
import { metricsPath } from './pages/metrics-page.ts';
import { metricsHandler } from './pages/metrics-route.ts';
import { auditResponses } from './pipeline/audit-responses.ts';
import { callerOf, inProcessCaller, rememberCaller } from './pipeline/caller.ts';
import { containing } from './pipeline/containing.ts';
import { graphqlEndpoint } from './pipeline/graphql-endpoint.ts';
import { RequestMemory } from './pipeline/request-memory.ts';
import { requestPipeline } from './pipeline/request-pipeline.ts';
import { responseMetrics } from './pipeline/response-metrics.ts';
import { firstOf, router } from './pipeline/router.ts';
import { type HttpSettings, openSettings } from './pipeline/settings.ts';
import { UnsentResponses } from './pipeline/unsent-responses.ts';

const project = join(import.meta.dirname, '../..');

export interface ServerParts {
  readonly schema: GraphQLSchema;
  /** Makes the context of one operation's resolvers. */
  readonly context: (caller: Caller) => object;
  readonly readiness: ReadinessCheck;
  /** Differences from the settings of a server open on one's own machine. */
  readonly config: Partial<HttpSettings>;
  readonly log: Log;
  /** Operations that GraphiQL opens with. */
  readonly examples?: readonly Example[];
  /** Explains statements on request; left out where no client may see them. */
  readonly explainer?: Explainer;
  /** Operations that requests name by id. */
  readonly registered?: RegisteredOperations;
  /** Reads the current release of each dataset; without it, no response is cached. */
  readonly releases?: () => Promise<Current>;
  readonly metrics?: Metrics;
  /** Left out where there is no audit log. */
  readonly audit?: AuditLog | undefined;
}

/** The HTTP side, for `node:http` and for callers in this process. */
export interface Server {
  readonly listener: RequestListener;
  readonly fetch: (request: Request) => Promise<Response> | Response;
}

/**
 * Makes the HTTP side. It answers `/graphql`, `/health` and `/ready`.
 */
export function createServer({
  schema,
  context,
  readiness: readinessCheck,
  config,
  log,
  examples = [],
  explainer,
  registered = new RegisteredOperations(),
  releases,
  metrics,
  audit,
}: ServerParts): Server {
  const settings: HttpSettings = { ...openSettings, ...config };
  const hideSchema = schemaHider(schema, settings.operations.introspection);
  const mask = createErrorMask(log, hideSchema);
  const documents = new DocumentCache();
  const directDocuments = new DirectDocuments(documents);
  const files = pageFiles(project);
  const { circuit, readiness } = readinessCircuit(readinessCheck, log);
  const observer = operationObserver(metrics, log);
  const operations = new OperationExecutor({
    schema,
    context,
    mask,
    settings: settings.operations,
    limitMode: settings.limitMode,
    releases: releases && new CacheValidator(() => circuit.read(releases)),
    circuit,
    observer,
  });
  const yoga = createYoga<YogaContext>({
    schema,
    context: ({ request }) => context(callerOf(request)),
    graphqlEndpoint,
    // Yoga's defaults are for experiments: any origin with credentials, pages from a CDN, bodies of 25 MB.
    cors: false,
    graphiql: false,
    landingPage: false,
    // The pipeline answers the probes; Yoga goes by the end of an address, and none ends in a blank.
    healthCheckEndpoint: ' ',
    multipart: false,
    batching: false,
    // Ours is bounded by bytes.
    parserAndValidationCache: false,
    maxRequestBodySize: settings.maxBodyBytes,
    extraParamNames: ['documentId'],
    maskedErrors: { maskError: (thrown) => mask(thrown) },
    logging: yogaLog(log),
    plugins: [
      useCaller(),
      useRequestErrors(),
      useRegisteredOperations(registered, settings.onlyRegistered),
      useDocumentCache(documents),
      ...(audit ? [useRecordedDocument()] : []),
      useDocumentLimits(settings.documents),
      useInputHints(schema),
      useErrorMask(mask),
      useHiddenSchema(hideSchema),
      useDirectExecution(operations, directDocuments),
      ...(explainer ? [useExplain(explainer)] : []),
      // A client that has gone needs no answer: further statements are not sent.
      useExecutionCancellation(),
    ],
  });
  const graphql = graphqlHandler({
    maxBodyBytes: settings.maxBodyBytes,
    fastPath: createFastPath({ directDocuments, registered, operations, mask }),
    yoga: throughYoga(yoga, log),
  });
  const workbench = graphiqlPage({
    endpoint: graphqlEndpoint,
    examples: settings.examples ? examples : [],
    explains: explainer !== undefined,
    identity: identityOf(settings.identity),
    files,
    log,
  });
  metrics?.registerGauges(operations.gauges);
  metrics?.reserveOperations(registered.operationNames());
  const unsent = new UnsentResponses({ maxBytes: settings.maxUnsentBytes, log });
  const requestMemory = new RequestMemory(requestBudget, settings.maxBodyBytes);
  const pipeline = requestPipeline({
    settings,
    authenticate: authentication(settings.identity),
    probes: probes(readiness),
    pages: firstOf([explorerPage(graphqlEndpoint, files, log), ...(settings.graphiql ? [workbench] : [])]),
    handler: router({
      [graphqlEndpoint]: graphql,
      ...(metrics && settings.metrics.port === undefined
        ? { [metricsPath]: metricsHandler(metrics, log) }
        : undefined),
    }),
    onResponse: responseMetrics(metrics, log),
    onEnd: audit && auditResponses(audit),
    observer,
    requestMemory,
    unsent,
    log,
  });
  if (metrics) audit?.registerMetrics(metrics);
  if (metrics) registerMemoryGauges(metrics, { documents, requestMemory, unsent });
  return {
    listener: containing(unsent.watching(pipeline), log),
    fetch: (request) => yoga.fetch(request, { caller: inProcessCaller(request) }),
  };
}

/** Whether a page has to ask for a key or token, may ask, or need not. */
function identityOf({ apiKeys, tokens, anonymous }: HttpSettings['identity']) {
  if (!anonymous) return 'required';
  return apiKeys.length > 0 || tokens ? 'optional' : 'none';
}

/** Attaches the caller to the request, for plugins that see the request alone. A request without a caller fails. */
function useCaller(): Plugin<object, YogaContext> {
  return {
    onRequest({ request, serverContext }) {
      if (!serverContext?.caller) throw new Error('A request came without a caller');
      rememberCaller(request, serverContext.caller);
    },
    onResultProcess({ request, result }) {
      if ('errors' in result && result.errors) callerOf(request).codes = codesOf(result.errors);
    },
  };
}

/** Yoga's log without the errors, which are logged as they are masked, and debugging lines, which cost time even unwritten. */
function yogaLog(log: Log) {
  const ignore = () => undefined;
  return { debug: ignore, info: ignore, error: ignore, warn: (message: string) => log.warn(message) };
}
