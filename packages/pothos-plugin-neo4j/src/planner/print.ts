import type {
  ConnectionPlan,
  ConnectionSlot,
  EdgeSlot,
  ObjectPlan,
  PartSlot,
  RecordNarrowing,
  RecordPlan,
  RecordSlot,
  RelationshipSource,
  RootPlan,
  TraversalPlan,
  ValuePlan,
} from './plan.ts';
import type { OrderPlan, PredicatePlan } from './predicate.ts';

type Lines = readonly string[];

/** Prints a plan for people: a line for each part, indented under what it belongs to, the client's response keys first. */
export function printPlan(plan: RootPlan): string {
  return rootLines(plan).join('\n');
}

function rootLines(plan: RootPlan): Lines {
  switch (plan.kind) {
    case 'lookup':
      return [`lookup ${plan.type.name}`, ...under(objectLines(plan.object))];
    case 'list':
      return connectionLines(plan.connection);
    case 'nodes':
      return plan.objects.flatMap(({ type, object }) => [
        `nodes ${type.name} by ${plan.from}`,
        ...under(objectLines(object)),
      ]);
    case 'traversal': {
      const inferred = plan.includeInferred ? ' with inferred relationships' : '';
      return [`traversal ${plan.traversal.name}${inferred}`, ...under(resultLines(plan.result))];
    }
  }
}

function resultLines(result: TraversalPlan['result']): Lines {
  switch (result.kind) {
    case 'record':
      return recordLines(result);
    case 'connection':
      return connectionLines(result);
    case 'parts':
      return result.slots.flatMap(partLines);
  }
}

function partLines(slot: PartSlot): Lines {
  switch (slot.kind) {
    case 'typename':
      return [`${slot.key}: typename`];
    case 'part':
      return keyed(slot.key, connectionLines(slot.connection));
  }
}

function objectLines({ shared, branches }: ObjectPlan): Lines {
  return [
    ...shared.flatMap(({ key, value }) => valueLines(key, value)),
    ...branches.flatMap(({ type, slots }) => [
      `on ${type.name}`,
      ...under(slots.flatMap(({ key, value }) => valueLines(key, value))),
    ]),
  ];
}

function valueLines(key: string, value: ValuePlan): Lines {
  switch (value.kind) {
    case 'property':
      return [`${key}: property ${value.property}`];
    case 'row':
      return [`${key}: properties ${value.properties.join(', ')} for a resolver`];
    case 'one':
      return [`${key}: one ${arrow(value.source)}`, ...under(objectLines(value.object))];
    case 'connection':
      return keyed(key, connectionLines(value));
    case 'traversal':
      return [`${key}: ${value.traversal.name}`, ...under(recordLines(value.result))];
    case 'typename':
    case 'id':
    case 'basis':
      return [`${key}: ${value.kind}`];
  }
}

function keyed(key: string, [first = '', ...rest]: Lines): Lines {
  return [`${key}: ${first}`, ...rest];
}

function connectionLines({ source, target, page, filter, order, slots }: ConnectionPlan): Lines {
  const parts = [
    `connection ${sourceText(source, target)}`,
    page.backward ? 'from the end' : '',
    page.after ? 'after a cursor' : '',
    page.before ? 'before a cursor' : '',
    order.length > 0 ? `by ${order.map(orderText).join(', ')}` : '',
    filter ? `where ${predicateText(filter.predicate)}` : '',
  ];
  return [parts.filter((part) => part !== '').join(' '), ...under(slots.flatMap(connectionSlotLines))];
}

function sourceText(source: ConnectionPlan['source'], target: ConnectionPlan['target']): string {
  switch (source.kind) {
    case 'relationship':
      return arrow(source);
    case 'label':
      return `all ${source.type.name} → ${target.name}`;
    case 'traversal':
      return `rows of ${source.name} → ${target.name}`;
  }
}

function connectionSlotLines(slot: ConnectionSlot): Lines {
  switch (slot.kind) {
    case 'nodes':
      return [`${slot.key}: nodes`, ...under(objectLines(slot.object))];
    case 'edges':
      return [`${slot.key}: edges`, ...under(slot.slots.flatMap(edgeLines))];
    case 'groups':
      return [`${slot.key}: groups by ${slot.by.side} ${slot.by.property}`];
    case 'typename':
    case 'pageInfo':
    case 'totalCount':
    case 'summary':
    case 'threshold':
    case 'aggregate':
      return [`${slot.key}: ${slot.kind}`];
  }
}

function edgeLines(slot: EdgeSlot): Lines {
  switch (slot.kind) {
    case 'node':
      return [`${slot.key}: node`, ...under(objectLines(slot.object))];
    case 'cursor':
      return [`${slot.key}: cursor`];
    case 'column':
      return recordSlotLines(slot.slot);
    case 'value':
      return valueLines(slot.key, slot.value);
  }
}

function recordLines({ slots }: RecordPlan): Lines {
  return slots.flatMap(recordSlotLines);
}

function recordSlotLines(slot: RecordSlot): Lines {
  switch (slot.kind) {
    case 'typename':
      return [`${slot.key}: typename`];
    case 'scalar':
      return [`${slot.key}: column ${slot.column}`];
    case 'leftOut':
      return [`${slot.key}: threshold, and what it leaves out by ${slot.column}`];
    case 'node':
      return [
        `${slot.key}: ${slot.list ? 'nodes' : 'node'} ${slot.column}`,
        ...under(objectLines(slot.object)),
      ];
    case 'record':
      return [
        `${slot.key}: ${slot.list ? 'records' : 'record'} ${slot.column}${narrowingText(slot.narrowing)}`,
        ...under(recordLines(slot.record)),
      ];
    case 'evidence':
      return valueLines(slot.key, slot.value);
  }
}

function narrowingText(narrowing: RecordNarrowing | undefined): string {
  if (!narrowing) return '';
  const { filter, order, limited } = narrowing;
  const keys = order.map(({ column, order: key }) =>
    column === undefined ? orderText(key) : `${column}: ${orderText(key)}`,
  );
  return [
    filter ? ` where ${predicateText(filter.predicate)}` : '',
    keys.length > 0 ? ` by ${keys.join(', ')}` : '',
    limited ? ' first …' : '',
  ].join('');
}

function arrow({ relationship, includeInferred, threshold }: RelationshipSource): string {
  const { types, direction, target, pattern } = relationship;
  if (pattern !== undefined) return `${pattern} → ${target.name}`;
  const type = `[${types.join('|')}${includeInferred ? ', inferred too' : ''}${threshold ? ', by a requirement' : ''}]`;
  return direction === 'incoming' ? `←${type}– ${target.name}` : `–${type}→ ${target.name}`;
}

function orderText(order: OrderPlan): string {
  const direction = order.descending ? 'DESC' : 'ASC';
  switch (order.kind) {
    case 'property':
      return `${order.side}.${order.property} ${direction}`;
    case 'count':
      return `count of ${order.relationship.name} ${direction}`;
  }
}

function predicateText(predicate: PredicatePlan): string {
  switch (predicate.kind) {
    case 'all':
    case 'any': {
      const joint = predicate.kind === 'all' ? ' and ' : ' or ';
      return predicate.of.length === 0
        ? String(predicate.kind === 'all')
        : `(${predicate.of.map(predicateText).join(joint)})`;
    }
    case 'not':
      return `not ${predicateText(predicate.of)}`;
    case 'column':
      return `${predicate.column}: ${predicateText(predicate.of)}`;
    case 'missing':
      return `${predicate.side}.${predicate.property} is missing`;
    case 'compare':
      return `${predicate.side}.${predicate.property} ${predicate.comparison} …`;
    case 'id':
      return 'id …';
    case 'count':
      return `count of ${predicate.relationship.name} ${predicate.comparison} …`;
    case 'related': {
      const seek = predicate.seek ? [predicate.seek] : [];
      return `${predicate.quantifier} ${predicate.relationship.name} ${predicateText({ kind: 'all', of: [...seek, predicate.of] })}`;
    }
  }
}

function under(lines: Lines): Lines {
  return lines.map((line) => `  ${line}`);
}
