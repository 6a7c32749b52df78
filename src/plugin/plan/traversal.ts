import { type GraphQLField, getNamedType, type SelectionSetNode } from 'graphql';
import type { Traversal, TraversalPart } from '../traversal.ts';
import { planConnection } from './connection.ts';
import { isTypename, type PlanContext, selectionSets, siteOf } from './context.ts';
import { planLiterals } from './literal.ts';
import type { PartSlot, PartsPlan, RecordTraversalPlan, TraversalPlan } from './plan.ts';
import { planRecord } from './record.ts';
import { selectionOn } from './selection.ts';
import type { Site } from './site.ts';

/** A traversal below the root follows several relationships, whatever is selected of it: too many for a light lookup. */
export const TRAVERSAL_WEIGHT = 5;

/** Plans a traversal, at the root or on a node. */
export function planTraversal(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  traversal: Traversal,
  site: Site,
  sets: readonly SelectionSetNode[],
): TraversalPlan {
  const { gives, name } = traversal;
  switch (gives.kind) {
    case 'connection': {
      const source = { kind: 'traversal', name, columns: gives.columns } as const;
      return {
        ...planCall(context, traversal, site),
        result: planConnection(context, field.type, sets, site, source, context.type(gives.type)),
      };
    }
    case 'parts':
      return {
        ...planCall(context, traversal, site),
        result: planParts(context, field, name, gives.parts, sets),
      };
    default:
      return planRecords(context, field, traversal, site, sets);
  }
}

/** Plans a traversal that gives records. */
export function planRecords(
  context: PlanContext,
  field: GraphQLField<unknown, unknown>,
  traversal: Traversal,
  site: Site,
  sets: readonly SelectionSetNode[],
): RecordTraversalPlan {
  const { gives } = traversal;
  if (gives.kind === 'connection' || gives.kind === 'parts') {
    throw new TypeError(`${traversal.name} gives no records`);
  }
  return {
    ...planCall(context, traversal, site),
    result: planRecord(context, field.type, sets, gives.record),
  };
}

function planCall(context: PlanContext, traversal: Traversal, site: Site) {
  const args = context.arguments(site);
  const includeInferred = traversal.inferable && args.includeInferred === true;
  const literals = planLiterals(context, traversal, site, includeInferred);
  const reads = traversal.spansDatasets ? datasetsRead(args) : 'one';
  return { kind: 'traversal', site, traversal, includeInferred, literals, reads } as const;
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
): PartsPlan {
  const named = context.objectType(getNamedType(output.type).name);
  const slots: PartSlot[] = [];
  for (const [key, nodes] of selectionOn(named, sets, context.operation)) {
    const selected = context.selected(named, nodes);
    if (!selected) {
      if (isTypename(nodes)) slots.push({ kind: 'typename', key });
      continue;
    }
    const { graph, field } = selected;
    const part = graph.kind === 'part' ? parts[graph.part] : undefined;
    if (graph.kind !== 'part' || !part) throw new TypeError(`${named.name}.${field.name} is no part`);
    const site = siteOf(field, nodes);
    const source = { kind: 'traversal', name: `${traversal}.${graph.part}`, columns: part.columns } as const;
    const target = context.type(part.type);
    const plan = () => planConnection(context, field.type, selectionSets(nodes), site, source, target);
    const connection = context.budget.within(site, plan, TRAVERSAL_WEIGHT);
    slots.push({ kind: 'part', key, part: graph.part, connection });
  }
  return { kind: 'parts', typename: named.name, slots };
}
