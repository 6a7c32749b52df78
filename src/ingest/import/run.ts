import type { Graph } from '@rolegraph/graph-model';
import type { Database } from '../../releases/database.ts';
import {
  type NodeRecord,
  type Published,
  prepareDatabase,
  publishedReleases,
  publishRelease,
  type RelationshipRecord,
  ReleaseError,
  releaseFingerprint,
  withdrawLeftoverAnnouncements,
} from '../../releases/index.ts';
import { NodeIndex } from '../../releases/node-index.ts';
import { readNodes } from '../../releases/read-nodes.ts';
import { carriedOver, joined } from './carry-over.ts';
import { type Changes, Comparison } from './changes.ts';
import type { CaseSink } from './check/cases.ts';
import { Check } from './check/check.ts';
import { Links } from './check/links.ts';
import type { QualityReport } from './check/quality.ts';
import { keyOf } from './check/repeats.ts';
import type { Inventory } from './editions/inventory.ts';
import { addEditionProblems, heldTables, tablesNotFound } from './editions/tables.ts';
import type { Progress } from './progress.ts';
import { hashFiles } from './read/files.ts';
import type { ImportPass } from './read/import-pass.ts';
import { Problems } from './read/problems.ts';
import { findRemovals, ImportRemovesMuch, type Removal } from './removals.ts';
import type { ExistsLookup, ImportSource, LocatedRecords } from './source.ts';

export interface ImportOptions {
  readonly database: Database;
  readonly model: Graph;
  readonly source: ImportSource;
  /** Checks everything and tells what would change, and writes nothing. */
  readonly dryRun?: boolean;
  /** Takes an edition with tables missing, and removes a fifth or more of a type. */
  readonly force?: boolean;
  /** Takes in every case of what the quality report counts. */
  readonly cases?: CaseSink;
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
      readonly inventory: Inventory | undefined;
      readonly removals: readonly Removal[];
      readonly quality: QualityReport;
    }
  | {
      readonly status: 'checked';
      readonly dataset: string;
      readonly changes: Changes;
      readonly inventory: Inventory | undefined;
      readonly removals: readonly Removal[];
      /** Why the import itself would be refused; undefined where it would not. */
      readonly refusal: ImportRemovesMuch | undefined;
      readonly quality: QualityReport;
    };

/**
 * Imports a source: reads it once to check everything, then again to write it as a new release that readers see all at once. Of the files
 * it holds names and keys, not rows. The same files again do nothing.
 *
 * @throws ImportInvalid with every problem in the files, before anything is written.
 * @throws ImportRemovesMuch where a table or a fifth of a type would go that the current release has, before anything is written.
 * @throws ReleaseError where the dataset that it adds to is not there, or another process stands in the way.
 */
export async function runImport(options: ImportOptions): Promise<ImportResult> {
  const { database, model, source, progress, force = false, cases, log = () => undefined } = options;
  const started = performance.now();
  const { dataset } = source;
  // A dry run writes nothing at all, so it reads what is there and makes no constraints.
  if (!options.dryRun) await prepareDatabase(database, model, log);
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

  const exists = await existsLookup(options, current);
  const others = published && othersThan(options, published);
  const records = (pass: ImportPass): LocatedRecords => {
    const own = source.records(pass, exists);
    const parts = source.addsTo
      ? [...(others ? [{ records: others }] : []), { records: own, part: source.name }]
      : [{ records: own }, ...(others ? [{ records: others }] : [])];
    return joined(parts);
  };

  const problems = new Problems();
  addEditionProblems(source, problems, force);
  // What refers into a table that is missing would be told row by row.
  problems.throwIfAny();
  const { allowed, losses: declared } = source;
  const check = new Check(model, problems, { dataset, allowed, declared, cases });
  const comparison = options.dryRun ? await Comparison.with(database, model, published?.release) : undefined;
  const bytes = source.files.reduce((total, { bytes, reads = 1 }) => total + bytes * reads, 0);
  let read = 0;
  progress?.begin('Checking', bytes, 'bytes');
  const first: ImportPass = {
    problems,
    onBytes: (more) => {
      read += more;
      progress?.update(read);
    },
    onLoss: (loss) => check.losses.add(loss),
    onUnreadNode: (type, slug) => check.unread(type, slug),
    onAllowed: (kind, location, what) => check.allow(kind, location, what),
  };
  await check.run(
    records(first),
    (record) => comparison?.see(record),
    () => afterNodes(records(silent())),
  );
  progress?.end(read);
  if (check.isEmpty && problems.count === 0) {
    const [file] = source.files;
    problems.add({ file: file?.name ?? dataset, line: 0 }, 'there is no record to import in these files');
  }
  problems.throwIfAny();

  const quality = check.report();
  const { inventory } = source;
  const removals = published ? await findRemovals(database, model, published.release, check, cases) : [];
  const tables = published ? tablesNotFound(source, published.sources) : [];
  const refusal =
    published && !force && removals.length + tables.length > 0
      ? new ImportRemovesMuch(published.release, removals, tables)
      : undefined;
  if (comparison) {
    const changes = comparison.changes();
    return { status: 'checked', dataset, changes, inventory, removals, refusal, quality };
  }
  if (refusal) throw refusal;

  progress?.begin('Writing', check.size, 'records');
  const outcome = await publishRelease(database.driver, {
    database: database.database,
    model,
    dataset,
    records: writable(records(silent()), check),
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
    inventory,
    removals,
    quality,
  };
}

/** A further pass: what the first has found to be wrong is known. */
const silent = (): ImportPass => ({
  problems: new Problems(),
  onBytes: () => undefined,
  onLoss: () => undefined,
});

/** Records of which a pass reads the nodes also where relationships alone are asked for: sources may need what their nodes tell. */
function afterNodes(records: LocatedRecords): LocatedRecords {
  return {
    nodes: () => records.nodes(),
    async *relationships() {
      for await (const _ of records.nodes());
      yield* records.relationships();
    },
  };
}

/** What the dataset is made from once this source is imported, each as `name=fingerprint` and the tables that it had. */
async function sourcesWith(
  source: ImportSource,
  published: Published | undefined,
): Promise<readonly string[]> {
  const own = [
    `${source.name}=${source.version}.${await hashFiles(source.files)}`,
    ...heldTables(source.inventory),
  ].join(' ');
  const others = (published?.sources ?? []).filter((entry) => !entry.startsWith(`${source.name}=`));
  return [own, ...others].toSorted();
}

/** What other sources have brought into the dataset; undefined where there are none. */
function othersThan(
  { database, model, source }: ImportOptions,
  { release, sources }: Published,
): LocatedRecords | undefined {
  if (!sources.some((entry) => !entry.startsWith(`${source.name}=`))) {
    // A dataset that is not known to have sources, such as seeds, is built upon all the same.
    if (!source.addsTo) return undefined;
  }
  const keeps = source.addsTo
    ? (part: string | undefined) => part !== source.name
    : (part: string | undefined) => part !== undefined;
  return carriedOver(database, model, release, keeps);
}

/** Which nodes there are that the source may refer to. */
async function existsLookup(
  { database, model, source }: ImportOptions,
  current: ReadonlyMap<string, Published>,
): Promise<ExistsLookup> {
  const index = new NodeIndex();
  const addNodes = async (dataset: string, types: readonly string[], prefix: string) => {
    const release = current.get(dataset)?.release;
    if (release === undefined) return;
    for (const name of types) {
      const type = model.nodes.get(name);
      if (!type) throw new TypeError(`There is no node type ${name}`);
      for await (const { slug, part } of readNodes(database, type, release)) {
        if (part === undefined || part !== source.name) index.add({ type: name, slug: `${prefix}${slug}` });
      }
    }
  };
  if (source.addsTo) await addNodes(source.dataset, source.addsTo.types, '');
  for (const [dataset, types] of Object.entries(source.refersTo ?? {}))
    await addNodes(dataset, types, `${dataset}/`);
  return Object.assign((type: string, slug: string) => index.get({ type, slug }) !== undefined, {
    *slugs(type: string) {
      for (const [slug] of index.types.get(type) ?? []) yield slug;
    },
  });
}

/** What of the records is written: what the check has left out is left out again. */
function writable(
  records: LocatedRecords,
  { nodes, repeatedNodes }: Check,
): {
  nodes: AsyncIterable<NodeRecord>;
  relationships: AsyncIterable<RelationshipRecord>;
} {
  return {
    nodes: (async function* () {
      const seen = new Set<string>();
      for await (const node of records.nodes()) {
        const key = repeatedNodes.size > 0 ? keyOf(node) : '';
        if (seen.has(key)) continue;
        if (repeatedNodes.has(key)) seen.add(key);
        yield node;
      }
    })(),
    relationships: (async function* () {
      const links = new Links(nodes);
      for await (const relationship of records.relationships()) {
        if (!links.errorOf(relationship)) yield relationship;
      }
    })(),
  };
}
