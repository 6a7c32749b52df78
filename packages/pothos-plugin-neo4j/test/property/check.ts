import { type ExecutionResult, execute } from 'graphql';
import type { Driver } from 'neo4j-driver';
import { vi } from 'vitest';
import { executeDirectly, type GraphRuntime, graphContext, graphRuntime } from '../../src/index.ts';
import { Choices } from './choices.ts';
import { difference } from './compare.ts';
import { drawData } from './data.ts';
import { clear, load } from './load.ts';
import type { Model } from './model.ts';
import { type Cursor, drawOperation, drawVariables, type Operation } from './operations/operation.ts';
import { type Datasets, Reference } from './reference/answer.ts';

/** The numbers that a random case is drawn from: one operation, data for several datasets, values for several requests. */
export interface RandomCase {
  readonly operation: readonly number[];
  readonly data: readonly (readonly number[])[];
  readonly requests: readonly (readonly number[])[];
}

type Plain = {
  data: unknown;
  errors?: { path?: unknown[]; message: string; extensions: Record<string, unknown> }[];
};

/** Holds the plugin's answers against the reference's. */
export class Checker {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #references = new Map<Model, Reference>();
  readonly #runtimes = new Map<Model, GraphRuntime>();
  readonly #sent: { readonly text: string; readonly parameters: object }[] = [];
  /** Every statement so far with the parameters it was first sent with, to be explained once each. */
  readonly statements = new Map<string, object>();
  /** Statements that Neo4j is planning beforehand. */
  #planning = 0;
  /** Requests that were compared. */
  cases = 0;
  /** Root fields that gave an error on both sides. */
  refused = 0;

  constructor(driver: Driver, database: string) {
    this.#driver = driver;
    this.#database = database;
  }

  /**
   * Checks one random operation over random data with random variables.
   *
   * @returns False where the numbers give no valid operation.
   * @throws Error with operation, variables, data and Cypher, where plugin and reference differ.
   */
  async check(model: Model, random: RandomCase): Promise<boolean> {
    const operation = drawOperation(model, new Choices(random.operation));
    if (!operation) return false;
    const [first, ...others] = random.data.map((numbers, at) =>
      drawData(model.graph, `d${at}`, new Choices(numbers)),
    );
    if (!first) return false;
    const datasets: Datasets = [first, ...others];
    await clear(this.#driver, this.#database);
    for (const data of datasets) await load(this.#driver, this.#database, model.graph, data);
    // Cursors are places in one dataset's order, but any other's rows come before or after them all the same.
    const cursors = new Map<number, Cursor[]>();
    const again: (() => Promise<void>)[] = [];
    for (const [at, numbers] of random.requests.entries()) {
      const choices = new Choices(numbers);
      const rotated = [...datasets.slice(at % datasets.length), ...datasets.slice(0, at % datasets.length)];
      const [head = first, ...tail] = rotated;
      again.push(await this.#request(model, operation, [head, ...tail], choices, cursors));
    }
    // All at once now: requests of one shape share statements, and each has to get what it got alone. The first time, Neo4j is
    // asked to plan what is shared.
    for (let times = 0; times < 2; times += 1) {
      this.#sent.length = 0;
      await Promise.all(again.map((ask) => ask()));
      this.#noteStatements();
      await vi.waitUntil(() => this.#planning === 0, { timeout: 60_000, interval: 10 });
    }
    return true;
  }

  /** Checks one request. @returns Asks it once more and holds the answer against the first. */
  async #request(
    model: Model,
    operation: Operation,
    datasets: Datasets,
    choices: Choices,
    cursors: Map<number, Cursor[]>,
  ): Promise<() => Promise<void>> {
    const variables = drawVariables(operation, choices, datasets, cursors);
    const { result, roots } = this.#reference(model).answer(
      operation.document,
      variables.reference,
      datasets,
    );
    const wanted = plain(result);
    this.#sent.length = 0;
    const runtime = this.#runtime(model, datasets);
    const answer = async (directly: boolean) => {
      const args = {
        schema: model.schema,
        document: operation.document,
        variableValues: variables.real,
        contextValue: graphContext(runtime),
      };
      return plain(await ((directly ? executeDirectly(args) : undefined) ?? execute(args)));
    };
    // Both ways to answer take their turns: the plugin's own executor and graphql-js.
    const directly = this.cases % 2 === 0;
    const real = await answer(directly);
    this.cases += 1;
    this.#noteStatements();
    const found: [number, Cursor][] = [];
    const note = (key: string, cursor: Cursor) => {
      const site = /^(?:start|end|cursor)(\d+)$/.exec(key)?.[1];
      if (site !== undefined) found.push([Number(site), cursor]);
    };
    const refused = wanted.errors?.length ?? 0;
    this.refused += refused;
    const problem =
      difference(errorsOf(real), errorsOf(wanted), note, 'errors') ??
      difference(real.data, wanted.data, note, 'data') ??
      // The nearest names of a reference that is not found take a statement of their own; light lookups share one.
      (this.#sent.length - refused > roots ? `${this.#sent.length} statements, not ${roots}` : undefined);
    for (const [site, cursor] of found) cursors.set(site, [...(cursors.get(site) ?? []), cursor]);
    const fail = (at: string, given: Plain) =>
      this.#failure(at, model, operation, variables.real, datasets, given);
    if (problem !== undefined) throw fail(problem, real);
    return async () => {
      const together = await answer(directly);
      const changed =
        difference(errorsOf(together), errorsOf(real), () => undefined, 'errors') ??
        difference(together.data, real.data, () => undefined, 'data');
      if (changed !== undefined) throw fail(`${changed}, when asked together with others`, together);
    };
  }

  #noteStatements(): void {
    for (const { text, parameters } of this.#sent) {
      if (!this.statements.has(text)) this.statements.set(text, parameters);
    }
  }

  /** One runtime for all requests, so that cached plans serve them; as if the process had seen the current releases before. */
  #runtime(model: Model, datasets: Datasets): GraphRuntime {
    const runtime =
      this.#runtimes.get(model) ??
      graphRuntime({
        driver: this.#driver,
        database: this.#database,
        graph: model.graph,
        defaultDataset: 'd0',
        timeout: 20_000,
        sharing: { underWay: 2, work: Number.POSITIVE_INFINITY },
        onStatement: (statement) => {
          if (isPlanning(statement)) this.#planning += 1;
          else this.#sent.push(statement);
        },
        onSettled: (statement) => {
          if (isPlanning(statement)) this.#planning -= 1;
        },
      });
    this.#runtimes.set(model, runtime);
    for (const { dataset } of datasets) runtime.releases.set(dataset, `${dataset}_1`);
    return { ...runtime, defaultDataset: datasets[0].dataset };
  }

  #reference(model: Model): Reference {
    const known = this.#references.get(model) ?? new Reference(model);
    this.#references.set(model, known);
    return known;
  }

  #failure(
    problem: string,
    model: Model,
    operation: Operation,
    variables: Readonly<Record<string, unknown>>,
    datasets: Datasets,
    real: Plain,
  ): Error {
    const data = datasets.map(({ dataset, nodes, edges }) => [
      dataset,
      ...nodes.map(({ type, slug, values }) => `  (${type.name} ${slug} ${JSON.stringify(values)})`),
      ...edges.map(
        ({ from, type, to, values }) =>
          `  (${from.type.name} ${from.slug})-[${type} ${JSON.stringify(values)}]->(${to.type.name} ${to.slug})`,
      ),
    ]);
    return new Error(
      [
        `The answer of ${model.name} is not the reference's at ${problem}`,
        operation.text,
        `variables ${JSON.stringify(variables)}`,
        ...data.flat(),
        ...this.#sent.map(({ text, parameters }) => `${text}\n  ${JSON.stringify(parameters)}`),
        ...(real.errors ?? []).map(({ message }) => `error: ${message}`),
      ].join('\n'),
    );
  }
}

function isPlanning({ cypher }: { readonly cypher?: string }): boolean {
  return cypher === 'plan';
}

function plain(result: ExecutionResult): Plain {
  return JSON.parse(
    JSON.stringify({
      ...result,
      errors: result.errors?.map((error) => ({
        ...error.toJSON(),
        original: String(error.originalError ?? ''),
      })),
    }),
  ) as Plain;
}

function errorsOf({ errors = [] }: Plain): unknown {
  return errors
    .map(({ path, extensions }) => ({
      path: (path ?? []).join('.'),
      code: extensions?.code ?? 'none',
      argument: extensions?.argument,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
