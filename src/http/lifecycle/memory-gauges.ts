import type { Metrics } from '../../telemetry/index.ts';
import type { DocumentCache } from '../graphql/document-cache.ts';
import type { RequestMemory } from '../pipeline/request-memory.ts';
import type { UnsentResponses } from '../pipeline/unsent-responses.ts';

/** Shows the HTTP side's memory, and its refusals for want of it. */
export function registerMemoryGauges(
  metrics: Metrics,
  {
    documents,
    requestMemory,
    unsent,
  }: {
    readonly documents: DocumentCache;
    readonly requestMemory: RequestMemory;
    readonly unsent: UnsentResponses;
  },
): void {
  metrics.addGauge(
    'rolegraph_document_cache_bytes',
    'Memory of cached documents, about.',
    () => documents.bytes,
  );
  metrics.addGauge(
    'rolegraph_request_body_bytes',
    'Bodies over 16 KiB of requests in progress.',
    () => requestMemory.statistics.bytes,
  );
  metrics.addCounter(
    'rolegraph_requests_refused_for_memory_total',
    'Requests refused because too many large ones were in progress.',
    () => requestMemory.statistics.refused,
  );
  metrics.addGauge(
    'rolegraph_unsent_response_bytes',
    'Responses that wait for their clients to read.',
    () => unsent.statistics.bytes,
  );
  metrics.addCounter(
    'rolegraph_responses_cut_off_total',
    'Responses whose clients did not read them.',
    () => unsent.statistics.ended,
  );
  metrics.addCounter(
    'rolegraph_responses_refused_total',
    'Large responses for which there was no room.',
    () => unsent.statistics.refused,
  );
}
