import { CircuitBreaker } from '../../execution/index.ts';
import type { Log } from '../../log.ts';
import type { ReadinessCheck } from './health.ts';

/** A circuit breaker, and the readiness check that agrees with it. */
export interface ReadinessCircuit {
  readonly circuit: CircuitBreaker;
  readonly readiness: ReadinessCheck;
}

/**
 * Makes the circuit breaker that probes Neo4j by a readiness check. `/ready` passes its result to the circuit, so that a ready server
 * refuses no operation.
 */
export function readinessCircuit(check: ReadinessCheck, log: Log): ReadinessCircuit {
  const circuit = new CircuitBreaker({
    probe: async () => isReachable(await check()),
    onChange: (isOpen) => {
      if (isOpen) log.warn('Neo4j does not answer: operations are refused until it does.');
      else log.info('Neo4j answers again: operations are executed.');
    },
  });
  return {
    circuit,
    readiness: async () => {
      const readiness = await check();
      circuit.probed(isReachable(readiness));
      return readiness;
    },
  };
}

function isReachable(readiness: Awaited<ReturnType<ReadinessCheck>>): boolean {
  return readiness.ready || !readiness.unreachable;
}
