import type { Graph } from '../../graph/index.ts';
import { RecordError } from '../../releases/index.ts';
import { Writable } from '../../releases/writable.ts';
import type { Problems } from '../read/problems.ts';
import type { PlacedNode, PlacedRecords, PlacedRelationship } from '../source.ts';
import { Completeness } from './completeness.ts';
import { LabelIndex } from './label-index.ts';
import { Links } from './links.ts';
import { NodeIndex } from './node-index.ts';
import type { QualityReport } from './quality.ts';
import { Tally } from './tally.ts';

/** The relationship that makes a hierarchy. */
const BROADER = 'BROADER';

/** The first pass over an import: every record is checked against the declarations and against the others, and nothing is written. */
export class Check {
  readonly nodes = new NodeIndex();
  readonly repeated = new Tally();
  readonly dangling = new Tally();
  readonly #problems: Problems;
  readonly #writable: Writable;
  readonly #completeness: Completeness;
  readonly #labels = new Map<string, LabelIndex>();
  readonly #nodeCounts = new Map<string, number>();
  readonly #relationshipCounts = new Map<string, number>();

  constructor(graph: Graph, problems: Problems) {
    this.#problems = problems;
    this.#writable = new Writable(graph);
    this.#completeness = new Completeness(graph);
  }

  /** How many records will be written. */
  get size(): number {
    return sum(this.#nodeCounts) + sum(this.#relationshipCounts);
  }

  /** @param onRecord Sees each record that will be written. */
  async run(
    records: PlacedRecords,
    onRecord: (record: PlacedNode | PlacedRelationship) => void = () => undefined,
  ): Promise<void> {
    for await (const node of records.nodes()) if (this.#node(node)) onRecord(node);
    const links = new Links(this.nodes);
    for await (const relationship of records.relationships()) {
      if (this.#relationship(relationship, links)) onRecord(relationship);
    }
  }

  report(): QualityReport {
    const relations = this.#completeness.missingRelationships(this.nodes).findings;
    const hierarchy = ` without ${BROADER}`;
    const part = (inside: boolean) =>
      Object.fromEntries(Object.entries(relations).filter(([what]) => what.endsWith(hierarchy) === inside));
    return {
      nodes: sorted(this.#nodeCounts),
      relationships: sorted(this.#relationshipCounts),
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
    if (!this.#fits(record, () => this.#writable.node('', record))) return false;
    if (this.nodes.add(record) === undefined) {
      this.#problems.add(
        placeOf(record),
        `${record.type} ${record.slug} is there already: slugs are unique within a type`,
      );
      return false;
    }
    add(this.#nodeCounts, record.type);
    this.#completeness.node(record);
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
    const kind = `${from.type} ${type} ${to.type}`;
    const fault = links.fault(record);
    if (fault?.kind === 'dangling') {
      this.dangling.add(
        kind,
        `${fault.missing}${record.place ? ` (${record.place.file}:${record.place.line})` : ''}`,
      );
      return false;
    }
    if (fault) {
      this.repeated.add(kind, `${from.slug} → ${to.slug}`);
      return false;
    }
    add(this.#relationshipCounts, type);
    this.#completeness.relationship(record, this.nodes.get(from) ?? 0, this.nodes.get(to) ?? 0);
    return true;
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
