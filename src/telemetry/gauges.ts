/** The counts that other parts of the process keep, each read when a client asks for the metrics. */
export interface GaugeSources {
  /** Hits and misses of the plan cache, and its memory. */
  readonly plans?: () => { readonly hits: number; readonly misses: number; readonly bytes: number };
  /** Requests by how the response cache served them: `stale` where the cached response was of an older release, `shared` where it was coalesced. */
  readonly responseCache?: () => {
    readonly hits: number;
    readonly misses: number;
    readonly stale: number;
    readonly shared: number;
    readonly bytes: number;
  };
  /** Statements under way, and operations that wait. */
  readonly limiter?: () => {
    readonly running: number;
    readonly waiting: number;
    readonly waitingBytes: number;
  };
  /** Whether the circuit breaker refuses operations because Neo4j does not answer, and its openings. */
  readonly circuit?: () => { readonly isOpen: boolean; readonly opened: number };
}

/** Takes metrics whose values are read when a client asks for them. */
export interface GaugeRegistry {
  addCounter(name: string, help: string, read: () => number): void;
  addGauge(name: string, help: string, read: () => number): void;
}

/** Adds the metrics of each source that is given. */
export function addGauges(
  registry: GaugeRegistry,
  { plans, responseCache, limiter, circuit }: GaugeSources,
): void {
  if (plans) addPlanCache(registry, plans);
  if (responseCache) addResponseCache(registry, responseCache);
  if (circuit) addCircuit(registry, circuit);
  if (limiter) addLimiter(registry, limiter);
}

type Source<Name extends keyof GaugeSources> = NonNullable<GaugeSources[Name]>;

function addPlanCache(registry: GaugeRegistry, plans: Source<'plans'>): void {
  registry.addCounter(
    'rolegraph_plan_cache_hits_total',
    'Root fields whose plan was cached.',
    () => plans().hits,
  );
  registry.addCounter(
    'rolegraph_plan_cache_misses_total',
    'Root fields that were planned.',
    () => plans().misses,
  );
  registry.addGauge(
    'rolegraph_plan_cache_bytes',
    'Memory of compiled statements and their documents, about.',
    () => plans().bytes,
  );
}

function addResponseCache(registry: GaugeRegistry, responseCache: Source<'responseCache'>): void {
  const repeated = 'Requests that were answered before';
  registry.addCounter(
    'rolegraph_response_cache_hits_total',
    `${repeated}, and again from the cache.`,
    () => responseCache().hits,
  );
  registry.addCounter(
    'rolegraph_response_cache_misses_total',
    'Requests answered from Neo4j.',
    () => responseCache().misses,
  );
  registry.addCounter(
    'rolegraph_response_cache_stale_total',
    `${repeated}, from an older release.`,
    () => responseCache().stale,
  );
  registry.addCounter(
    'rolegraph_coalesced_total',
    'Requests that waited for an identical one under way.',
    () => responseCache().shared,
  );
  registry.addGauge(
    'rolegraph_response_cache_bytes',
    'Memory of cached responses, about.',
    () => responseCache().bytes,
  );
}

function addCircuit(registry: GaugeRegistry, circuit: Source<'circuit'>): void {
  registry.addGauge(
    'rolegraph_circuit_open',
    'Whether operations are refused because Neo4j does not answer: 1 or 0.',
    () => Number(circuit().isOpen),
  );
  registry.addCounter(
    'rolegraph_circuit_opened_total',
    'How often operations began to be refused because Neo4j did not answer.',
    () => circuit().opened,
  );
}

function addLimiter(registry: GaugeRegistry, limiter: Source<'limiter'>): void {
  registry.addGauge(
    'rolegraph_statements_under_way',
    'Statements that the limiter has let in.',
    () => limiter().running,
  );
  registry.addGauge(
    'rolegraph_operations_waiting',
    'Operations that wait for their turn.',
    () => limiter().waiting,
  );
  registry.addGauge(
    'rolegraph_operations_waiting_bytes',
    'Memory of the documents of operations that wait, about.',
    () => limiter().waitingBytes,
  );
}
