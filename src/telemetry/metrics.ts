import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { BoundedLabels, type BoundedLabelsOptions } from './bounded-labels.ts';
import { addGauges, type GaugeSources } from './gauges.ts';

/** Seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Registered operations whose names always have a label. Each takes about 2 KB of `/metrics`. */
const maxReservedOperations = 300;

/** Traversals and root fields: as many as the schema has, should it grow. */
const maxStatementLabels = 300;

/** The metrics of the process, for Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = this.#labelled(
    new Counter({
      name: 'rolegraph_requests_total',
      help: 'HTTP requests, by the status of their answers.',
      labelNames: ['status'],
      registers: [this.registry],
    }),
    { pattern: /^[1-5]\d\d$/ },
  );
  readonly #errors = this.#labelled(
    new Counter({
      name: 'rolegraph_errors_total',
      help: 'Errors in answers, by extensions.code.',
      labelNames: ['code'],
      registers: [this.registry],
    }),
  );
  readonly #reservedOperations = new Set(['anonymous']);
  readonly #durations = this.#labelled(
    new Histogram({
      name: 'rolegraph_request_duration_seconds',
      help: 'Time from a request to its answer, by the name of the operation.',
      labelNames: ['operation'],
      buckets,
      registers: [this.registry],
    }),
    { reserved: this.#reservedOperations },
  );
  readonly #statements = this.#labelled(
    new Histogram({
      name: 'rolegraph_statement_duration_seconds',
      help: 'Time that statements took in Neo4j and on the way, by what they ask.',
      labelNames: ['cypher'],
      buckets,
      registers: [this.registry],
    }),
    { capacity: maxStatementLabels },
  );
  readonly #costs = new Histogram({
    name: 'rolegraph_operation_cost',
    help: 'What operations cost, by the role of the caller.',
    labelNames: ['role'],
    buckets: [10, 100, 1000, 10_000, 100_000, 1_000_000],
    registers: [this.registry],
  });
  readonly #refusals = new Counter({
    name: 'rolegraph_operations_refused_total',
    help: 'Operations that were not begun, by extensions.code and the role of the caller.',
    labelNames: ['code', 'role'],
    registers: [this.registry],
  });
  readonly #wouldBeRefused = new Counter({
    name: 'rolegraph_would_be_refused_total',
    help: 'Requests that a limit would have refused if LIMIT_MODE were enforce, by the limit and the role of the caller.',
    labelNames: ['limit', 'role'],
    registers: [this.registry],
  });
  readonly #sharing = new Counter({
    name: 'rolegraph_requests_sharing_statements_total',
    help: 'Root fields that were answered by one statement with those of other requests.',
    registers: [this.registry],
  });
  readonly #statementFaults = new Counter({
    name: 'rolegraph_statement_faults_total',
    help: 'Statements that gave no rows: failed, cancelled or given up.',
    registers: [this.registry],
  });
  readonly #pool = new Gauge({
    name: 'rolegraph_pool_connections_in_use',
    help: 'Connections to Neo4j that statements are using.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.addCounter(
      'rolegraph_operation_labels_displaced_total',
      'Names of operations that lost their label, with its numbers, to names in use.',
      () => this.#durations.displaced,
    );
  }

  /** Gives operations a label that no other name displaces: the first 300. */
  reserveOperations(names: Iterable<string>): void {
    for (const name of names) {
      if (this.#reservedOperations.size > maxReservedOperations) return;
      if (/^\w{1,64}$/.test(name)) this.#reservedOperations.add(name);
    }
  }

  /** Counts an answer. @param operation Its name; undefined where the request was none. */
  answered(
    status: number,
    milliseconds: number,
    operation: string | undefined,
    codes: readonly string[],
  ): void {
    this.#requests.get(String(status)).inc();
    if (operation !== undefined)
      this.#durations.get(operation === '' ? 'anonymous' : operation).observe(milliseconds / 1000);
    for (const code of codes) this.#errors.get(code).inc();
  }

  /** Counts an operation's cost. @param role One of few: it is a label. */
  operationPlanned(cost: number, role: string): void {
    this.#costs.observe({ role }, cost);
  }

  /** Counts an operation that was not begun. @param code Its error's; one of few, as the role. */
  operationRefused(code: string, role: string): void {
    this.#refusals.inc({ code, role });
  }

  /** Counts a request that a limit would refuse if enforced. @param limit One of few, as the role. */
  wouldBeRefused(limit: string, role: string): void {
    this.#wouldBeRefused.inc({ limit, role });
  }

  /** Counts a sent statement. @param requests The number that it answers. */
  sent(requests: number): void {
    this.#pool.inc();
    if (requests > 1) this.#sharing.inc(requests);
  }

  /** Counts a statement that has ended. */
  settled(cypher: string, milliseconds: number, failed: boolean): void {
    this.#pool.dec();
    this.#statements.get(cypher).observe(milliseconds / 1000);
    if (failed) this.#statementFaults.inc();
  }

  /** Shows counts of other parts of the process. A source that is not given has no metrics. */
  registerGauges(sources: GaugeSources): void {
    addGauges(this, sources);
  }

  /** Shows a count that another part keeps, read when the metrics are. */
  addCounter(name: string, help: string, read: () => number): void {
    const counter: Counter = new Counter({
      name,
      help,
      registers: [this.registry],
      collect: () => {
        counter.reset();
        counter.inc(read());
      },
    });
  }

  /** Shows a measure that another part keeps, read when the metrics are. */
  addGauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: () => gauge.set(read()),
    });
  }

  #labelled<Child>(
    metric: { labels(value: string): Child; remove(value: string): void },
    options: Omit<BoundedLabelsOptions<Child>, 'make' | 'remove'> = {},
  ): BoundedLabels<Child> {
    return new BoundedLabels({
      ...options,
      make: (value) => metric.labels(value),
      remove: (value) => metric.remove(value),
    });
  }
}
