import type { Graph, Property } from '@rolegraph/graph-model';
import { NumberSet } from '../../../compact/index.ts';
import type { NodeRecord, RelationshipRecord } from '../../../releases/index.ts';
import type { NodeIndex, NumberedSlugs } from '../../../releases/node-index.ts';
import { type CaseSink, noCases } from './cases.ts';
import type { QualitySection } from './quality.ts';
import { Tally } from './tally.ts';

/** The relationship that makes a hierarchy. */
const BROADER = 'BROADER';

/**
 * Finds what some of a kind lack: unrated occupations, tasks without a type, skills outside the hierarchy. Properties that none of a kind
 * has are no finding. It looks at the source's own records, and for relationships at the nodes that they could start from.
 */
export class Completeness {
  readonly #graph: Graph;
  readonly #values = new Map<string, { present: number; absent: number; samples: string[] }>();
  readonly #relationshipProperties = new Map<string, ReadonlyMap<string, Property>>();
  readonly #starts = new Map<string, NumberSet>();
  readonly #own = new NumberSet();
  readonly #connected = new NumberSet();
  readonly #cases: CaseSink;

  constructor(graph: Graph, cases: CaseSink = noCases) {
    this.#graph = graph;
    this.#cases = cases;
  }

  /** @param number The node's number in the index. */
  node({ type, slug, properties }: NodeRecord, number: number): void {
    this.#own.add(number);
    const declared = this.#graph.nodes.get(type);
    if (declared) this.#count(type, declared.properties, properties, slug);
  }

  relationship({ type, from, to, properties }: RelationshipRecord, start: number, end: number): void {
    this.connect(start, end);
    const kind = `${from.type} ${type}`;
    const starts = this.#starts.get(kind) ?? new NumberSet();
    starts.add(start);
    this.#starts.set(kind, starts);
    const declared = this.#declared(type, from.type, to.type);
    if (declared) this.#count(type, declared, properties, `${from.slug} → ${to.slug}`);
  }

  /** A relationship of another source. */
  connect(start: number, end: number): void {
    this.#connected.add(start);
    this.#connected.add(end);
  }

  /** The properties that a kind of relationship has of its own. */
  #declared(type: string, from: string, to: string): ReadonlyMap<string, Property> | undefined {
    const key = `${from} ${type} ${to}`;
    let properties = this.#relationshipProperties.get(key);
    if (properties) return properties;
    const found = this.#graph.outgoing.find(
      ({ from: { name }, relationship: { types, targets } }) =>
        name === from && types.includes(type) && targets.some((target) => target.name === to),
    );
    properties = found?.relationship.properties ?? new Map();
    this.#relationshipProperties.set(key, properties);
    return properties;
  }

  /** Values that some records of a kind lack. */
  missingValues(): Tally {
    const tally = new Tally('withoutValue');
    for (const [name, { present, absent, samples }] of this.#values) {
      if (present > 0) tally.set(name, absent, samples);
    }
    return tally;
  }

  /** Nodes that lack a relationship that others of their type have, at its start: the hierarchy's, or any other. */
  missingRelationships(nodes: NodeIndex, section: 'withoutHierarchy' | 'withoutRelationship'): Tally {
    const tally = new Tally(section, this.#cases);
    for (const [kind, holders] of this.#starts) {
      const [type = '', relationship = ''] = kind.split(' ');
      if ((relationship === BROADER) !== (section === 'withoutHierarchy')) continue;
      const all = nodes.types.get(type);
      if (!all) continue;
      tally.set(`${type} without ${relationship}`, all.size - holders.size, without(all, holders));
    }
    return tally;
  }

  /** Nodes without any relationship. */
  unconnected(nodes: NodeIndex): Tally {
    const section: QualitySection = 'unconnected';
    const tally = new Tally(section, this.#cases);
    for (const [type, all] of nodes.types) {
      const declared = this.#graph.nodes.get(type)?.relationships.values() ?? [];
      if (![...declared].some(({ direction }) => direction !== 'matched')) continue;
      const alone: string[] = [];
      for (const [slug, number] of all) {
        if (this.#own.has(number) && !this.#connected.has(number)) alone.push(slug);
      }
      tally.set(type, alone.length, alone);
    }
    return tally;
  }

  #count(
    owner: string,
    declared: ReadonlyMap<string, Property>,
    values: Readonly<Record<string, unknown>>,
    sample: string,
  ): void {
    for (const { name, optional } of declared.values()) {
      if (!optional) continue;
      const key = `${owner} without ${name}`;
      let counts = this.#values.get(key);
      if (!counts) {
        counts = { present: 0, absent: 0, samples: [] };
        this.#values.set(key, counts);
      }
      if (values[name] !== undefined && values[name] !== null) counts.present += 1;
      else {
        counts.absent += 1;
        if (counts.samples.length < 5) counts.samples.push(sample);
        this.#cases.add('withoutValue', key, sample);
      }
    }
  }
}

function* without(all: NumberedSlugs, holders: NumberSet): Generator<string> {
  for (const [slug, number] of all) if (!holders.has(number)) yield slug;
}
