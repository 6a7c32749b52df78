import { type Graph, isWhole, propertyOf } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import neo4j from 'neo4j-driver';
import type { z } from 'zod';

import { graphError } from '../errors.ts';
import { checkValue } from '../planner/check-value.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import type { RecordTraversalPlan, TraversalPlan } from '../planner/plan.ts';
import { isReference, type ReferenceArgument, type ReferenceItems, type Traversal } from '../traversal.ts';
import { type Binding, type CompileContext, type Projection, withBindings } from './context.ts';
import { type Reference, type ReferenceArgumentLocation, readReference } from './reference.ts';
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
  const { traversal, location } = plan;
  context.checks.push((binding) => checkOneGiven(traversal, binding.arguments(location), location));
  const bound = referenceArguments(traversal).map(([name, argument]) =>
    plan.absent.has(name)
      ? { name, clause: `WITH *, [] AS ${name}`, found: '[]' }
      : bindReference(name, argument, location, context),
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

function bindReference(
  name: string,
  argument: ReferenceArgument,
  location: FieldLocation,
  context: CompileContext,
) {
  const read = (binding: Binding) => readReferences(binding, location, name, argument, context.graph);
  const { clause, nodes, found } = resolveReferences(argument.type, read, context);
  const [named, matches] = [context.variable('f'), context.variable('f')];
  const bound =
    argument.kind === 'reference'
      ? `CASE size(${nodes}[0]) WHEN 1 THEN ${nodes}[0][0] END`
      : argument.items
        ? boundItems(name, argument.items, nodes, location, context)
        : // Two references may turn out to name one node.
          `reduce(${named} = [], ${matches} IN ${nodes} | CASE WHEN size(${matches}) <> 1 OR ${matches}[0] IN ${named} THEN ${named} ELSE ${named} + ${matches} END)`;
  return { name, clause: `${clause} WITH *, ${bound} AS ${name}`, found };
}

/** A list of maps, each of a node and the values given with it. Lists of nodes stand in the client's order. */
function boundItems(
  argument: string,
  items: ReferenceItems,
  nodes: string,
  location: FieldLocation,
  context: CompileContext,
): string {
  const index = context.variable('i');
  const names = Object.keys(items.values);
  const values = context.parameters.add((binding) =>
    givenItems(binding, location, argument).map((item) =>
      names.map((name) => itemValue(`${argument}.${name}`, items.values[name], item[name], location)),
    ),
  );
  const fields = names.map((name, position) => `${escapeName(name)}: ${values}[${index}][${position}]`);
  return `[${index} IN range(0, size(${nodes}) - 1) WHERE size(${nodes}[${index}]) = 1 | {${[`${escapeName(items.node)}: ${nodes}[${index}][0]`, ...fields].join(', ')}}]`;
}

function itemValue(
  path: string,
  schema: z.ZodType | undefined,
  argumentValue: unknown,
  location: FieldLocation,
): unknown {
  if (!schema) throw new TypeError(`${path} is not declared`);
  const checked = checkValue(path, schema, argumentValue, location);
  const isInteger = isWhole(propertyOf(path, path, schema).kind);
  return isInteger && typeof checked === 'number' ? neo4j.int(checked) : checked;
}

/** @throws GraphQLError BAD_USER_INPUT where a traversal needs one of several arguments and none is given. */
function checkOneGiven(
  { atLeastOneOf = [] }: Traversal,
  args: Readonly<Record<string, unknown>>,
  location: FieldLocation,
): void {
  if (atLeastOneOf.length === 0 || atLeastOneOf.some((name) => [args[name] ?? []].flat().length > 0)) return;
  const names = atLeastOneOf.map((name) => `\`${name}\``).join(' and ');
  throw graphError('BAD_USER_INPUT', `Give at least one reference in one of ${names}.`, {
    nodes: location.node,
    extensions: { argument: atLeastOneOf[0] },
  });
}

/**
 * The references that a client gives for an argument, each once, in the client's order.
 *
 * @throws GraphQLError BAD_USER_INPUT where there are fewer or more than the traversal takes.
 */
export function readReferences(
  binding: Binding,
  location: FieldLocation,
  name: string,
  argument: ReferenceArgument,
  graph: Graph,
): readonly Reference[] {
  const texts = givenTexts(binding, location, name, argument);
  const argumentLocation: ReferenceArgumentLocation = {
    type: argument.type,
    narrowed: narrowedTo(binding, location, argument),
    argument: name,
    location,
  };
  const references = texts.map((text) => readReference(text, argumentLocation, binding, graph));
  const distinct = new Map(
    references.map((reference) => [`${reference.dataset}/${reference.type}/${reference.slug}`, reference]),
  );
  checkNumber(distinct.size, binding, location, name, argument);
  checkNamedOnce(distinct.size, references.length, location, name, argument);
  return [...distinct.values()];
}

/** @throws GraphQLError BAD_USER_INPUT where so few or so many different nodes are named that the traversal does not take them. */
export function checkNumber(
  count: number,
  binding: Binding,
  location: FieldLocation,
  name: string,
  argument: ReferenceArgument,
): void {
  if (argument.kind === 'reference') return;
  const { atLeast, atMost } = argument;
  if (count >= atLeast && count <= atMost) return;
  const number = (of: number) => (of === 1 ? 'one reference' : `${of} different references`);
  const needs = count < atLeast ? `needs at least ${number(atLeast)}` : `takes at most ${number(atMost)}`;
  throw graphError('BAD_USER_INPUT', `\`${name}\` ${needs}, not ${count}.`, {
    nodes: location.node,
    extensions: { argument: name, value: givenTexts(binding, location, name, argument) },
  });
}

/**
 * Checks that a node named with values is named once.
 *
 * @param nodes How many different nodes are named.
 * @param named How many times nodes are named.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function checkNamedOnce(
  nodes: number,
  named: number,
  location: FieldLocation,
  name: string,
  argument: ReferenceArgument,
): void {
  if (argument.kind !== 'references' || !argument.items || nodes === named) return;
  const { node } = argument.items;
  throw graphError(
    'BAD_USER_INPUT',
    `\`${name}\` names a ${node} more than once: give each ${node} one item.`,
    {
      nodes: location.node,
      extensions: { argument: name },
    },
  );
}

/** The texts that name nodes; those of items stand in their field for the node. */
function givenTexts(
  binding: Binding,
  location: FieldLocation,
  name: string,
  argument: ReferenceArgument,
): readonly string[] {
  if (argument.kind === 'references' && argument.items) {
    const { node } = argument.items;
    return givenItems(binding, location, name).map((item) => String(item[node]));
  }
  return [binding.arguments(location)[name] ?? []].flat().map(String);
}

function givenItems(
  binding: Binding,
  location: FieldLocation,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  return [binding.arguments(location)[name] ?? []].flat() as Readonly<Record<string, unknown>>[];
}

function narrowedTo(
  binding: Binding,
  location: FieldLocation,
  argument: ReferenceArgument,
): string | undefined {
  if (argument.kind !== 'reference' || argument.typedBy === undefined) return undefined;
  const type = binding.arguments(location)[argument.typedBy];
  return typeof type === 'string' ? type : undefined;
}
