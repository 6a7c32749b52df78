import neo4j from 'neo4j-driver';
import { inferredType, isWhole } from '../../graph/index.ts';
import { propertyOf } from '../../graph/property.ts';
import { checkValue } from '../plan/check-value.ts';
import type { TraversalPlan } from '../plan/plan.ts';
import type { Site } from '../plan/site.ts';
import type { Traversal } from '../traversal.ts';
import type { Binding, CompileContext } from './context.ts';
import { datasetOf, releaseKey } from './reference.ts';
import { printSelected, selectedColumns } from './selected.ts';
import { checkDatasets, listedReleases } from './several-datasets.ts';

type ParameterOf = (name: string) => string;

/** Gives the statement's parameter for a name in the files; each is allocated once. */
export function parametersOf(
  { traversal, site, reads }: TraversalPlan,
  context: CompileContext,
): ParameterOf {
  const parameters = new Map<string, string>();
  return (name) => {
    const known = parameters.get(name);
    if (known !== undefined) return known;
    if (name === 'releases' && traversal.spansDatasets && reads === 'all') {
      context.checks.push((binding) => checkDatasets(binding, site));
      return context.allReleases();
    }
    const added = context.parameters.add((binding) => argumentValue(name, traversal, site, binding));
    parameters.set(name, added);
    return added;
  };
}

/** A file's text with literals, what is selected and the statement's parameters in place of its own, and inferred types beside the stated ones where asked. */
export function fileText(
  cypher: string,
  { literals, includeInferred, traversal, result }: TraversalPlan,
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
  return typed
    .replaceAll(/\$(\w+\.values)\b/g, (placeholder, name: string) => literals[name] ?? placeholder)
    .replaceAll(/\$(\w+)/g, (_placeholder, name: string) => literals[name] ?? parameter(name));
}

function argumentValue(name: string, traversal: Traversal, site: Site, binding: Binding): unknown {
  const dataset = datasetOf(binding, site);
  if (name === 'release') return binding.release(releaseKey(dataset, binding, site));
  if (name === 'releases' && traversal.spansDatasets) {
    return Array.isArray(binding.arguments(site).datasets)
      ? listedReleases(binding, site)
      : [binding.release(releaseKey(dataset, binding, site))];
  }
  const argument = traversal.arguments[name];
  if (argument?.kind === 'release') return binding.release(`${dataset}@${binding.arguments(site)[name]}`);
  if (argument?.kind !== 'value')
    throw new TypeError(`${traversal.name}: its file uses $${name}, which is no value argument`);
  const given = binding.arguments(site)[name] ?? null;
  const checked = checkValue(name, argument.schema, given, site);
  const prepared = argument.prepare ? argument.prepare(checked, binding.arguments(site)) : (checked ?? null);
  const { kind } = propertyOf(traversal.name, name, argument.schema);
  return isWhole(kind) && typeof prepared === 'number' ? neo4j.int(prepared) : prepared;
}
