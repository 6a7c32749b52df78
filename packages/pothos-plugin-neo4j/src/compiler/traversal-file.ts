import {
  conjunction,
  inferredType,
  isWhole,
  propertyOf,
  type Relationship,
  ratedType,
  unratedType,
} from '@rolegraph/graph-model';
import neo4j from 'neo4j-driver';

import {
  type CypherPrinter,
  type PrintedRelationship,
  partsOfFile,
  printCypher,
  type RelationshipPart,
} from '../cypher-parts/index.ts';
import { checkValue } from '../planner/check-value.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import type { TraversalPlan } from '../planner/plan.ts';
import type { ThresholdInput } from '../planner/threshold.ts';
import { thresholdRelationship } from '../threshold-relationship.ts';
import type { Traversal } from '../traversal.ts';
import type { Binding, CompileContext } from './context.ts';
import { datasetOf, releaseKey } from './reference.ts';
import { selectedColumns } from './selected.ts';
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
    const cached = parameters.get(name);
    if (cached !== undefined) return cached;
    if (name === 'releases' && traversal.spansDatasets && reads === 'all') {
      context.checks.push((binding) => checkDatasets(binding, location));
      return context.allReleases();
    }
    const added = context.parameters.add((binding) => argumentValue(name, traversal, location, binding));
    parameters.set(name, added);
    return added;
  };
}

/** Prints a file's parts for one shape of request: literals, what is selected, the statement's own parameters and the types that count. */
export function fileText(
  cypher: string,
  plan: TraversalPlan,
  parameter: ParameterOf,
  context: CompileContext,
): string {
  const { literals, traversal, result } = plan;
  const columns = selectedColumns(traversal, result);
  const { fragments = {} } = traversal;
  const printer: CypherPrinter = {
    parameter({ name }) {
      const fragment = fragments[name];
      if (fragment !== undefined) return printCypher(partsOfFile(fragment), printer);
      return literals[name]?.text ?? parameter(name);
    },
    values: (name) => literals[name]?.values ?? `${parameter(name)}.values`,
    selected: (column) => String(columns.has(column)),
    arrowhead: ({ side, name }) => (literals[name]?.text === side ? arrowheads[side] : ''),
    relationship: (part) => countingRelationship(part, plan, context),
  };
  return printCypher(partsOfFile(cypher), printer);
}

const arrowheads = { INCOMING: '<', OUTGOING: '>' } as const;

/** What a pattern of a file reads: inferred relationships beside stated ones where they are asked for, and what counts by the client's threshold. */
function countingRelationship(
  part: RelationshipPart,
  { literals, includeInferred, threshold, traversal }: TraversalPlan,
  context: CompileContext,
): PrintedRelationship {
  const types = part.types.flatMap((type) =>
    type.kind === 'parameter'
      ? (literals[type.name]?.names ?? [])
      : includeInferred && isInferable(type.name, context)
        ? [type.name, inferredType(type.name)]
        : [type.name],
  );
  const printed = { variable: part.variable, types: [...new Set(types)] };
  if (!threshold) return printed;
  const relationship = thresholdRelationship(context.graph, traversal.threshold ?? '');
  return followThreshold(printed, relationship, threshold, context);
}

function isInferable(type: string, { graph }: CompileContext): boolean {
  return graph.outgoing.some(
    ({ relationship }) => relationship.inferable && relationship.types.includes(type),
  );
}

/**
 * Lets a pattern follow what counts by the client's threshold: over the relationship's type it reads what meets it, over the type of what is
 * only rated what does not. Over both it reads everything that is on record.
 */
function followThreshold(
  printed: PrintedRelationship,
  relationship: Relationship,
  input: ThresholdInput,
  context: CompileContext,
): PrintedRelationship {
  const counting = new Set(relationship.types.flatMap((type) => [type, inferredType(type)]));
  const { types } = printed;
  const rated = types.some((type) => counting.has(unratedType(type)) && type !== unratedType(type));
  const stated = types.some((type) => counting.has(type));
  if (rated === stated) return printed;
  const variable = printed.variable || context.variable('r');
  const holds = conjunction(compileThreshold(relationship, input, variable, context));
  const all = types.flatMap((type) => {
    const unrated = unratedType(type);
    return counting.has(unrated) ? [unrated, ratedType(unrated)] : [type];
  });
  return { variable, types: [...new Set(all)], condition: rated ? `NOT (${holds})` : holds };
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
  const value = binding.arguments(location)[name] ?? null;
  const checked = checkValue(name, argument.schema, value, location);
  const prepared = argument.prepare
    ? argument.prepare(checked, binding.arguments(location))
    : (checked ?? null);
  const { kind } = propertyOf(traversal.name, name, argument.schema);
  return isWhole(kind) && typeof prepared === 'number' ? neo4j.int(prepared) : prepared;
}
