import type { Graph } from '../../graph/index.ts';
import { RecordError } from '../../releases/index.ts';
import { Writable } from '../../releases/writable.ts';
import type { AllowableFault } from '../faults.ts';
import type { Place, Problems } from '../read/problems.ts';
import type { PlacedNode, PlacedRecords, PlacedRelationship } from '../source.ts';
import { Completeness } from './completeness.ts';
import { LabelIndex } from './label-index.ts';
import { type Fault, Links } from './links.ts';
import { NodeIndex } from './node-index.ts';
import { kindOf, placeOf, placeText } from './places.ts';
import type { QualityReport } from './quality.ts';
import { repeatedNode, StrictCheck } from './strict-check.ts';
import { Tally } from './tally.ts';
import { ValueCheck } from './value-check.ts';

/** The relationship that makes a hierarchy. */
const BROADER = 'BROADER';

/** How strictly a dataset is checked. */
export interface CheckRules {
  /** The slug of the dataset. */
  readonly dataset: string;
  /**
   * The kinds of faults that are accepted, where all others are refused. Where it is left out, what leads nowhere and what is said twice is
   * left out and told in the report.
   */
  readonly allowed?: ReadonlySet<AllowableFault> | undefined;
}

/** The first pass over an import: every record is checked against the declarations and against the others, and nothing is written. */
export class Check {
  readonly nodes = new NodeIndex();
  readonly repeated = new Tally();
  readonly dangling = new Tally();
  readonly allowed = new Tally();
  readonly #problems: Problems;
  /** Undefined where the source itself decides what it leaves out. */
  readonly #strict: StrictCheck | undefined;
  readonly #writable: Writable;
  readonly #values: ValueCheck;
  readonly #completeness: Completeness;
  readonly #labels = new Map<string, LabelIndex>();
  readonly #nodeCounts = new Map<string, number>();
  readonly #relationshipCounts = new Map<string, number>();

  constructor(graph: Graph, problems: Problems, rules?: CheckRules) {
    this.#problems = problems;
    this.#writable = new Writable(graph);
    this.#values = new ValueCheck(graph);
    this.#completeness = new Completeness(graph);
    if (!rules?.allowed) return;
    const { nodes } = this;
    const { dataset, allowed } = rules;
    this.#strict = new StrictCheck(graph, {
      ...{ nodes, problems, dataset, allowed },
      onLeftOut: (fault, record, what) => this[fault].add(kindOf(record), leftOut(record, what)),
      onAllowed: (fault, record, what) => this.allow(fault, placeOf(record), what),
    });
  }

  /** How many records will be written. */
  get size(): number {
    return sum(this.#nodeCounts) + sum(this.#relationshipCounts);
  }

  /** Nodes that the records tell more than once, by their keys: the first of each is written. */
  get repeatedNodes(): ReadonlySet<string> {
    return this.#strict?.repeatedNodes ?? new Set();
  }

  /**
   * @param onRecord Sees each record that will be written.
   * @param again Gives the records once more, for telling of several that do not fit each other.
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
    await this.#strict?.finish(again);
  }

  /** Takes note of a node that a problem keeps from being read: what refers to it is no further problem. */
  unread(type: string, slug?: string): void {
    this.#strict?.unread(type, slug);
  }

  /** Takes note of a fault that is accepted, and of what is done about it. */
  allow(fault: AllowableFault, place: Place, what: string): void {
    this.allowed.add(fault, `${placeText(place)}: ${what}`);
  }

  report(): QualityReport {
    const relations = this.#completeness.missingRelationships(this.nodes).findings;
    const hierarchy = ` without ${BROADER}`;
    const part = (inside: boolean) =>
      Object.fromEntries(Object.entries(relations).filter(([what]) => what.endsWith(hierarchy) === inside));
    return {
      nodes: sorted(this.#nodeCounts),
      relationships: sorted(this.#relationshipCounts),
      allowed: this.allowed.findings,
      dangling: this.dangling.findings,
      repeated: this.repeated.findings,
      unconnected: this.#completeness.unconnected(this.nodes).findings,
      withoutHierarchy: part(true),
      withoutRelationship: part(false),
      withoutValue: this.#completeness.missingValues().findings,
      duplicateNames: this.#labelFindings((index) => index.duplicates),
      ambiguousLabels: this.#labelFindings((index) => index.ambiguous),
    };
  }

  #node(record: PlacedNode): boolean {
    if (!this.#fits(record, () => this.#writable.node('', record))) {
      this.unread(record.type, record.slug);
      return false;
    }
    if (this.nodes.add(record) === undefined) {
      if (this.#strict) this.#strict.repeat(record);
      else this.#problems.add(placeOf(record), repeatedNode(record));
      return false;
    }
    add(this.#nodeCounts, record.type);
    this.#completeness.node(record);
    this.#strict?.node(record);
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
    const fault = links.fault(record);
    if (fault) {
      this.#leaveOut(record, fault);
      return false;
    }
    add(this.#relationshipCounts, record.type);
    const [start, end] = [this.nodes.get(record.from) ?? 0, this.nodes.get(record.to) ?? 0];
    this.#completeness.relationship(record, start, end);
    this.#strict?.relationship(record, start, end);
    return true;
  }

  #leaveOut(record: PlacedRelationship, fault: Fault): void {
    const { from, to } = record;
    if (fault.kind === 'dangling') {
      if (this.#strict) this.#strict.danglingRelationship(record);
      else this.dangling.add(kindOf(record), leftOut(record, fault.missing));
    } else if (this.#strict) this.#strict.repeat(record);
    else this.repeated.add(kindOf(record), `${from.slug} → ${to.slug}`);
  }

  #fits(record: PlacedNode | PlacedRelationship, write: () => unknown): boolean {
    const before = this.#problems.count;
    // What is carried over from the release before has no place, and was checked when it came; the own format is checked as it is read.
    const checked = record.place === undefined || this.#strict !== undefined;
    for (const { property, value, message } of checked ? [] : this.#values.invalidValues(record)) {
      this.#problems.add(placeOf(record), message, property, value);
    }
    try {
      write();
      return this.#problems.count === before;
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      const { fault } = error;
      if (fault) this.#problems.add(placeOf(record), fault.message, fault.property, fault.value);
      else this.#problems.add(placeOf(record), error.message);
      return false;
    }
  }

  #labelFindings(
    of: (index: LabelIndex) => readonly (readonly [string, readonly string[]])[],
  ): QualityReport['duplicateNames'] {
    const tally = new Tally();
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

function leftOut({ place }: PlacedRelationship, what: string): string {
  return place ? `${what} (${placeText(place)})` : what;
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
