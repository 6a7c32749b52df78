import { checkPage, pageSize } from '../planner/page.ts';
import type {
  ConnectionField,
  ConnectionPlan,
  EdgeField,
  ObjectPlan,
  SelectedField,
  ValuePlan,
} from '../planner/plan.ts';
import { compileField } from './connection.ts';
import type { CompileContext, Projection } from './context.ts';
import { pageQuery } from './page.ts';
import { emptyObject } from './result-object.ts';
import { orderKeys, rowsOf } from './rows.ts';
import type { Scope } from './scope.ts';

/** Groups the selected fields of one object that are compiled by one subquery: each by itself, but for pages of one relationship. */
export function groupMergeable(fields: readonly SelectedField[]): readonly (readonly SelectedField[])[] {
  const groups = new Map<unknown, SelectedField[]>();
  for (const field of fields) {
    const { value } = field;
    const same = (value.kind === 'connection' && mergeKey(value)) || field;
    groups.set(same, [...(groups.get(same) ?? []), field]);
  }
  return [...groups.values()];
}

/**
 * Pages of one relationship merge where they differ in nothing but their size and which values of their rows are
 * selected. Where relationships are followed from the rows, a small page's would be followed from all rows of a large one.
 */
function mergeKey({ source, filter, order, page, fields }: ConnectionPlan): string | undefined {
  const isUnfiltered =
    source.kind === 'relationship' &&
    !source.threshold &&
    !filter &&
    order.length === 0 &&
    !page.after &&
    !page.before;
  return isUnfiltered && fields.every(isLight)
    ? `${source.relationship.name} ${source.includeInferred} ${page.backward}`
    : undefined;
}

function isLight(field: ConnectionField): boolean {
  switch (field.kind) {
    case 'typename':
    case 'absent':
      return true;
    case 'nodes':
      return hasValuesOnly(field.object);
    case 'edges':
      return field.fields.every(isLightEdge);
    case 'pageInfo':
    case 'totalCount':
    case 'summary':
    case 'threshold':
    case 'aggregate':
    case 'groups':
      return false;
  }
}

function isLightEdge(field: EdgeField): boolean {
  switch (field.kind) {
    case 'node':
      return hasValuesOnly(field.object);
    case 'value':
      return isOwnValue(field.value);
    case 'cursor':
    case 'column':
      return true;
  }
}

function hasValuesOnly({ shared, branches }: ObjectPlan): boolean {
  return [...shared, ...branches.flatMap(({ fields }) => fields)].every(({ value }) => isOwnValue(value));
}

function isOwnValue({ kind }: ValuePlan): boolean {
  switch (kind) {
    case 'typename':
    case 'absent':
    case 'id':
    case 'property':
    case 'basis':
      return true;
    case 'row':
    case 'one':
    case 'connection':
    case 'traversal':
      return false;
  }
}

/**
 * Compiles pages that merge: their rows are read once, as far as the largest goes, and the others are cut from it.
 *
 * @returns A projection that decodes to a list, an answer for each page.
 */
export function compileMerged(
  plans: readonly ConnectionPlan[],
  scope: Scope,
  context: CompileContext,
): Projection {
  const [first] = plans;
  if (!first) throw new TypeError('There is no page to compile');
  const rows = rowsOf(first, scope, context);
  const keys = orderKeys(first, rows, context);
  const items: Projection[] = [];
  const pages = plans.map((plan) => {
    const { location } = plan.page;
    context.checks.push((binding) => checkPage(location, binding.arguments(location)));
    const parts = plan.fields.map((field) => {
      const part = compileField(field, plan, context);
      const item = part.items(rows, keys);
      return { key: field.key, part, item, column: columnOf(item, items) };
    });
    return { plan, parts };
  });
  const locations = plans.map(({ page }) => page.location);
  return context.subquery(pageQuery(first, rows, keys, items, 0, context, locations), (raw, decoding) => {
    const fetched = raw as readonly (readonly unknown[])[];
    return pages.map(({ plan, parts }) => {
      const size = pageSize(decoding.binding.arguments(plan.page.location));
      const within = fetched.slice(0, size);
      const ordered = plan.page.backward ? within.toReversed() : within;
      const found = { rows: ordered, more: false, total: 0, preceding: false, following: false, keys };
      const answer = emptyObject(plan.typename);
      for (const { key, part, item, column } of parts) {
        answer[key] = part.decode(found, column, item.decode, decoding);
      }
      return answer;
    });
  });
}

/** The place of an item in the row; of one that is there already where it is the same. */
function columnOf(item: Projection, items: Projection[]): number {
  const existing = items.findIndex(({ text, bindings }) => text === item.text && bindings.length === 0);
  if (existing >= 0 && item.bindings.length === 0) return existing;
  return items.push(item) - 1;
}
