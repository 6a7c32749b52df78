/** Values of an operation's variables. */
export type Values = Readonly<Record<string, unknown>>;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * How a peer's answer is brought into RoleGraph's shape, by key at any depth: `first` takes the only item of a list,
 * `total` makes an aggregate's count the `totalCount`, `under` puts a value under one more key, such as `nodes`, and `of`
 * takes a value out from under a key, such as `edges`. Several are followed in turn.
 */
export type Rules = Readonly<Record<string, Rule | readonly Rule[]>>;

export type Rule = 'first' | 'total' | { readonly under: string } | { readonly of: string };

export const nodes = { under: 'nodes' } as const;
export const edges = { of: 'edges' } as const;

/** The operation as a GraphQL peer is asked it. */
export interface Asking {
  readonly query: string;
  /** This peer's own values, where its variables differ. */
  readonly values?: (values: Values) => Values;
  readonly rules?: Rules;
  /** Whether it is answered by Cypher that its users have to write themselves, because the library has no such question. */
  readonly byHand?: boolean;
}

/** The best Cypher by hand, one column a row, and the answer in RoleGraph's shape. */
export interface Reference<Row = unknown> {
  readonly cypher: string;
  /** The statement's parameters; the operation's values where it is left out. `$release` is always there. */
  readonly parameters?: (values: Values) => Values;
  data(rows: readonly Row[]): unknown;
}

/** A work's reference, with what its rows hold said by its author. */
export function reference<Row>(written: Reference<Row>): Reference {
  return written;
}

/** One thing to measure: the same question put to every server, with several sets of values. */
export interface Work {
  readonly name: string;
  readonly title: string;
  /** Sets of values that requests rotate through. */
  readonly cases: (anchors: Anchors) => readonly Values[];
  readonly ours: Asking;
  readonly reference: Reference;
  readonly neo4jGraphql: Asking;
  /** Left out where a DataLoader schema would have to hand-write the statement as the reference does. */
  readonly dataloader?: Asking;
}

/** Nodes that works start from, chosen from the loaded data. */
export interface Anchors {
  /** Roles with frameworks and rated skills. */
  readonly roles: readonly string[];
  /** Frameworks by number of users, most first. */
  readonly popular: readonly string[];
  /** Pairs of roles that share several frameworks. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Pairs of roles with frameworks and rated skills, at random. */
  readonly strangers: readonly (readonly [string, string])[];
  readonly skills: readonly string[];
  readonly words: readonly string[];
  /** What people may write who mean several things at once: names, slugs, other names, and misspelt ones. */
  readonly terms: readonly (readonly string[])[];
  readonly projects: readonly string[];
  readonly trends: readonly string[];
  /** Frameworks that a page begins behind: how many there are up to it, and RoleGraph's cursor of it; null before the first. */
  readonly deep: readonly {
    readonly slug: string;
    readonly place: number;
    readonly cursor: string | null;
  }[];
}
