import type { Graph } from '@rolegraph/graph-model';
import type { Database } from '../../releases/database.ts';
import {
  prepareDatabase,
  publishedReleases,
  publishRelease,
  ReleaseError,
  releaseFingerprint,
  withdrawLeftoverAnnouncements,
} from '../../releases/index.ts';
import { joined } from './carry-over.ts';
import { type Changes, Comparison } from './changes.ts';
import type { CaseSink } from './check/cases.ts';
import { Check } from './check/check.ts';
import type { QualityReport } from './check/quality.ts';
import { checkedRecords } from './checked-records.ts';
import type { Inventory } from './editions/inventory.ts';
import { addEditionProblems, tablesNotFound } from './editions/tables.ts';
import { existsLookup } from './exists-lookup.ts';
import { nextSources, recordsOfOtherSources } from './other-sources.ts';
import type { Progress } from './progress.ts';
import type { ImportPass } from './read/import-pass.ts';
import { Problems } from './read/problems.ts';
import { findRemovals, ImportRemovesMuch, type Removal } from './removals.ts';
import type { ImportSource, LocatedRecords } from './source.ts';

export interface ImportOptions {
  readonly database: Database;
  readonly model: Graph;
  readonly source: ImportSource;
  /** Checks everything and reports what would change, without writing. */
  readonly dryRun?: boolean;
  /** Accepts an edition with missing tables, and the removal of a fifth or more of a type. */
  readonly force?: boolean;
  /** Receives each case that the quality report counts. */
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
      /** The error that the import itself would end with; undefined without. */
      readonly refusal: ImportRemovesMuch | undefined;
      readonly quality: QualityReport;
    };

/**
 * Imports a source: reads it once to check everything, then again to write it as a new release that readers see all at once. Its memory
 * grows with names and keys, not with rows. A second import of the same files writes nothing.
 *
 * @throws ImportInvalid with every problem in the files, before anything is written.
 * @throws ImportRemovesMuch where a table or a fifth of a type would go that the current release has, before anything is written.
 * @throws ReleaseError where the dataset that it adds to is not there, or another process stands in the way.
 */
export async function runImport(options: ImportOptions): Promise<ImportResult> {
  const { database, model, source, progress, force = false, cases, log = () => undefined } = options;
  const started = performance.now();
  const { dataset } = source;
  // A dry run writes nothing, so it makes no constraints either.
  if (!options.dryRun) await prepareDatabase(database, model, log);
  const current = await publishedReleases(database);
  const published = current.get(dataset);
  if (source.addsTo && !published) throw new ReleaseError(source.addsTo.missing);

  const sources = await nextSources(source, published);
  const fingerprint = sources.join('\n');
  const unchanged = published?.fingerprint === releaseFingerprint(fingerprint, model);
  if (published && unchanged && !options.dryRun) {
    await withdrawLeftoverAnnouncements(database, dataset, {
      onWait: () => log(`Waiting for another process that works on the dataset ${dataset}`),
    });
    return { status: 'unchanged', dataset, release: published.release };
  }

  const exists = await existsLookup(database, model, source, current);
  const others = published && recordsOfOtherSources(database, model, source, published);
  const records = (pass: ImportPass): LocatedRecords => {
    const imported = source.records(pass, exists);
    const otherParts = others ? [{ records: others }] : [];
    return source.addsTo
      ? joined([...otherParts, { records: imported, part: source.name }])
      : joined([{ records: imported }, ...otherParts]);
  };

  const problems = new Problems();
  addEditionProblems(source, problems, force);
  // Otherwise each row that refers into a missing table would be a problem.
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
  if (!source.addsTo && !check.describesDataset) {
    throw new TypeError(
      `The importer of ${source.name} gives no Dataset node: name, version, licence and credit`,
    );
  }

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
    records: checkedRecords(records(silent()), check),
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

/** A pass after the first, which has reported all problems and losses. */
const silent = (): ImportPass => ({
  problems: new Problems(),
  onBytes: () => undefined,
  onLoss: () => undefined,
});

/** Records that read their nodes before their relationships: sources may find relationships by what they have read of nodes. */
function afterNodes(records: LocatedRecords): LocatedRecords {
  return {
    nodes: () => records.nodes(),
    async *relationships() {
      for await (const _ of records.nodes());
      yield* records.relationships();
    },
  };
}
