import type { Graph } from '@rolegraph/graph-model';
import type { GlobalId } from '../global-id.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import { Parameters } from './parameters.ts';

/** What a request brings to a compiled statement: the values of its arguments and the releases it is pinned to. */
export interface Binding {
  /** Arguments given at a place in the operation, coerced by GraphQL. */
  arguments(location: FieldLocation): Readonly<Record<string, unknown>>;
  /** The release of a dataset that this request reads. */
  release(dataset: string): string;
  /** The releases that this request reads of all datasets that there are. */
  releases(): readonly string[];
  /** The dataset that a reference without one belongs to. */
  readonly defaultDataset: string;
  /** The nodes that an ordinary resolver has named. */
  readonly named: readonly GlobalId[];
}

/** How a parameter gets its value once a request binds the statement. */
export type ParameterSource = (binding: Binding) => unknown;

/** What decoding a value may need besides the value. */
export interface Decoding {
  readonly binding: Binding;
  /** Name of the concrete type of the node being decoded. */
  readonly typename: string | undefined;
}

export type Decode = (raw: unknown, decoding: Decoding) => unknown;

/**
 * A value in Cypher with the way to read it back. `bindings` are subqueries that have to be bound by a WITH before
 * `text` can stand in a list: Neo4j rejects an aggregate inside a subquery inside a list.
 */
export interface Projection {
  readonly bindings: readonly string[];
  readonly text: string;
  readonly decode: Decode;
}

const MAX_SEEKS = 16;

/** Allocates the variables and parameters of one statement. */
export class CompileContext {
  readonly graph: Graph;
  /** The release that every node in the answer belongs to; undefined where the client's references decide. */
  readonly release: ParameterSource | undefined;
  readonly parameters = new Parameters<ParameterSource>();
  /** Checks of the client's values that no parameter makes. */
  readonly checks: ((binding: Binding) => void)[] = [];
  readonly #seeks = new Map<object, { readonly variable: string; readonly clause: string }>();
  #variables = 0;
  #allReleases: string | undefined;

  constructor(graph: Graph, release: ParameterSource | undefined) {
    this.graph = graph;
    this.release = release;
  }

  /** The clauses that the statement begins with, which bind the nodes that its filters name. */
  get seeks(): readonly string[] {
    return [...this.#seeks.values()].map(({ clause }) => clause);
  }

  /** Whether the statement leads from one dataset into others, whichever they are. */
  get spansDatasets(): boolean {
    return this.#allReleases !== undefined;
  }

  /** The parameter that lists the releases of all datasets. */
  allReleases(): string {
    this.#allReleases ??= this.parameters.add((binding) => binding.releases());
    return this.#allReleases;
  }

  /**
   * Binds a node at the start of the statement, once for every use.
   *
   * @param what Tells whether it is bound already.
   * @param clause Gives the clause that binds it; it has to give one row in any case.
   * @returns The variable; undefined where so many are bound that Neo4j's planner would take long over them.
   */
  seek(what: object, clause: (variable: string) => string): string | undefined {
    const cached = this.#seeks.get(what);
    if (cached) return cached.variable;
    if (this.#seeks.size === MAX_SEEKS) return undefined;
    const variable = this.variable('a');
    this.#seeks.set(what, { variable, clause: clause(variable) });
    return variable;
  }

  /** A fresh variable name, such as `n3`. */
  variable(prefix: string): string {
    return `${prefix}${this.#variables++}`;
  }

  /** Binds a subquery to a fresh variable. */
  subquery(text: string, decode: Decode): Projection {
    const name = this.variable('s');
    return { bindings: [`${text} AS ${name}`], text: name, decode };
  }
}

/** The WITH clause that makes bindings available beside all that is in scope already. */
export function withBindings(bindings: readonly string[]): string {
  return bindings.length === 0 ? '' : `WITH *, ${bindings.join(', ')} `;
}
