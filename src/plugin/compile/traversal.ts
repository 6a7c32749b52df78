import { GraphQLError } from 'graphql';
import type { Graph } from '../../graph/index.ts';
import type { RecordTraversalPlan, TraversalPlan } from '../plan/plan.ts';
import type { Site } from '../plan/site.ts';
import { isReference, type ReferenceArgument, type Traversal } from '../traversal.ts';
import { type Binding, type CompileContext, type Projection, withBindings } from './context.ts';
import { type Reference, type ReferencePlace, readReference } from './reference.ts';
import { resolveReferences } from './resolution.ts';
import { fileText, parametersOf } from './traversal-file.ts';
import { compileRecordResult, compileResult, textOf } from './traversal-result.ts';

/** A compiled traversal: what binds the nodes that the client names, and the answer that starts from them. */
export interface CompiledTraversal {
  readonly prelude: string;
  /** One list per reference argument, with what was found of each reference. */
  readonly found: string;
  readonly answer: Projection;
}

/** Compiles a traversal: its file becomes a subquery whose columns take the client's nested selection. */
export function compileTraversal(plan: TraversalPlan, context: CompileContext): CompiledTraversal {
  const { traversal, site } = plan;
  const bound = referenceArguments(traversal).map(([name, argument]) =>
    bindReference(name, argument, site, context),
  );
  const parameter = parametersOf(plan, context);
  const call = (cypher: string) =>
    `CALL (${bound.map(({ name }) => name).join(', ')}) { ${fileText(cypher, plan, parameter, context)} }`;
  const { all, answer } = compileResult(plan, call, context);
  return {
    prelude: [...bound.map(({ clause }) => clause), withBindings(all)].join(' '),
    found: `[${bound.map(({ found }) => found).join(', ')}]`,
    answer,
  };
}

/** Compiles a traversal that hangs on the node in `variable`; its file knows that as `node`. */
export function compileNestedTraversal(
  plan: RecordTraversalPlan,
  variable: string,
  context: CompileContext,
): Projection {
  const text = fileText(textOf(plan.traversal), plan, parametersOf(plan, context), context);
  return compileRecordResult(
    plan,
    plan.result,
    `CALL (${variable}) { WITH ${variable} AS node ${text} }`,
    context,
  );
}

/** The names of a traversal's reference arguments, in the order in which their nodes are reported found. */
export function referenceArguments(traversal: Traversal): readonly (readonly [string, ReferenceArgument])[] {
  return Object.entries(traversal.arguments).flatMap(([name, argument]) =>
    isReference(argument) ? [[name, argument] as const] : [],
  );
}

function bindReference(name: string, argument: ReferenceArgument, site: Site, context: CompileContext) {
  const read = (binding: Binding) => readReferences(binding, site, name, argument, context.graph);
  const { clause, nodes, found } = resolveReferences(argument.type, read, context);
  const [named, one] = [context.variable('f'), context.variable('f')];
  const bound =
    argument.kind === 'reference'
      ? `CASE size(${nodes}[0]) WHEN 1 THEN ${nodes}[0][0] END`
      : // Two references may turn out to name one node.
        `reduce(${named} = [], ${one} IN ${nodes} | CASE WHEN size(${one}) <> 1 OR ${one}[0] IN ${named} THEN ${named} ELSE ${named} + ${one} END)`;
  return { name, clause: `${clause} WITH *, ${bound} AS ${name}`, found };
}

/**
 * The references that a client gives for an argument, each once, in the client's order.
 *
 * @throws GraphQLError BAD_USER_INPUT where there are fewer or more than the traversal takes.
 */
export function readReferences(
  binding: Binding,
  site: Site,
  name: string,
  argument: ReferenceArgument,
  graph: Graph,
): readonly Reference[] {
  const given = givenTexts(binding, site, name);
  const place: ReferencePlace = {
    type: argument.type,
    narrowed: narrowedTo(binding, site, argument),
    argument: name,
    site,
  };
  const references = given.map((text) => readReference(text, place, binding, graph));
  const distinct = new Map(references.map((one) => [`${one.dataset}/${one.type}/${one.slug}`, one]));
  checkNumber(distinct.size, binding, site, name, argument);
  return [...distinct.values()];
}

/** @throws GraphQLError BAD_USER_INPUT where so few or so many different nodes are named that the traversal does not take them. */
export function checkNumber(
  count: number,
  binding: Binding,
  site: Site,
  name: string,
  argument: ReferenceArgument,
): void {
  if (argument.kind === 'reference') return;
  const { atLeast, atMost } = argument;
  if (count >= atLeast && count <= atMost) return;
  const number = (of: number) => (of === 1 ? 'one reference' : `${of} different references`);
  const needs = count < atLeast ? `needs at least ${number(atLeast)}` : `takes at most ${number(atMost)}`;
  throw new GraphQLError(`\`${name}\` ${needs}, not ${count}.`, {
    nodes: site.node,
    extensions: { code: 'BAD_USER_INPUT', argument: name, value: givenTexts(binding, site, name) },
  });
}

function givenTexts(binding: Binding, site: Site, name: string): readonly string[] {
  return [binding.arguments(site)[name]].flat().map(String);
}

function narrowedTo(binding: Binding, site: Site, argument: ReferenceArgument): string | undefined {
  if (argument.kind !== 'reference' || argument.typedBy === undefined) return undefined;
  const type = binding.arguments(site)[argument.typedBy];
  return typeof type === 'string' ? type : undefined;
}
