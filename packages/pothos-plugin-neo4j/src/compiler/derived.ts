import { inferredType } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import type { ValuePlan } from '../planner/plan.ts';
import type { CompileContext, Projection } from './context.ts';

type EvidenceValue = Extract<ValuePlan, { kind: 'property' | 'basis' }>;

/**
 * Compiles what a row tells of the statements that it follows from. Lists are those of all statements together; what only
 * one statement can say, such as how firmly, is null where there are several.
 */
export function compileDerived(plan: EvidenceValue, edges: string, context: CompileContext): Projection {
  switch (plan.kind) {
    case 'basis':
      return compileBasis(edges, context);
    case 'property':
      return compileProperty(plan, edges, context);
  }
}

function compileBasis(edges: string, context: CompileContext): Projection {
  const edge = context.variable('r');
  const inferred = `any(${edge} IN ${edges} WHERE type(${edge}) ENDS WITH '${inferredType('')}')`;
  return {
    bindings: [],
    text: `CASE WHEN ${inferred} THEN 'INFERRED' WHEN size(${edges}) > 1 THEN 'DERIVED' ELSE 'DIRECT' END`,
    decode: (raw) => raw,
  };
}

function compileProperty(
  plan: Extract<ValuePlan, { kind: 'property' }>,
  edges: string,
  context: CompileContext,
): Projection {
  const edge = context.variable('r');
  const property = escapeName(plan.property);
  if (!plan.list) {
    const text = `CASE WHEN size(${edges}) = 1 THEN head(${edges}).${property} END`;
    return { bindings: [], text, decode: (raw) => raw ?? null };
  }
  const [collected, item] = [context.variable('all'), context.variable('i')];
  const news = `[${item} IN coalesce(${edge}.${property}, []) WHERE NOT ${item} IN ${collected}]`;
  const text = `reduce(${collected} = [], ${edge} IN ${edges} | ${collected} + ${news})`;
  return { bindings: [], text, decode: (raw) => raw ?? [] };
}
