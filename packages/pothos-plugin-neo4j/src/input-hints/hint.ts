import { type GraphQLInputObjectType, type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { inputKindOf } from '../input-kind.ts';

/** A field of an input object on the way to a place in an input value. */
export interface InputStep {
  readonly type: GraphQLInputObjectType;
  readonly field: string;
}

/** A value that stands where an input object is expected. */
export interface GivenValue {
  readonly form: 'text' | 'number' | 'list' | 'other';
  /** How a client writes it. */
  readonly text: string;
}

/** Longest value, in characters, that a hint repeats. */
const MAX_REPEATED = 40;

/**
 * Says where a field of an input object belongs.
 *
 * @param parent The type that has no such field.
 * @param steps The way to the object, outermost first.
 * @returns Undefined where it belongs nowhere near.
 */
export function hintForField(
  parent: GraphQLInputObjectType,
  name: string,
  steps: readonly InputStep[],
): string | undefined {
  switch (inputKindOf(parent)) {
    case 'nodeFilter':
    case 'nodeOrder':
      return hintOnNode(parent, name);
    case 'edgeFilter':
    case 'edgeOrder':
      return hintBesideEdge(name, steps);
    case 'condition':
      return hintInCondition(parent, name);
    case 'valueFilter':
    case 'listFilter':
    case 'threshold':
    case 'countOrder':
    case 'recordFilter':
    case 'recordOrder':
    case 'referenceItem':
    case undefined:
      return undefined;
  }
}

/**
 * Says how a value is written where an input object is expected.
 *
 * @param expected The type of that object.
 * @param steps The way to the value, outermost first.
 */
export function hintForValue(
  expected: GraphQLInputObjectType,
  value: GivenValue,
  steps: readonly InputStep[],
): string | undefined {
  const inner = wrapped(expected, value);
  if (inner === undefined) return undefined;
  const field = steps.at(-1)?.field;
  return choice([field === undefined ? inner : `${field}: ${inner}`]);
}

/** A value as a hint repeats it: as it is written, where it is short and cannot be taken for a part of the message. */
function repeated(text: string): string {
  return text.length <= MAX_REPEATED && /^["\w .,+\-#/&$]*$/.test(text) && !/did you mean/i.test(text)
    ? text
    : '…';
}

function hintOnNode(parent: GraphQLInputObjectType, name: string): string | undefined {
  const quantified = name === 'some' || name === 'every' || name === 'none';
  if (quantified) return `Did you mean its conditions themselves, without \`${name}\`?`;
  return isOnEdge(parent, name) ? choice([`edge: {${name}: …}`]) : undefined;
}

/** For a condition on the node that was given under `edge`. */
function hintBesideEdge(name: string, steps: readonly InputStep[]): string | undefined {
  const [link] = steps.slice(-1);
  return link?.field === 'edge' && link.type.getFields()[name]
    ? `Did you mean \`${name}: …\`, beside \`edge\`?`
    : undefined;
}

function hintInCondition(parent: GraphQLInputObjectType, name: string): string | undefined {
  const beside = Object.keys(parent.getFields()).filter(
    (field) => isBesideQuantifiers(parent, field) && fieldOf(parent, field)?.getFields()[name],
  );
  if (beside.length > 0) return choice(beside.map((field) => `${field}: {${name}: …}`));
  const filter = fieldOf(parent, 'some');
  if (!filter) return undefined;
  const meant = [
    ...(isOnEdge(filter, name) ? [`some: {edge: {${name}: …}}`] : []),
    ...(filter.getFields()[name] ? [`some: {${name}: …}`] : []),
  ];
  if (meant.length === 0) return undefined;
  const choices = meant.map((meaning) => `\`${meaning}\``).join(' or ');
  return `Did you mean ${choices} (or \`every\` or \`none\`; \`count\` is for how many there are)?`;
}

/** Whether a field of a condition is no quantifier: the number of rows, or which ratings count. */
function isBesideQuantifiers(condition: GraphQLInputObjectType, name: string): boolean {
  const type = fieldOf(condition, name);
  const kind = type && inputKindOf(type);
  return kind === 'valueFilter' || kind === 'threshold';
}

/** Whether a name is one of the conditions on the edge, or of its keys to sort by. */
function isOnEdge(type: GraphQLInputObjectType, name: string): boolean {
  return fieldOf(type, 'edge')?.getFields()[name] !== undefined;
}

/** An input object that means a value. */
function wrapped(expected: GraphQLInputObjectType, { form, text }: GivenValue): string | undefined {
  const kind = inputKindOf(expected);
  const single = form === 'text' || form === 'number';
  const shown = form === 'list' ? '[…]' : repeated(text);
  switch (kind) {
    case 'valueFilter':
      if (form === 'list') return expected.getFields().in ? `{in: ${shown}}` : undefined;
      return `{eq: ${shown}}`;
    case 'listFilter':
      return form === 'list' ? `{hasAny: ${shown}}` : `{has: ${shown}}`;
    case 'condition':
      if (form === 'number') return `{count: {eq: ${shown}}}`;
      return single ? `{some: {slug: {eq: ${shown}}}}` : undefined;
    case 'nodeFilter':
      return single ? `{slug: {eq: ${shown}}}` : undefined;
    case 'countOrder':
      return '{count: DESC}';
    case 'nodeOrder':
    case 'edgeOrder':
    case 'recordOrder':
      return orderBy(expected, text.replaceAll('"', ''));
    case 'edgeFilter':
    case 'threshold':
    case 'recordFilter':
    case 'referenceItem':
    case undefined:
      return undefined;
  }
}

/** The key to sort by that a text names, such as `name`. */
function orderBy(expected: GraphQLInputObjectType, name: string): string | undefined {
  if (expected.getFields()[name]) return `{${name}: ASC}`;
  return isOnEdge(expected, name) ? `{edge: {${name}: ASC}}` : undefined;
}

function fieldOf(type: GraphQLInputObjectType, name: string): GraphQLInputObjectType | undefined {
  return inputObject(type.getFields()[name]?.type);
}

/** The input object type within lists and non-null; undefined of another type. */
export function inputObject(type: GraphQLInputType | null | undefined): GraphQLInputObjectType | undefined {
  const named = type ? getNamedType(type) : undefined;
  return isInputObjectType(named) ? named : undefined;
}

function choice(meant: readonly string[]): string | undefined {
  return meant.length === 0
    ? undefined
    : `Did you mean ${meant.map((meaning) => `\`${meaning}\``).join(' or ')}?`;
}
