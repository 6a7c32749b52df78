import {
  type InterfaceType,
  isNumeric,
  type NodeType,
  type Property,
  type Relationship,
} from '@rolegraph/graph-model';
import { edgeProperties } from '../data.ts';
import { rowFits } from './filter.ts';
import type { Row, World } from './links.ts';
import { compareBy, sortKeys, valuesOf } from './sort.ts';
import { asText, order } from './values.ts';

type Args = Readonly<Record<string, unknown>>;

/** What a connection is made of, before its arguments are looked at. */
export interface Source {
  readonly rows: readonly Row[];
  readonly target: NodeType | InterfaceType;
  readonly relationship: Relationship | undefined;
  readonly ranking: string | undefined;
  /** Rows that the threshold leaves out, and what the client says of it. */
  readonly leftOut?: readonly Row[];
  readonly requirement?: Args;
}

/** A connection with its page cut, whose fields only have to be read. */
export interface Connection {
  readonly kind: 'connection';
  readonly all: readonly Row[];
  readonly leftOut: readonly Row[];
  readonly page: readonly { readonly row: Row; readonly cursor: string }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
  readonly source: Source;
}

/** How cursors of the reference begin: nothing in the data does. */
export const CURSOR = 'reference cursor ';
const PAGE = 100;

/** Filters, sorts and cuts. */
export function connection(source: Source, args: Args, world: World): Connection {
  const { target, relationship, ranking } = source;
  const filter = (args.filter ?? {}) as Args;
  const fits = (row: Row) => rowFits(row, filter, target, relationship, world);
  const all = source.rows.filter(fits);
  const keys = sortKeys((args.orderBy ?? []) as Args[], target, relationship, ranking, world);
  const sorted = all
    .map((row) => ({ row, values: valuesOf(keys, row) }))
    .sort((a, b) => compareBy(keys, a.values, b.values));
  const [after, before] = [readCursor(args.after), readCursor(args.before)];
  const preceding = sorted.filter(({ values }) => after && compareBy(keys, values, after) <= 0);
  const following = sorted.filter(({ values }) => before && compareBy(keys, values, before) >= 0);
  const between = sorted.filter((row) => !preceding.includes(row) && !following.includes(row));
  const { first, last } = args as { readonly first?: number | null; readonly last?: number | null };
  const cut = typeof last === 'number' ? between.slice(-last) : between.slice(0, first ?? PAGE);
  const page = cut.map(({ row, values }) => ({ row, cursor: `${CURSOR}${JSON.stringify(values)}` }));
  const beginning = typeof last === 'number' ? Math.max(between.length - last, 0) : 0;
  return {
    kind: 'connection',
    all,
    leftOut: (source.leftOut ?? []).filter(fits),
    page,
    pageInfo: {
      hasPreviousPage: beginning > 0 || preceding.length > 0,
      hasNextPage: beginning + cut.length < between.length || following.length > 0,
      startCursor: page.at(0)?.cursor ?? null,
      endCursor: page.at(-1)?.cursor ?? null,
    },
    source,
  };
}

function readCursor(cursor: unknown): readonly unknown[] | undefined {
  if (typeof cursor !== 'string') return undefined;
  return JSON.parse(cursor.slice(CURSOR.length)) as unknown[];
}

/** Numbers of one side's property, over all pages; null where the rows have no such number. */
export function aggregate(
  { all, source: { target, relationship } }: Connection,
  side: 'node' | 'edge',
  property: string,
  { model }: World,
): Args | null {
  const onEdge = relationship ? edgeProperties(model.graph, relationship) : new Map<string, Property>();
  const declared = (side === 'node' ? target.properties : onEdge).get(property);
  if (!declared || declared.list || !isNumeric(declared.kind)) return null;
  const numbers = all.flatMap((row) => {
    const value = row[side]?.values[property];
    return typeof value === 'number' ? [value] : [];
  });
  const sum = numbers.reduce((total, number) => total + number, 0);
  const none = numbers.length === 0;
  const mean = sum / numbers.length;
  const squares = numbers.reduce((total, number) => total + (number - mean) ** 2, 0);
  return {
    count: numbers.length,
    missing: all.length - numbers.length,
    distinct: new Set(numbers).size,
    sum,
    min: none ? null : Math.min(...numbers),
    max: none ? null : Math.max(...numbers),
    avg: none ? null : mean,
    median: percentile(numbers, 0.5),
    percentile: ({ share }: Args) => percentile(numbers, Number(share)),
    standardDeviation: numbers.length < 2 ? null : Math.sqrt(squares / (numbers.length - 1)),
  };
}

/** The value that a share of the numbers is below, on the straight line between the two nearest. */
function percentile(numbers: readonly number[], share: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}

/** The rows of each value, or of each item of a list: the most frequent first, then by value. */
export function groupBy(connection: Connection, { key, first }: Args, { model }: World): readonly Args[] {
  const { all, source } = connection;
  const { side, property } = groupKey(String(key), source, model.graph);
  const groups = new Map<unknown, Row[]>();
  for (const row of all) {
    const value = row[side]?.values[property.name];
    const items = property.list
      ? new Set(Array.isArray(value) && value.length > 0 ? value : [null])
      : [value];
    for (const item of items) groups.set(item, [...(groups.get(item) ?? []), row]);
  }
  return [...groups]
    .sort(([a, many], [b, few]) => few.length - many.length || order(a, b))
    .slice(0, Number(first))
    .map(([value, rows]) => ({
      key: asText(property.kind, value),
      count: rows.length,
      aggregate: { kind: 'aggregate', connection: { ...connection, all: rows } },
    }));
}

/** Keys are called `NODE_` or `EDGE_` and the property's name in capitals. */
function groupKey(key: string, { target, relationship }: Source, graph: World['model']['graph']) {
  const side = key.startsWith('NODE_') ? 'node' : 'edge';
  const edge = relationship ? edgeProperties(graph, relationship) : new Map<string, Property>();
  const properties = side === 'node' ? target.properties : edge;
  const property = [...properties.values()].find(({ name }) => key === `${side}_${name}`.toUpperCase());
  if (!property) throw new TypeError(`The reference does not know the key ${key}`);
  return { side, property } as const;
}
