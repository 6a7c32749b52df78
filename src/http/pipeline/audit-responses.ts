import { createHash } from 'node:crypto';
import { type DocumentNode, getOperationAST, print } from 'graphql';
import type { AuditLog } from '../../telemetry/audit/index.ts';
import { graphqlEndpoint } from './graphql-endpoint.ts';
import type { CompletedExchange } from './responder.ts';

/** Milliseconds in which the statements of an abandoned request report their time. */
const settleMs = 100;

/**
 * Records every request for an operation in the audit log, refusals and those of clients that left too. Pages, probes and metrics are not
 * recorded.
 */
export function auditResponses(audit: AuditLog): (exchange: CompletedExchange) => void {
  const hashOf = documentHash();
  const record = ({ answer, requestId, address, caller, milliseconds }: CompletedExchange) => {
    const { document, cost, usage, source, refusal, exceeded } = caller?.record ?? {};
    const [code = 'OK'] = answer?.codes ?? [];
    audit.record({
      requestId,
      caller: caller?.identity.id ?? (address === undefined ? undefined : `address:${address}`),
      role: caller?.identity.role,
      operation: caller?.operation ?? (document && getOperationAST(document)?.name?.value),
      document: document && hashOf(document),
      cost,
      databaseMs: usage?.databaseMs ?? 0,
      milliseconds,
      source,
      status: answer?.status,
      outcome: answer ? code : 'CLIENT_GONE',
      refusal: refusal ?? answer?.refusal,
      exceeded,
    });
  };
  return (exchange) => {
    const { pathname, answer, caller } = exchange;
    // The page of the same address has neither.
    const isOperation = pathname === graphqlEndpoint && (caller !== undefined || answer?.codes !== undefined);
    if (!isOperation) return;
    if (caller?.signal.aborted) setTimeout(() => record(exchange), settleMs);
    else record(exchange);
  };
}

/** Documents are cached: each is printed once. */
function documentHash(): (document: DocumentNode) => string {
  const hashes = new WeakMap<DocumentNode, string>();
  return (document) => {
    const known = hashes.get(document);
    if (known !== undefined) return known;
    const hash = `sha256:${createHash('sha256').update(print(document)).digest('hex')}`;
    hashes.set(document, hash);
    return hash;
  };
}
