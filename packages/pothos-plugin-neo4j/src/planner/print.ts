import type {
  ConnectionField,
  ConnectionPlan,
  EdgeField,
  ObjectPlan,
  PartField,
  RecordField,
  RecordNarrowing,
  RecordPlan,
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
      return result.fields.flatMap(partLines);
  }
}

function partLines(field: PartField): Lines {
  switch (field.kind) {
    case 'typename':
      return [`${field.key}: typename`];
    case 'part':
      return keyed(field.key, connectionLines(field.connection));
  }
}

function objectLines({ shared, branches }: ObjectPlan): Lines {
  return [
    ...shared.flatMap(({ key, value }) => valueLines(key, value)),
    ...branches.flatMap(({ type, fields }) => [
      `on ${type.name}`,
      ...under(fields.flatMap(({ key, value }) => valueLines(key, value))),
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
    case 'absent':
    case 'id':
    case 'basis':
      return [`${key}: ${value.kind}`];
  }
}

function keyed(key: string, [first = '', ...rest]: Lines): Lines {
  return [`${key}: ${first}`, ...rest];
}

function connectionLines({ source, target, page, filter, order, fields }: ConnectionPlan): Lines {
  const parts = [
    `connection ${sourceText(source, target)}`,
    page.backward ? 'from the end' : '',
    page.after ? 'after a cursor' : '',
    page.before ? 'before a cursor' : '',
    order.length > 0 ? `by ${order.map(orderText).join(', ')}` : '',
    filter ? `where ${predicateText(filter.predicate)}` : '',
  ];
  return [parts.filter((part) => part !== '').join(' '), ...under(fields.flatMap(connectionFieldLines))];
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

function connectionFieldLines(field: ConnectionField): Lines {
  switch (field.kind) {
    case 'nodes':
      return [`${field.key}: nodes`, ...under(objectLines(field.object))];
    case 'edges':
      return [`${field.key}: edges`, ...under(field.fields.flatMap(edgeLines))];
    case 'groups':
      return [`${field.key}: groups by ${field.by.side} ${field.by.property}`];
    case 'typename':
    case 'absent':
    case 'pageInfo':
    case 'totalCount':
    case 'summary':
    case 'threshold':
    case 'aggregate':
      return [`${field.key}: ${field.kind}`];
  }
}

function edgeLines(field: EdgeField): Lines {
  switch (field.kind) {
    case 'node':
      return [`${field.key}: node`, ...under(objectLines(field.object))];
    case 'cursor':
      return [`${field.key}: cursor`];
    case 'column':
      return recordFieldLines(field.recordField);
    case 'value':
      return valueLines(field.key, field.value);
  }
}

function recordLines({ fields }: RecordPlan): Lines {
  return fields.flatMap(recordFieldLines);
}

function recordFieldLines(field: RecordField): Lines {
  switch (field.kind) {
    case 'typename':
      return [`${field.key}: typename`];
    case 'scalar':
      return [`${field.key}: column ${field.column}`];
    case 'leftOut':
      return [`${field.key}: threshold, and what it leaves out by ${field.column}`];
    case 'node':
      return [
        `${field.key}: ${field.list ? 'nodes' : 'node'} ${field.column}`,
        ...under(objectLines(field.object)),
      ];
    case 'record':
      return [
        `${field.key}: ${field.list ? 'records' : 'record'} ${field.column}${narrowingText(field.narrowing)}`,
        ...under(recordLines(field.record)),
      ];
    case 'evidence':
      return valueLines(field.key, field.value);
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
