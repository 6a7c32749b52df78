import { parseCypher, printCypher } from '../cypher-parts/index.ts';

/** A statement that answers several requests of one text, one row for each. */
export interface BatchStatement {
  readonly text: string;
  /** Parameters that stay the statement's own: Neo4j takes no limits from rows. Requests go together where they agree on them. */
  readonly common: readonly string[];
}

/** Name of the parameter that lists the other parameters' values, one map for each request. */
export const REQUESTS = 'requests';

/** Column, and key in each map, of a request's place in the list. */
export const AT = 'at';

const GIVEN = 'given';

/** A statement in its parts. */
export interface StatementParts {
  /** What comes before the one row. */
  readonly body: string;
  /** Expressions by the column that they give. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Writes a statement that answers one request. */
export function statementText({ body, columns }: StatementParts): string {
  const columnList = Object.entries(columns).map(([name, expression]) => `${expression} AS ${name}`);
  return `${body}RETURN ${columnList.join(', ')}`;
}

/** Writes a statement that answers a list of requests, each as `statementText` would alone. */
export function batchStatement({ body, columns }: StatementParts): BatchStatement {
  const request = unusedName(statementText({ body, columns }));
  const common = new Set<string>();
  // Where there is a count in the expressions, Neo4j wants to see what they are of: so the request is given as well.
  const alone = parseCypher(statementText({ body, columns: { [GIVEN]: request, ...columns } }));
  const text = printCypher(alone, {
    parameter({ name, limits }) {
      if (!limits) return `${request}.${name}`;
      common.add(name);
      return `$${name}`;
    },
    // The request's values are let into the scope of each subquery.
    subquery({ sees }) {
      return { nothing: `CALL (${request})`, names: `CALL (${request}, `, everything: 'CALL (*)' }[sees];
    },
  });
  const given = [`${GIVEN}.${AT} AS ${AT}`, ...Object.keys(columns)].join(', ');
  return {
    text: `UNWIND $${REQUESTS} AS ${request} CALL (${request}) { ${text} } RETURN ${given}`,
    common: [...common],
  };
}

function unusedName(text: string): string {
  let name = 'request';
  while (text.includes(name)) name += '_';
  return name;
}
