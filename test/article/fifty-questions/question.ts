/** What an answer holds in one place: a slug, a count, a share. */
export type Leaf = string | number | boolean;

/** A question about the article, the query that asks it, and all that its answer holds, in any order. */
export type Question = readonly [question: string, query: string, answer: readonly Leaf[]];
