import { type GraphQLField, getNamedType, type SelectionSetNode } from 'graphql';
import type { Traversal, TraversalPart, TraversalRows } from '../traversal.ts';
import { planConnection } from './connection.ts';
import { fieldLocation, isTypename, type PlanContext, selectionSets } from './context.ts';
import type { FieldLocation } from './field-location.ts';
import { planLiterals } from './literal.ts';
import type { PartField, PartsPlan, RecordTraversalPlan, TraversalPlan, TraversalSource } from './plan.ts';
import { planRecord } from './record.ts';
import { selectionOn } from './selection.ts';
import { type ThresholdInput, thresholdArgument } from './threshold.ts';

/** A traversal below the root follows several relationships, whatever is selected of it: too many for a light lookup. */
export const TRAVERSAL_WEIGHT = 5;

/** Plans a traversal, at the root or on a node. */
export function planTraversal(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  traversal: Traversal,
  location: FieldLocation,
  sets: readonly SelectionSetNode[],
): TraversalPlan {
  const { gives, name } = traversal;
  switch (gives.kind) {
    case 'connection': {
      const call = planCall(context, traversal, location);
      const source = rowsSource(name, gives, call.threshold);
      return {
        ...call,
        result: planConnection(context, field.type, sets, location, source, context.type(gives.type)),
      };
    }
    case 'parts': {
      const call = planCall(context, traversal, location);
      return { ...call, result: planParts(context, field, name, gives.parts, sets, call.threshold) };
    }
    case 'row':
    case 'rows':
      return planRecords(context, field, traversal, location, sets);
  }
}

/** Plans a traversal that gives records. */
export function planRecords(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  traversal: Traversal,
  location: FieldLocation,
  sets: readonly SelectionSetNode[],
): RecordTraversalPlan {
  const { gives } = traversal;
  if (gives.kind === 'connection' || gives.kind === 'parts') {
    throw new TypeError(`${traversal.name} gives no records`);
  }
  const call = planCall(context, traversal, location);
  return { ...call, result: planRecord(context, field.type, sets, gives.record.columns, call.threshold) };
}

function rowsSource(
  name: string,
  { columns, summary }: TraversalRows,
  threshold: ThresholdInput | undefined,
): TraversalSource {
  return { kind: 'traversal', name, columns, summary: summary?.columns ?? {}, threshold };
}

function planCall(context: PlanContext, traversal: Traversal, location: FieldLocation) {
  const args = context.arguments(location);
  const includeInferred = traversal.inferable && args.includeInferred === true;
  const literals = planLiterals(context, traversal, location, includeInferred);
  const threshold: ThresholdInput | undefined =
    traversal.threshold !== undefined && args[thresholdArgument]
      ? { location, path: [thresholdArgument] }
      : undefined;
  const reads = traversal.spansDatasets ? datasetsRead(args) : 'one';
  const absent = new Set(
    Object.entries(traversal.arguments).flatMap(([name, argument]) =>
      argument.kind === 'references' && argument.atLeast === 0 && (args[name] ?? null) === null ? [name] : [],
    ),
  );
  return {
    kind: 'traversal',
    location,
    traversal,
    includeInferred,
    threshold,
    literals,
    absent,
    reads,
  } as const;
}

function datasetsRead({ datasets, allDatasets }: Readonly<Record<string, unknown>>): TraversalPlan['reads'] {
  if (allDatasets === true) return 'all';
  return datasets === undefined || datasets === null ? 'one' : 'listed';
}

/** Plans the connections that are selected of a traversal's parts; the others are never asked for. */
function planParts(
  context: PlanContext,
  output: GraphQLField<unknown, unknown>,
  traversal: string,
  parts: Readonly<Record<string, TraversalPart>>,
  sets: readonly SelectionSetNode[],
  threshold: ThresholdInput | undefined,
): PartsPlan {
  const named = context.objectType(getNamedType(output.type).name);
  const fields: PartField[] = [];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (!selected) {
      if (isTypename(nodes)) fields.push({ kind: 'typename', key });
      continue;
    }
    const { graph, field } = selected;
    const part = graph.kind === 'part' ? parts[graph.part] : undefined;
    if (graph.kind !== 'part' || !part) throw new TypeError(`${named.name}.${field.name} is no part`);
    const location = fieldLocation(field, nodes);
    const source = rowsSource(`${traversal}.${graph.part}`, part, threshold);
    const target = context.type(part.type);
    const plan = () => planConnection(context, field.type, selectionSets(nodes), location, source, target);
    const connection = context.budget.within(location, plan, TRAVERSAL_WEIGHT);
    fields.push({ kind: 'part', key, part: graph.part, connection });
  }
  return { kind: 'parts', typename: named.name, fields };
}
