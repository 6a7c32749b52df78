import { NumberSet } from '../../compact/index.ts';
import type { Graph, Property } from '../../graph/index.ts';
import type { NodeRecord, RelationshipRecord } from '../../releases/index.ts';
import type { NodeIndex, NumberedSlugs } from './node-index.ts';
import { Tally } from './tally.ts';

/**
 * Finds what most of a kind have and some have not: unrated occupations, tasks without a type, skills outside the hierarchy. What none of
 * a kind has, the source just does not tell.
 */
export class Completeness {
  readonly #graph: Graph;
  readonly #values = new Map<string, { present: number; absent: number; samples: string[] }>();
  /** Nodes at the start or the end of a type of relationship: `Role REQUIRES_SKILL→`. */
  readonly #relationshipProperties = new Map<string, ReadonlyMap<string, Property>>();
  readonly #ends = new Map<string, NumberSet>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  node({ type, slug, properties }: NodeRecord): void {
    const declared = this.#graph.nodes.get(type);
    if (declared) this.#count(type, declared.properties, properties, slug);
  }

  relationship({ type, from, to, properties }: RelationshipRecord, start: number, end: number): void {
    this.#end(`${from.type} ${type}→`, start);
    this.#end(`${to.type} ←${type}`, end);
    const declared = this.#declared(type, from.type, to.type);
    if (declared) this.#count(type, declared, properties, `${from.slug} → ${to.slug}`);
  }

  /** The properties that a kind of relationship has of its own. */
  #declared(type: string, from: string, to: string): ReadonlyMap<string, Property> | undefined {
    const key = `${from} ${type} ${to}`;
    let known = this.#relationshipProperties.get(key);
    if (known) return known;
    const found = this.#graph.outgoing.find(
      ({ from: { name }, relationship: { types, targets } }) =>
        name === from && types.includes(type) && targets.some((target) => target.name === to),
    );
    known = found?.relationship.properties ?? new Map();
    this.#relationshipProperties.set(key, known);
    return known;
  }

  /** What lacks a value that others of its kind have. */
  missingValues(): Tally {
    const tally = new Tally();
    for (const [name, { present, absent, samples }] of this.#values) {
      if (present > 0) tally.set(name, absent, samples);
    }
    return tally;
  }

  /** Which nodes lack a relationship that others of their type have, at its start. */
  missingRelationships(nodes: NodeIndex): Tally {
    const tally = new Tally();
    for (const [name, having] of this.#ends) {
      const [type = '', relationship = ''] = name.split(' ');
      if (relationship.startsWith('←')) continue;
      const all = nodes.types.get(type);
      if (!all) continue;
      tally.set(
        `${type} without ${relationship.slice(0, -1)}`,
        all.size - having.size,
        without(all, [having]),
      );
    }
    return tally;
  }

  /** Nodes that nothing leads to or from. */
  unconnected(nodes: NodeIndex): Tally {
    const tally = new Tally();
    const connected = [...this.#ends.values()];
    for (const [type, all] of nodes.types) {
      const declared = this.#graph.nodes.get(type)?.relationships.values() ?? [];
      if (![...declared].some(({ direction }) => direction !== 'matched')) continue;
      const alone = [...without(all, connected)];
      tally.set(type, alone.length, alone);
    }
    return tally;
  }

  #end(name: string, number: number): void {
    let numbers = this.#ends.get(name);
    if (!numbers) {
      numbers = new NumberSet();
      this.#ends.set(name, numbers);
    }
    numbers.add(number);
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
      let known = this.#values.get(key);
      if (!known) {
        known = { present: 0, absent: 0, samples: [] };
        this.#values.set(key, known);
      }
      if (values[name] !== undefined && values[name] !== null) known.present += 1;
      else {
        known.absent += 1;
        if (known.samples.length < 5) known.samples.push(sample);
      }
    }
  }
}

/** The slugs whose numbers are in none of the sets. */
function* without(all: NumberedSlugs, sets: readonly NumberSet[]): Generator<string> {
  for (const [slug, number] of all) if (!sets.some((having) => having.has(number))) yield slug;
}
