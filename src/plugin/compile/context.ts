import { Parameters } from '../../cypher/parameters.ts';
import type { Graph } from '../../graph/index.ts';
import type { Site } from '../plan/site.ts';

/** What a request brings to a compiled statement: the values of its arguments and the releases it is pinned to. */
export interface Binding {
  /** Arguments given at a place in the operation, coerced by GraphQL. */
  arguments(site: Site): Readonly<Record<string, unknown>>;
  /** The release of a dataset that this request reads. */
  release(dataset: string): string;
  /** The dataset that a reference without one belongs to. */
  readonly defaultDataset: string;
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

/** Allocates the variables and parameters of one statement. */
export class CompileContext {
  readonly graph: Graph;
  readonly parameters = new Parameters<ParameterSource>();
  /** Checks of the client's values that no parameter makes. */
  readonly checks: ((binding: Binding) => void)[] = [];
  #variables = 0;

  constructor(graph: Graph) {
    this.graph = graph;
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
