import type { FieldLocation } from './field-location.ts';
import { PAGE_LIMIT, pageSize } from './page.ts';
import type {
  ConnectionField,
  ConnectionPlan,
  EdgeField,
  ObjectPlan,
  PartField,
  RecordField,
  RecordNarrowing,
  RecordPlan,
  RootPlan,
  TraversalPlan,
  ValuePlan,
} from './plan.ts';
import type { PredicatePlan } from './predicate.ts';

/** Gives the arguments of one request at a field location. */
export type ArgumentsAt = (location: FieldLocation) => Readonly<Record<string, unknown>>;

/** The most values that an answer may have to be made of, for the arguments of one request. */
export type Cost = (argumentsAt: ArgumentsAt) => number;

/** What a statement costs before it has read anything. */
const STATEMENT = 1;
/** An aggregate, a group or what a threshold leaves out reads every row there is, a page only its own. */
const WHOLE_SET = 10;
/** Rows of a traversal that does not say its ceiling, and of the lists inside one of its rows. */
const ROWS = 100;
const ROWS_WITHIN = 20;

/**
 * Works out what a root field costs: the fields of its plan, each as often as there may be rows of it. Pages count with the
 * size that is asked for, traversals with their ceilings. The shape is walked once; only sizes are looked up per request.
 */
export function costOf(plan: RootPlan): Cost {
  return plus(STATEMENT, ofRoot(plan));
}

function ofRoot(plan: RootPlan): Cost {
  switch (plan.kind) {
    case 'lookup':
      return ofObject(plan.object);
    case 'list':
      return ofConnection(plan.connection);
    case 'nodes': {
      const perNode = sum(plan.objects.map(({ object }) => ofObject(object)));
      return times(
        (argumentsAt) => (plan.from === 'ids' ? within(countOf(argumentsAt(plan.location).ids)) : 1),
        perNode,
      );
    }
    case 'traversal':
      return ofTraversal(plan);
  }
}

/** The size that the client asks for counts where there is one, be it of the rows or of the lists in the one row. */
function ofTraversal(plan: TraversalPlan): Cost {
  const { result } = plan;
  switch (result.kind) {
    case 'connection':
      return ofConnection(result);
    case 'parts':
      return sum(result.fields.map(ofPart));
    case 'record':
      return ofRecords(plan, result);
  }
}

function ofPart(field: PartField): Cost {
  switch (field.kind) {
    case 'typename':
      return oneValue;
    case 'part':
      return ofConnection(field.connection);
  }
}

function ofRecords({ location, traversal }: TraversalPlan, result: RecordPlan): Cost {
  const { ceiling } = traversal;
  const sizeArgument = ['first', 'limit'].find((name) => name in traversal.arguments);
  const sizeOr = (fallback: number) => (argumentsAt: ArgumentsAt) => {
    const size = sizeArgument === undefined ? undefined : argumentsAt(location)[sizeArgument];
    if (typeof size === 'number') return Math.max(0, size);
    return typeof ceiling === 'function' ? ceiling(argumentsAt(location)) : (ceiling ?? fallback);
  };
  return traversal.gives.kind === 'row'
    ? ofRecord(result, sizeOr(ROWS_WITHIN))
    : times(sizeOr(ROWS), ofRecord(result));
}

function ofConnection({ page, filter, order, fields }: ConnectionPlan): Cost {
  const rows = fields.flatMap(ofRow);
  const once = fields.map(onceOf).reduce((all, cost) => all + cost, 0);
  const fixed = 1 + once + order.length + (filter ? conditions(filter.predicate) : 0);
  if (rows.length === 0) return () => fixed;
  return plus(
    fixed,
    times((argumentsAt) => within(pageSize(argumentsAt(page.location))), plus(1, sum(rows))),
  );
}

/** What a field costs for each row of the page; nothing where it is read once. */
function ofRow(field: ConnectionField): readonly Cost[] {
  switch (field.kind) {
    case 'nodes':
      return [ofObject(field.object)];
    case 'edges':
      return [sum(field.fields.map(ofEdge))];
    case 'typename':
    case 'pageInfo':
    case 'totalCount':
    case 'summary':
    case 'threshold':
    case 'aggregate':
    case 'groups':
      return [];
  }
}

function ofEdge(field: EdgeField): Cost {
  switch (field.kind) {
    case 'node':
      return ofObject(field.object);
    case 'value':
      return ofValue(field.value);
    case 'cursor':
    case 'column':
      return oneValue;
  }
}

/** What a field costs however many rows the page has; 0 where it is read for each row. */
function onceOf(field: ConnectionField): number {
  switch (field.kind) {
    case 'nodes':
    case 'edges':
      return 0;
    case 'aggregate':
    case 'groups':
      return field.fields.length * WHOLE_SET;
    case 'threshold':
      return WHOLE_SET;
    case 'typename':
    case 'pageInfo':
    case 'totalCount':
    case 'summary':
      return 1;
  }
}

/** Of an interface's branches one is taken: the dearest counts. */
function ofObject({ shared, branches }: ObjectPlan): Cost {
  const own = sum(shared.map(({ value }) => ofValue(value)));
  const others = branches.map(({ fields }) => sum(fields.map(({ value }) => ofValue(value))));
  if (others.length === 0) return own;
  return (argumentsAt) => own(argumentsAt) + Math.max(...others.map((other) => other(argumentsAt)));
}

function ofValue(value: ValuePlan): Cost {
  switch (value.kind) {
    case 'connection':
      return ofConnection(value);
    case 'traversal':
      return plus(1, ofTraversal(value));
    case 'one':
      return plus(1, ofObject(value.object));
    case 'typename':
    case 'id':
    case 'property':
    case 'basis':
    case 'row':
      return oneValue;
  }
}

function ofRecord({ fields }: RecordPlan, lists: Rows = () => ROWS_WITHIN): Cost {
  return sum(fields.map((field) => ofColumn(field, lists)));
}

function ofColumn(field: RecordField, lists: Rows): Cost {
  switch (field.kind) {
    case 'node':
      return times(field.list ? lists : single, plus(1, ofObject(field.object)));
    case 'record': {
      const items = field.list ? itemsOf(field.narrowing, lists) : single;
      return plus(narrowingCost(field.narrowing), times(items, ofRecord(field.record)));
    }
    case 'evidence':
      return ofValue(field.value);
    case 'typename':
    case 'scalar':
    case 'leftOut':
      return oneValue;
  }
}

function narrowingCost(narrowing: RecordNarrowing | undefined): number {
  if (!narrowing) return 0;
  return narrowing.order.length + (narrowing.filter ? conditions(narrowing.filter.predicate) : 0);
}

/** How many items of a list count: as many as the client asks for, where it says so. */
function itemsOf(narrowing: RecordNarrowing | undefined, lists: Rows): Rows {
  if (!narrowing?.limited) return lists;
  return (argumentsAt) => within(Number(argumentsAt(narrowing.location).first));
}

/** Conditions of a filter, those behind relationships among them. */
function conditions(predicate: PredicatePlan): number {
  return innerOf(predicate).reduce((all, inner) => all + conditions(inner), 1);
}

function innerOf(predicate: PredicatePlan): readonly PredicatePlan[] {
  switch (predicate.kind) {
    case 'all':
    case 'any':
      return predicate.of;
    case 'not':
    case 'column':
    case 'related':
      return [predicate.of];
    case 'compare':
    case 'missing':
    case 'id':
    case 'count':
      return [];
  }
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}

/** A page that is too large is refused as such, not for its cost. */
function within(size: number): number {
  return Math.min(PAGE_LIMIT, Math.max(0, size));
}

const oneValue: Cost = () => 1;

type Rows = (argumentsAt: ArgumentsAt) => number;

const single: Rows = () => 1;

function sum(costs: readonly Cost[]): Cost {
  const plain = costs.filter((cost) => cost === oneValue).length;
  const [first, ...others] = costs.filter((cost) => cost !== oneValue);
  if (!first) return () => plain;
  if (others.length === 0) return plus(plain, first);
  return (argumentsAt) => others.reduce((all, cost) => all + cost(argumentsAt), plain + first(argumentsAt));
}

function plus(fixed: number, cost: Cost): Cost {
  return (argumentsAt) => fixed + cost(argumentsAt);
}

function times(rows: Rows, perRow: Cost): Cost {
  return (argumentsAt) => rows(argumentsAt) * perRow(argumentsAt);
}
