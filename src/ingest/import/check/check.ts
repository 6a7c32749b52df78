import type { Graph } from '@rolegraph/graph-model';
import { RecordError } from '../../../releases/index.ts';
import { NodeIndex } from '../../../releases/node-index.ts';
import { RecordValidator } from '../../../releases/record-validator.ts';
import type { AllowableProblem } from '../allowable-problems.ts';
import type { DeclaredLoss } from '../losses.ts';
import type { Loss } from '../read/loss.ts';
import type { Problems, SourceLocation } from '../read/problems.ts';
import type { LocatedNode, LocatedRecords, LocatedRelationship } from '../source.ts';
import { type CaseSink, noCases } from './cases.ts';
import { Completeness } from './completeness.ts';
import { LabelIndex } from './label-index.ts';
import { type LinkError, Links } from './links.ts';
import { kindOf, locationOf, locationText } from './locations.ts';
import { Losses } from './losses.ts';
import type { QualityReport, QualitySection } from './quality.ts';
import { type Repeat, Repeats } from './repeats.ts';
import { repeatedNode, StrictCheck } from './strict-check.ts';
import { Tally } from './tally.ts';
import { ValueCheck } from './value-check.ts';

/** The rules of a check. */
export interface CheckRules {
  /** The slug of the dataset. */
  readonly dataset: string;
  /** The kinds of faults of its own that are accepted, where all others are refused; undefined where the source declares its losses. */
  readonly allowed?: ReadonlySet<AllowableProblem> | undefined;
  /** Losses that the source declares; undefined where each loss is taken. */
  readonly declared?: readonly DeclaredLoss[] | undefined;
  /** Takes in every case that the report counts. */
  readonly cases?: CaseSink | undefined;
}

/** The first pass over an import: every record is checked against the declarations and against the others, and nothing is written. */
export class Check {
  readonly nodes = new NodeIndex();
  readonly losses: Losses;
  readonly #allowed: Tally;
  readonly #problems: Problems;
  /** Undefined where the source declares its losses. */
  readonly #strict: StrictCheck | undefined;
  readonly #writable: RecordValidator;
  readonly #values: ValueCheck;
  readonly #completeness: Completeness;
  readonly #labels = new Map<string, LabelIndex>();
  readonly #cases: CaseSink;
  readonly #repeats = new Repeats();
  /** Of all records that will be written, and of those that the source itself brings. */
  readonly #counts = { nodes: new Map<string, number>(), relationships: new Map<string, number>() };
  readonly #ownCounts = { nodes: new Map<string, number>(), relationships: new Map<string, number>() };

  constructor(graph: Graph, problems: Problems, rules: CheckRules) {
    const { dataset, allowed, declared, cases = noCases } = rules;
    this.#problems = problems;
    this.#writable = new RecordValidator(graph);
    this.#values = new ValueCheck(graph);
    this.#cases = cases;
    this.#completeness = new Completeness(graph, cases);
    this.losses = new Losses(declared, problems, cases);
    this.#allowed = new Tally('allowed', cases);
    if (!allowed) return;
    const { nodes } = this;
    this.#strict = new StrictCheck(graph, {
      ...{ nodes, problems, dataset, allowed },
      onLeftOut: (kind, record, other) => this.losses.add(lossOf(kind, record, other)),
      onAllowed: (kind, record, what) => this.allow(kind, locationOf(record), what),
    });
  }

  /** The number of records to write. */
  get size(): number {
    return sum(this.#counts.nodes) + sum(this.#counts.relationships);
  }

  /** Whether the source brings nothing but the dataset itself. */
  get isEmpty(): boolean {
    return sum(this.#ownCounts.nodes) === (this.#ownCounts.nodes.get('Dataset') ?? 0);
  }

  /** Whether the source has its dataset's Dataset node. */
  get describesDataset(): boolean {
    return this.#ownCounts.nodes.has('Dataset');
  }

  /** Counts of the nodes and relationships to write, by type. */
  get counts(): {
    readonly nodes: ReadonlyMap<string, number>;
    readonly relationships: ReadonlyMap<string, number>;
  } {
    return this.#counts;
  }

  /** Nodes that occur more than once, by their keys: the first of each is written. */
  get repeatedNodes(): ReadonlySet<string> {
    return this.#strict?.repeatedNodes ?? new Set();
  }

  /**
   * @param onRecord Sees each record that will be written.
   * @param again Gives the records once more, for comparing those of one key.
   */
  async run(
    records: LocatedRecords,
    onRecord: (record: LocatedNode | LocatedRelationship) => void = () => undefined,
    again: () => LocatedRecords = () => records,
  ): Promise<void> {
    for await (const node of records.nodes()) if (this.#node(node)) onRecord(node);
    const links = new Links(this.nodes);
    for await (const relationship of records.relationships()) {
      if (this.#relationship(relationship, links)) onRecord(relationship);
    }
    if (this.#strict) await this.#strict.finish(again);
    else for await (const repeat of this.#repeats.compare(again())) this.#repeat(repeat);
  }

  /** Takes note of a node that a problem keeps from being read: a reference to it is no problem. */
  unread(type: string, slug?: string): void {
    this.#strict?.unread(type, slug);
  }

  /** Takes note of a fault that is accepted, and of its remedy. */
  allow(kind: AllowableProblem, location: SourceLocation, what: string): void {
    this.#allowed.add(kind, `${locationText(location)}: ${what}`);
  }

  report(): QualityReport {
    return {
      nodes: sorted(this.#ownCounts.nodes),
      relationships: sorted(this.#ownCounts.relationships),
      allowed: this.#allowed.findings,
      dangling: this.losses.findings('dangling'),
      repeated: this.losses.findings('repeated'),
      omitted: this.losses.findings('omitted'),
      unresolved: this.losses.findings('unresolved'),
      unconnected: this.#completeness.unconnected(this.nodes).findings,
      withoutHierarchy: this.#completeness.missingRelationships(this.nodes, 'withoutHierarchy').findings,
      withoutRelationship: this.#completeness.missingRelationships(this.nodes, 'withoutRelationship')
        .findings,
      withoutValue: this.#completeness.missingValues().findings,
      duplicateNames: this.#labelFindings('duplicateNames', (index) => index.duplicates),
      ambiguousLabels: this.#labelFindings('ambiguousLabels', (index) => index.ambiguous),
    };
  }

  #node(record: LocatedNode): boolean {
    if (!this.#fits(record)) {
      this.unread(record.type, record.slug);
      return false;
    }
    const number = this.nodes.add(record);
    if (number === undefined) {
      if (this.#strict) this.#strict.repeat(record);
      else this.#problems.add(locationOf(record), repeatedNode(record));
      return false;
    }
    add(this.#counts.nodes, record.type);
    this.#strict?.node(record);
    if (record.carried) return true;
    add(this.#ownCounts.nodes, record.type);
    this.#completeness.node(record, number);
    const { name, aliases } = record.properties;
    if (typeof name === 'string') {
      let labels = this.#labels.get(record.type);
      if (!labels) {
        labels = new LabelIndex();
        this.#labels.set(record.type, labels);
      }
      labels.add(record.slug, name, Array.isArray(aliases) ? aliases : []);
    }
    return true;
  }

  #relationship(record: LocatedRelationship, links: Links): boolean {
    if (!this.#fits(record)) return false;
    const linkError = links.errorOf(record);
    if (linkError) {
      this.#leaveOut(record, linkError);
      return false;
    }
    const { type, from, to } = record;
    const [start, end] = [this.nodes.get(from) ?? 0, this.nodes.get(to) ?? 0];
    add(this.#counts.relationships, type);
    this.#strict?.relationship(record, start, end);
    if (record.carried) this.#completeness.connect(start, end);
    else {
      add(this.#ownCounts.relationships, type);
      this.#completeness.relationship(record, start, end);
    }
    return true;
  }

  #leaveOut(record: LocatedRelationship, linkError: LinkError): void {
    const { carried, part = 'another source' } = record;
    if (linkError.kind === 'dangling' && carried)
      this.losses.addCarried(lossOf('dangling', record, linkError.missing), part);
    else if (this.#strict) {
      if (linkError.kind === 'dangling') this.#strict.danglingRelationship(record);
      else this.#strict.repeat(record);
    } else if (linkError.kind === 'dangling') this.losses.add(lossOf('dangling', record, linkError.missing));
    else this.#repeats.note(record);
  }

  /** Two relationships of one key: the first one stays where they say the same. */
  #repeat({ record, first, differing }: Repeat): void {
    if (!('from' in record)) return;
    const value = `${record.from.slug} → ${record.to.slug}`;
    const where = first.location ? locationText(first.location) : 'the release before';
    for (const name of differing) {
      const before = JSON.stringify(first.properties[name] ?? null);
      const message = `${where} has ${before} for the same ${kindOf(record)}, ${value}: one row is right`;
      this.#problems.add(locationOf(record), message, name, record.properties[name] ?? null);
    }
    if (differing.length > 0) return;
    this.losses.add(lossOf('repeated', record, `${where} says the same`));
  }

  #fits(record: LocatedNode | LocatedRelationship): boolean {
    const before = this.#problems.count;
    // Records that are carried over have no location, and were checked when they came; the own format is checked as it is read.
    const checked = record.location === undefined || this.#strict !== undefined;
    for (const { property, value, message } of checked ? [] : this.#values.invalidValues(record)) {
      this.#problems.add(locationOf(record), message, property, value);
    }
    try {
      this.#writable.check(record);
      return this.#problems.count === before;
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      const { invalidValue } = error;
      if (invalidValue) {
        const { message, property, value } = invalidValue;
        this.#problems.add(locationOf(record), message, property, value);
      } else this.#problems.add(locationOf(record), error.message);
      return false;
    }
  }

  #labelFindings(
    section: QualitySection,
    of: (index: LabelIndex) => readonly (readonly [string, readonly string[]])[],
  ): QualityReport['duplicateNames'] {
    const tally = new Tally(section, this.#cases);
    for (const [type, index] of this.#labels) {
      const found = of(index);
      tally.set(
        type,
        found.length,
        found.map(([label, slugs]) => `${label}: ${slugs.slice(0, 3).join(', ')}`),
      );
    }
    return tally.findings;
  }
}

function lossOf(kind: 'dangling' | 'repeated', record: LocatedRelationship, other: string): Loss {
  const { from, to, location } = record;
  return { kind, subject: kindOf(record), location, value: `${from.slug} → ${to.slug}`, other };
}

function add(counts: Map<string, number>, type: string): void {
  counts.set(type, (counts.get(type) ?? 0) + 1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
