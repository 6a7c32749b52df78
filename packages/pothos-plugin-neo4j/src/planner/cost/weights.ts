/** What a statement costs before it has read anything. */
export const STATEMENT = 1;

/** A relationship that a statement follows: planning it takes Neo4j as long as many values, but each text is planned once. */
export const PLANNING = 10;

/** A row that is read, compared or sorted and does not come into the answer. */
export const VISITED_ROW = 0.3;

/** A letter of a text that is compared without its case: Neo4j changes the case anew for each row. */
export const FOLDED_LETTER = 1 / 40;

/** A row that an index counts. */
export const COUNTED_ROW = 0.03;

/** Rows of a traversal that does not say its ceiling, and of the lists inside one of its rows. */
export const ROWS = 100;
export const ROWS_WITHIN = 20;
