import type { GraphQLError } from 'graphql';
import type { Binding } from '../../compiler/context.ts';
import { datasetsOf, readKey } from '../../compiler/reference.ts';
import { graphError } from '../../errors.ts';
import { graphFieldOf } from '../../field.ts';
import type { FieldLocation } from '../../planner/field-location.ts';
import type { GraphRequest } from '../context.ts';
import { currentReleases } from '../current.ts';
import { read } from '../session.ts';
import { shortened } from './shortened.ts';

/** How many releases or datasets an error lists. */
const MAX_LISTED = 20;

/**
 * Checks that what a field reads is there. A dataset that only a reference names is then just not found.
 *
 * @param current The release of each dataset, or of each `dataset@release`, that the statement has seen; null where there is none.
 * @throws GraphQLError NOT_FOUND listing the datasets or releases that there are, which takes one more statement;
 *   SERVICE_UNAVAILABLE where the default dataset holds nothing yet.
 */
export async function assertPublished(
  location: FieldLocation,
  binding: Binding,
  current: ReadonlyMap<string, string | null>,
  request: GraphRequest,
): Promise<void> {
  for (const [key, release] of current) {
    const named = readKey(key);
    if (release === null && named.release !== undefined) {
      throw await noRelease(named.dataset, named.release, location, binding, request);
    }
  }
  const named = datasetsOf(binding, location);
  const missing = named.find((dataset) => !current.get(dataset));
  if (missing === undefined) return;
  const argument = binding.arguments(location).datasets ? 'datasets' : 'dataset';
  throw await noDataset(missing, argument, missing, location, binding, request);
}

/** Makes the error for a dataset that is not there. */
export async function noDataset(
  dataset: string,
  argument: string,
  value: string,
  { node }: FieldLocation,
  { defaultDataset }: Binding,
  { runtime }: GraphRequest,
): Promise<GraphQLError> {
  if (dataset === defaultDataset) {
    return graphError(
      'SERVICE_UNAVAILABLE',
      `The dataset ${dataset} holds nothing yet: no release of it has been published.`,
      {
        extensions: { dataset },
      },
    );
  }
  const available = [...(await currentReleases(runtime)).releases.keys()].toSorted();
  return graphError(
    'NOT_FOUND',
    `There is no dataset \`${shortened(dataset)}\`${listed(available.map((name) => `\`${name}\``))}`,
    {
      nodes: node,
      extensions: {
        argument,
        value: shortened(value),
        dataset: shortened(dataset),
        available,
      },
    },
  );
}

const releasesOf = `MATCH (known:Release {dataset: $dataset, state: 'COMPLETE'}) WHERE known.publishedAt IS NOT NULL
RETURN known.id AS id, head(COLLECT { MATCH (described:Dataset {release: known.id}) RETURN described.version }) AS version
ORDER BY known.number DESC`;

async function noRelease(
  dataset: string,
  release: string,
  location: FieldLocation,
  binding: Binding,
  request: GraphRequest,
): Promise<GraphQLError> {
  const argument = argumentOf(release, location, binding);
  const releases = await read<{ id: string; version: string | null }>(
    { text: releasesOf, parameters: { dataset }, name: 'releases' },
    request.runtime,
    request.signal,
  );
  if (releases.length === 0) return noDataset(dataset, 'dataset', dataset, location, binding, request);
  const names = releases.map(({ id, version }) =>
    version === null ? `\`${id}\`` : `\`${id}\` (${version})`,
  );
  return graphError(
    'NOT_FOUND',
    `There is no release \`${shortened(release)}\` of the dataset \`${dataset}\`${listed(names)}`,
    {
      nodes: location.node,
      extensions: {
        argument,
        value: shortened(release),
        dataset,
        available: releases.map(({ id }) => id),
      },
    },
  );
}

/** The argument by which the client names a release: a traversal may have some of its own. */
function argumentOf(release: string, { field, node }: FieldLocation, binding: Binding): string {
  const graph = graphFieldOf(field);
  const declared = graph?.kind === 'traversal' ? graph.traversal.arguments : {};
  const args = Object.entries(binding.arguments({ field, node }));
  return (
    args.find(([name, value]) => value === release && declared[name]?.kind === 'release')?.[0] ?? 'release'
  );
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return '.';
  const more = names.length > MAX_LISTED ? ` and ${names.length - MAX_LISTED} more` : '';
  return `; there are: ${names.slice(0, MAX_LISTED).join(', ')}${more}.`;
}
