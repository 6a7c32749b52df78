import type { Graph } from '../../graph/index.ts';
import { RecordError } from '../../releases/index.ts';
import { Writable } from '../../releases/writable.ts';
import type { DeclaredLoss } from '../losses.ts';
import type { Problems } from '../read/problems.ts';
import type { PlacedNode, PlacedRecords, PlacedRelationship } from '../source.ts';
import { type CaseSink, noCases } from './cases.ts';
import { Completeness } from './completeness.ts';
import { LabelIndex } from './label-index.ts';
import { Links } from './links.ts';
import { Losses } from './losses.ts';
import { NodeIndex } from './node-index.ts';
import type { QualityReport, QualitySection } from './quality.ts';
import { type Repeat, Repeats } from './repeats.ts';
import { Tally } from './tally.ts';

/** The first pass over an import: every record is checked against the declarations and against the others, and nothing is written. */
export class Check {
  readonly nodes = new NodeIndex();
  readonly losses: Losses;
  readonly #problems: Problems;
  readonly #writable: Writable;
  readonly #completeness: Completeness;
  readonly #labels = new Map<string, LabelIndex>();
  readonly #cases: CaseSink;
  readonly #repeats = new Repeats();
  /** Of all records that will be written, and of those that the source itself brings. */
  readonly #counts = { nodes: new Map<string, number>(), relationships: new Map<string, number>() };
  readonly #ownCounts = { nodes: new Map<string, number>(), relationships: new Map<string, number>() };

  /**
   * @param declared Losses that the source declares; undefined where each loss is taken.
   * @param cases Takes in every case of what the report counts.
   */
  constructor(
    graph: Graph,
    problems: Problems,
    declared?: readonly DeclaredLoss[],
    cases: CaseSink = noCases,
  ) {
    this.#problems = problems;
    this.#writable = new Writable(graph);
    this.#cases = cases;
    this.#completeness = new Completeness(graph, cases);
    this.losses = new Losses(declared, problems, cases);
  }

  /** How many records will be written. */
  get size(): number {
    return sum(this.#counts.nodes) + sum(this.#counts.relationships);
  }

  /** Whether the source brings nothing but the dataset itself. */
  get isEmpty(): boolean {
    return sum(this.#ownCounts.nodes) === (this.#ownCounts.nodes.get('Dataset') ?? 0);
  }

  /** How many nodes and relationships of each type will be written. */
  get counts(): {
    readonly nodes: ReadonlyMap<string, number>;
    readonly relationships: ReadonlyMap<string, number>;
  } {
    return this.#counts;
  }

  /**
   * @param onRecord Sees each record that will be written.
   * @param again Gives the records once more, for comparing those of one key.
   */
  async run(
    records: PlacedRecords,
    onRecord: (record: PlacedNode | PlacedRelationship) => void = () => undefined,
    again: () => PlacedRecords = () => records,
  ): Promise<void> {
    for await (const node of records.nodes()) if (this.#node(node)) onRecord(node);
    const links = new Links(this.nodes);
    for await (const relationship of records.relationships()) {
      if (this.#relationship(relationship, links)) onRecord(relationship);
    }
    for await (const repeat of this.#repeats.compare(again())) this.#repeat(repeat);
  }

  report(): QualityReport {
    return {
      nodes: sorted(this.#ownCounts.nodes),
      relationships: sorted(this.#ownCounts.relationships),
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

  #node(record: PlacedNode): boolean {
    if (!this.#fits(record, () => this.#writable.node('', record))) return false;
    const number = this.nodes.add(record);
    if (number === undefined) {
      this.#problems.add(
        placeOf(record),
        `${record.type} ${record.slug} is there already: slugs are unique within a type`,
      );
      return false;
    }
    add(this.#counts.nodes, record.type);
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

  #relationship(record: PlacedRelationship, links: Links): boolean {
    if (!this.#fits(record, () => this.#writable.relationship(record))) return false;
    const { type, from, to } = record;
    const fault = links.fault(record);
    if (fault?.kind === 'repeated') {
      this.#repeats.note(record);
      return false;
    }
    if (fault) {
      const { place, carried, part = 'another source' } = record;
      const value = `${from.slug} → ${to.slug}`;
      const loss = { kind: fault.kind, what: kindOf(record), place, value, other: fault.missing };
      if (carried) this.losses.addCarried(loss, part);
      else this.losses.add(loss);
      return false;
    }
    const [start, end] = [this.nodes.get(from) ?? 0, this.nodes.get(to) ?? 0];
    add(this.#counts.relationships, type);
    if (record.carried) this.#completeness.connect(start, end);
    else {
      add(this.#ownCounts.relationships, type);
      this.#completeness.relationship(record, start, end);
    }
    return true;
  }

  /** Two relationships of one key: the first one stays where they say the same. */
  #repeat({ record, first, differing }: Repeat): void {
    if (!('from' in record)) return;
    const value = `${record.from.slug} → ${record.to.slug}`;
    const where = first.place ? `${first.place.file}:${first.place.line}` : 'the release before';
    for (const name of differing) {
      const before = JSON.stringify(first.properties[name] ?? null);
      const message = `${where} has ${before} for the same ${kindOf(record)}, ${value}: one row is right`;
      this.#problems.add(placeOf(record), message, name, record.properties[name] ?? null);
    }
    if (differing.length > 0) return;
    const { place } = record;
    this.losses.add({
      kind: 'repeated',
      what: kindOf(record),
      place,
      value,
      other: `${where} says the same`,
    });
  }

  #fits(record: PlacedNode | PlacedRelationship, write: () => unknown): boolean {
    try {
      write();
      return true;
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.#problems.add(placeOf(record), error.message);
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

function kindOf({ type, from, to }: PlacedRelationship): string {
  return `${from.type} ${type} ${to.type}`;
}

function placeOf({ place, type }: PlacedNode | PlacedRelationship) {
  return place ?? { file: `(${type})`, line: 1 };
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
