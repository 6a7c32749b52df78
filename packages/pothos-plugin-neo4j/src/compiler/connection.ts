import { escapeName } from '@rolegraph/graph-model/cypher';
import { checkPage, pageSize } from '../planner/page.ts';
import type { ConnectionField, ConnectionPlan } from '../planner/plan.ts';
import { decodeAggregate, decodeGroups } from './aggregate.ts';
import type { CompileContext, Decode, Decoding, Projection } from './context.ts';
import { checkCursors, cursorValues } from './cursor.ts';
import { compileEdge } from './edge.ts';
import { compileObject } from './object.ts';
import type { OrderKey } from './order.ts';
import { beyondQuery, countQuery, pageQuery, sidePass } from './page.ts';
import { type FetchedPage, pageInfo } from './page-info.ts';
import { compileColumn } from './record.ts';
import { emptyObject } from './result-object.ts';
import { orderKeys, type Rows, rowsOf } from './rows.ts';
import type { Scope } from './scope.ts';

/** Compiles a connection in a node's or an edge's scope: its page, its counts and its page information. */
export function compileConnection(plan: ConnectionPlan, scope: Scope, context: CompileContext): Projection {
  return compilePage(plan, () => rowsOf(plan, scope, context), context);
}

/**
 * Compiles a connection over any rows.
 *
 * @param rows Gives the rows' clauses with fresh variables at each call, because counts read them a second time.
 */
export function compilePage(plan: ConnectionPlan, rows: () => Rows, context: CompileContext): Projection {
  const parts = plan.fields.map((field) => compileField(field, plan, context));
  const wants = wanted(plan);
  const main = rows();
  const keys = orderKeys(plan, main, context);
  checkCursors(keys, plan.page);
  const { location } = plan.page;
  context.checks.push((binding) => checkPage(location, binding.arguments(location)));
  const items = parts.map((part) => part.items(main, keys));
  const bindings: string[] = [];
  const texts: string[] = [];
  const bind = (text: string) => {
    const { bindings: bound, text: name } = context.subquery(text, (raw) => raw);
    bindings.push(...bound);
    texts.push(name);
    return texts.length - 1;
  };
  const page = wants.rows ? bind(pageQuery(plan, main, keys, items, wants.more ? 1 : 0, context)) : undefined;
  const total = wants.total ? bind(countQuery(plan, rows(), context)) : undefined;
  const preceding = wants.preceding ? bind(beyondQuery('after', plan, rows(), context)) : undefined;
  const following = wants.following ? bind(beyondQuery('before', plan, rows(), context)) : undefined;
  const summary = bindSummary(plan, main, bind, context);
  const asideOf = (field: ConnectionField): Aside | undefined => {
    switch (field.kind) {
      case 'summary':
        return summary(field);
      case 'aggregate':
        return {
          column: bind(sidePass(field, plan, rows(), context)),
          decode: (raw) => decodeAggregate(field, raw),
        };
      case 'groups':
        return {
          column: bind(sidePass(field, plan, rows(), context)),
          decode: (raw) => decodeGroups(field, raw),
        };
      case 'threshold': {
        const leftOut = main.leftOut?.(field.report);
        return leftOut && { column: bind(leftOut.text), decode: leftOut.decode };
      }
      case 'typename':
      case 'absent':
      case 'nodes':
      case 'edges':
      case 'pageInfo':
      case 'totalCount':
        return undefined;
    }
  };
  const asides = plan.fields.map((field) => asideOf(field));
  const typename = plan.typename;
  return {
    bindings,
    text: `[${texts.join(', ')}]`,
    decode: (raw, decoding) => {
      const columns = raw as readonly unknown[];
      const size = pageSize(decoding.binding.arguments(plan.page.location));
      const fetched = page === undefined ? [] : (columns[page] as readonly (readonly unknown[])[]);
      const more = fetched.length > size;
      const within = more ? fetched.slice(0, size) : fetched;
      const ordered = plan.page.backward ? within.toReversed() : within;
      const found: FetchedPage = {
        rows: ordered,
        more,
        total: total === undefined ? 0 : Number(columns[total]),
        preceding: preceding !== undefined && columns[preceding] === true,
        following: following !== undefined && columns[following] === true,
        keys,
      };
      const answer = emptyObject(typename);
      for (const [position, field] of plan.fields.entries()) {
        const aside = asides[position];
        answer[field.key] = aside
          ? aside.decode(columns[aside.column], decoding)
          : parts[position]?.decode(found, position, items[position]?.decode, decoding);
      }
      return answer;
    },
  };
}

interface Part {
  items(rows: Rows, keys: readonly OrderKey[]): Projection;
  decode(found: FetchedPage, position: number, item: Decode | undefined, decoding: Decoding): unknown;
}

const noItem: Projection = { bindings: [], text: 'null', decode: () => null };

/** Compiles one thing that is asked of a connection. */
export function compileField(field: ConnectionField, plan: ConnectionPlan, context: CompileContext): Part {
  const decodeRows: Part['decode'] = (found, position, item, decoding) =>
    found.rows.map((row) => item?.(row[position], decoding));
  switch (field.kind) {
    case 'typename':
      return { items: () => noItem, decode: () => plan.typename };
    case 'totalCount':
      return { items: () => noItem, decode: (found) => found.total };
    case 'absent':
    case 'aggregate':
    case 'groups':
    case 'summary':
    case 'threshold':
      return { items: () => noItem, decode: () => null };
    case 'nodes':
      return { items: ({ node }) => compileObject(field.object, node, context), decode: decodeRows };
    case 'edges':
      return {
        items: (rows, keys) => compileEdge(field.typename, field.fields, rows, keys, context),
        decode: decodeRows,
      };
    case 'pageInfo':
      return {
        items: (_rows, keys) => {
          const cursors = field.parts.some(({ part }) => part === 'startCursor' || part === 'endCursor');
          return cursors ? { bindings: [], text: cursorValues(keys), decode: (raw) => raw } : noItem;
        },
        decode: (found, position) => pageInfo(field.parts, found, position, plan),
      };
  }
}

/** A value that is read beside the page, in a column of its own. */
interface Aside {
  readonly column: number;
  readonly decode: Decode;
}

/** Binds what is selected of all rows together by one subquery. @returns Gives the value of each selected column. */
function bindSummary(
  { fields }: ConnectionPlan,
  rows: Rows,
  bind: (text: string) => number,
  context: CompileContext,
): (field: Extract<ConnectionField, { kind: 'summary' }>) => Aside | undefined {
  const selected = fields.filter((field) => field.kind === 'summary');
  if (selected.length === 0 || !rows.summary) return () => undefined;
  const compiled = selected.map(({ recordField }) => compileColumn(recordField, escapeName, context));
  const column = bind(rows.summary(compiled.map(({ text }) => text)));
  return (field) => {
    const index = selected.indexOf(field);
    return {
      column,
      decode: (raw, decoding) => {
        const [row = []] = raw as readonly (readonly unknown[])[];
        return compiled[index]?.decode(row[index], decoding);
      },
    };
  };
}

/** Which parts of a connection the client's selection needs. */
function wanted({ fields, page }: ConnectionPlan) {
  const parts = new Set(
    fields.flatMap((field) => (field.kind === 'pageInfo' ? field.parts.map(({ part }) => part) : [])),
  );
  return {
    rows: fields.some(({ kind }) => kind === 'nodes' || kind === 'edges' || kind === 'pageInfo'),
    /** Whether one row more than the page has to be read, to tell whether there is one. */
    more: parts.has(page.backward ? 'hasPreviousPage' : 'hasNextPage'),
    total: fields.some(({ kind }) => kind === 'totalCount'),
    preceding: page.after && parts.has('hasPreviousPage'),
    following: page.before && parts.has('hasNextPage'),
  };
}
