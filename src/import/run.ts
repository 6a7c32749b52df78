import type { Graph } from '../graph/index.ts';
import type { Database } from '../releases/database.ts';
import {
  type NodeRecord,
  type Published,
  prepare,
  publishedReleases,
  type RelationshipRecord,
  ReleaseError,
  releaseFingerprint,
  seed,
  withdrawLeftoverAnnouncements,
} from '../releases/index.ts';
import { readNodes } from '../releases/read-release.ts';
import { carriedOver, joined } from './carry-over.ts';
import { type Changes, Comparison } from './changes.ts';
import { Check } from './check/check.ts';
import { Links } from './check/links.ts';
import type { QualityReport } from './check/quality.ts';
import type { Progress } from './progress.ts';
import { hashFiles } from './read/files.ts';
import { Problems } from './read/problems.ts';
import type { Reading } from './read/reading.ts';
import type { ImportSource, Known, PlacedRecords } from './source.ts';

export interface ImportOptions {
  readonly database: Database;
  readonly model: Graph;
  readonly source: ImportSource;
  /** Checks everything and tells what would change, and writes nothing. */
  readonly dryRun?: boolean;
  readonly progress?: Progress;
  readonly log?: (line: string) => void;
}

export type ImportResult =
  | { readonly status: 'unchanged'; readonly dataset: string; readonly release: string }
  | {
      readonly status: 'published';
      readonly dataset: string;
      readonly release: string;
      readonly nodes: number;
      readonly relationships: number;
      readonly milliseconds: number;
      readonly quality: QualityReport;
    }
  | {
      readonly status: 'checked';
      readonly dataset: string;
      readonly changes: Changes;
      readonly quality: QualityReport;
    };

/**
 * Imports a source: reads it once to check everything, then again to write it as a new release that readers see all at once. Of the files
 * it holds names and keys, not rows. The same files again do nothing.
 *
 * @throws ImportInvalid with every problem in the files, before anything is written.
 * @throws ReleaseError where the dataset that it adds to is not there, or another process stands in the way.
 */
export async function runImport(options: ImportOptions): Promise<ImportResult> {
  const { database, model, source, progress, log = () => undefined } = options;
  const started = performance.now();
  const { dataset } = source;
  // A dry run writes nothing at all, so it reads what is there and makes no constraints.
  if (!options.dryRun) await prepare(database, model, log);
  const current = await publishedReleases(database);
  const published = current.get(dataset);
  if (source.addsTo && !published) throw new ReleaseError(source.addsTo.missing);

  const sources = await sourcesWith(source, published);
  const fingerprint = sources.join('\n');
  const unchanged = published?.fingerprint === releaseFingerprint(fingerprint, model);
  if (published && unchanged && !options.dryRun) {
    await withdrawLeftoverAnnouncements(database, dataset, {
      onWait: () => log(`Waiting for another process that works on the dataset ${dataset}`),
    });
    return { status: 'unchanged', dataset, release: published.release };
  }

  const known = await knownTo(options, current);
  const others = published && othersThan(options, published);
  const records = (reading: Reading): PlacedRecords => {
    const own = source.records(reading, known);
    const parts = source.addsTo
      ? [...(others ? [{ records: others }] : []), { records: own, part: source.name }]
      : [{ records: own }, ...(others ? [{ records: others }] : [])];
    return joined(parts);
  };

  const problems = new Problems();
  const check = new Check(model, problems);
  const comparison = options.dryRun ? await Comparison.with(database, model, published?.release) : undefined;
  const bytes = source.files.reduce((total, { bytes, reads = 1 }) => total + bytes * reads, 0);
  let read = 0;
  progress?.begin('Checking', bytes, 'bytes');
  const first: Reading = {
    problems,
    onBytes: (more) => {
      read += more;
      progress?.update(read);
    },
    onMerged: (what) => check.repeated.add(what),
    onDangling: (what, reference) => check.dangling.add(what, reference),
  };
  await check.run(records(first), (record) => comparison?.see(record));
  progress?.end(read);
  problems.throwIfAny();
  if (comparison)
    return { status: 'checked', dataset, changes: comparison.changes(), quality: check.report() };

  progress?.begin('Writing', check.size, 'records');
  const outcome = await seed(database.driver, {
    database: database.database,
    model,
    dataset,
    records: writable(records(silent), check),
    fingerprint,
    sources,
    ...(published && (source.addsTo || others) ? { basedOn: published.release } : {}),
    keep: Number.POSITIVE_INFINITY,
    onWritten: (written) => progress?.update(written),
    log,
  });
  const { release, nodes, relationships } = outcome;
  if (outcome.status === 'unchanged') return { status: 'unchanged', dataset, release };
  progress?.end(check.size);
  const milliseconds = Math.round(performance.now() - started);
  return {
    status: 'published',
    dataset,
    release,
    nodes,
    relationships,
    milliseconds,
    quality: check.report(),
  };
}

/** The second pass: what the first has found to be wrong is known. */
const silent: Reading = {
  problems: new Problems(),
  onBytes: () => undefined,
  onMerged: () => undefined,
  onDangling: () => undefined,
};

/** What the dataset is made from once this source is imported, each as `name=fingerprint`. */
async function sourcesWith(
  source: ImportSource,
  published: Published | undefined,
): Promise<readonly string[]> {
  const own = `${source.name}=${source.version}.${await hashFiles(source.files)}`;
  const others = (published?.sources ?? []).filter((one) => !one.startsWith(`${source.name}=`));
  return [own, ...others].toSorted();
}

/** What other sources have brought into the dataset; undefined where there are none. */
function othersThan(
  { database, model, source }: ImportOptions,
  { release, sources }: Published,
): PlacedRecords | undefined {
  if (!sources.some((one) => !one.startsWith(`${source.name}=`))) {
    // A dataset that is not known to have sources, such as seeds, is built upon all the same.
    if (!source.addsTo) return undefined;
  }
  const keeps = source.addsTo
    ? (part: string | undefined) => part !== source.name
    : (part: string | undefined) => part !== undefined;
  return carriedOver(database, model, release, keeps);
}

/** Which nodes there are that the source may refer to. */
async function knownTo(
  { database, model, source }: ImportOptions,
  current: ReadonlyMap<string, Published>,
): Promise<Known> {
  const known = new Map<string, Set<string>>();
  const learn = async (dataset: string, types: readonly string[], prefix: string) => {
    const release = current.get(dataset)?.release;
    if (release === undefined) return;
    for (const name of types) {
      const type = model.nodes.get(name);
      if (!type) throw new TypeError(`There is no node type ${name}`);
      const slugs = known.get(name) ?? new Set();
      for await (const { slug } of readNodes(database, type, release)) slugs.add(`${prefix}${slug}`);
      known.set(name, slugs);
    }
  };
  if (source.addsTo) await learn(source.dataset, source.addsTo.types, '');
  for (const [dataset, types] of Object.entries(source.refersTo ?? {}))
    await learn(dataset, types, `${dataset}/`);
  return (type, slug) => known.get(type)?.has(slug) ?? false;
}

/** What of the records is written: relationships that the check has left out are left out again. */
function writable(
  records: PlacedRecords,
  { nodes }: Check,
): {
  nodes: AsyncIterable<NodeRecord>;
  relationships: AsyncIterable<RelationshipRecord>;
} {
  return {
    nodes: records.nodes(),
    relationships: (async function* () {
      const links = new Links(nodes);
      for await (const relationship of records.relationships()) {
        if (!links.fault(relationship)) yield relationship;
      }
    })(),
  };
}
