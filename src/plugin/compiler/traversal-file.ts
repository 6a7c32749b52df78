import neo4j from 'neo4j-driver';
import { escapeName } from '../../cypher/escape.ts';
import {
  conjunction,
  inferredType,
  isWhole,
  type Relationship,
  ratedType,
  unratedType,
} from '../../graph/index.ts';
import { propertyOf } from '../../graph/property.ts';
import { checkValue } from '../planner/check-value.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import type { TraversalPlan } from '../planner/plan.ts';
import type { ThresholdInput } from '../planner/threshold.ts';
import { thresholdRelationship } from '../threshold-relationship.ts';
import type { Traversal } from '../traversal.ts';
import type { Binding, CompileContext } from './context.ts';
import { datasetOf, releaseKey } from './reference.ts';
import { printSelected, selectedColumns } from './selected.ts';
import { checkDatasets, listedReleases } from './several-datasets.ts';
import { compileThreshold } from './threshold.ts';

type ParameterOf = (name: string) => string;

/** Gives the statement's parameter for a name in the files; each is allocated once. */
export function parametersOf(
  { traversal, location, reads }: TraversalPlan,
  context: CompileContext,
): ParameterOf {
  const parameters = new Map<string, string>();
  return (name) => {
    const known = parameters.get(name);
    if (known !== undefined) return known;
    if (name === 'releases' && traversal.spansDatasets && reads === 'all') {
      context.checks.push((binding) => checkDatasets(binding, location));
      return context.allReleases();
    }
    const added = context.parameters.add((binding) => argumentValue(name, traversal, location, binding));
    parameters.set(name, added);
    return added;
  };
}

/** A file's text with literals, what is selected and the statement's parameters in place of its own, and inferred types beside the stated ones where asked. */
export function fileText(
  cypher: string,
  { literals, includeInferred, threshold, traversal, result }: TraversalPlan,
  parameter: ParameterOf,
  context: CompileContext,
): string {
  const text = printSelected(cypher.replaceAll(/^\s*\/\/.*$/gm, ''), selectedColumns(traversal, result))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/<\$(\w+)(?=-)/g, (_arrow, name: string) => (literals[name] === 'INCOMING' ? '<' : ''))
    .replaceAll(/(?<=-)\$(\w+)>/g, (_arrow, name: string) => (literals[name] === 'OUTGOING' ? '>' : ''));
  const inferable = new Set(
    context.graph.outgoing.flatMap(({ relationship }) => (relationship.inferable ? relationship.types : [])),
  );
  const typed = includeInferred
    ? text.replaceAll(/(?<=\[\w*:)[A-Z_]+(?=[\]| {])/g, (type) =>
        inferable.has(type) ? `${type}|${inferredType(type)}` : type,
      )
    : text;
  const printed = typed
    .replaceAll(/\$(\w+\.values)\b/g, (placeholder, name: string) => literals[name] ?? placeholder)
    .replaceAll(/\$(\w+)/g, (_placeholder, name: string) => literals[name] ?? parameter(name));
  return threshold
    ? followThreshold(
        printed,
        thresholdRelationship(context.graph, traversal.threshold ?? ''),
        threshold,
        context,
      )
    : printed;
}

/** A pattern of one step, as a file writes it: its variable and its types. */
const STEP = /\[(\w*):([A-Z_`|]+)\]/g;

/**
 * Lets the patterns of a file follow what counts by the client's threshold: those over the relationship's type read what meets it, those over
 * the type of what is only rated read what does not, and those over both read all.
 */
function followThreshold(
  text: string,
  relationship: Relationship,
  input: ThresholdInput,
  context: CompileContext,
): string {
  const counting = new Set(relationship.types.flatMap((type) => [type, inferredType(type)]));
  return text.replaceAll(STEP, (step, given: string, list: string) => {
    const types = list.replaceAll('`', '').split('|');
    const rated = types.some((type) => counting.has(unratedType(type)) && type !== unratedType(type));
    const stated = types.some((type) => counting.has(type));
    // A pattern over both reads everything that is on record.
    if (rated === stated) return step;
    const edge = given || context.variable('r');
    const holds = conjunction(compileThreshold(relationship, input, edge, context));
    const all = types.flatMap((type) => {
      const unrated = unratedType(type);
      return counting.has(unrated) ? [unrated, ratedType(unrated)] : [type];
    });
    return `[${edge}:${[...new Set(all)].map(escapeName).join('|')} WHERE ${rated ? `NOT (${holds})` : holds}]`;
  });
}

function argumentValue(
  name: string,
  traversal: Traversal,
  location: FieldLocation,
  binding: Binding,
): unknown {
  const dataset = datasetOf(binding, location);
  if (name === 'release') return binding.release(releaseKey(dataset, binding, location));
  if (name === 'releases' && traversal.spansDatasets) {
    return Array.isArray(binding.arguments(location).datasets)
      ? listedReleases(binding, location)
      : [binding.release(releaseKey(dataset, binding, location))];
  }
  const argument = traversal.arguments[name];
  if (argument?.kind === 'release') return binding.release(`${dataset}@${binding.arguments(location)[name]}`);
  if (argument?.kind !== 'value')
    throw new TypeError(`${traversal.name}: its file uses $${name}, which is no value argument`);
  const given = binding.arguments(location)[name] ?? null;
  const checked = checkValue(name, argument.schema, given, location);
  const prepared = argument.prepare
    ? argument.prepare(checked, binding.arguments(location))
    : (checked ?? null);
  const { kind } = propertyOf(traversal.name, name, argument.schema);
  return isWhole(kind) && typeof prepared === 'number' ? neo4j.int(prepared) : prepared;
}
