import type { Graph } from '@rolegraph/graph-model';
import type { NodeKey } from '../../../releases/index.ts';
import type { NodeIndex } from '../../../releases/node-index.ts';
import type { AllowableProblem } from '../allowable-problems.ts';
import type { Problems } from '../read/problems.ts';
import type { LocatedNode, LocatedRecords, LocatedRelationship } from '../source.ts';
import { describeMissing } from './describe-missing.ts';
import { HierarchyCheck } from './hierarchy-check.ts';
import { locationOf, locationText } from './locations.ts';
import { type NamedNode, References } from './references.ts';
import { type Repeat, Repeats } from './repeats.ts';
import { SingleTargets } from './single-targets.ts';

/** The context of a strict check. */
export interface StrictCheckContext {
  readonly nodes: NodeIndex;
  readonly problems: Problems;
  /** The slug of the dataset. */
  readonly dataset: string;
  /** The kinds of faults that are accepted; all others are problems. */
  readonly allowed: ReadonlySet<AllowableProblem>;
  /** Receives a relationship that is left out, and its end or what it repeats. */
  readonly onLeftOut: (kind: 'dangling' | 'repeated', record: LocatedRelationship, what: string) => void;
  /** Receives accepted faults. */
  readonly onAllowed: (
    kind: AllowableProblem,
    record: LocatedNode | LocatedRelationship,
    what: string,
  ) => void;
}

/** Checks that records fit each other: that references lead somewhere, that no two say different things, that a hierarchy has no circles. */
export class StrictCheck {
  readonly #context: StrictCheckContext;
  readonly #references: References;
  readonly #hierarchy: HierarchyCheck;
  readonly #singleTargets: SingleTargets;
  readonly #repeats = new Repeats();
  /** By type, the slugs of nodes that could not be read; of the types in `#unknown`, not even their slugs are known. */
  readonly #unread = new Map<string, Set<string>>();
  readonly #unknown = new Set<string>();

  constructor(graph: Graph, context: StrictCheckContext) {
    this.#context = context;
    this.#references = new References(graph);
    this.#hierarchy = new HierarchyCheck(graph);
    this.#singleTargets = new SingleTargets(graph);
  }

  /** The nodes that occur more than once, by their keys. */
  get repeatedNodes(): ReadonlySet<string> {
    return this.#repeats.nodes;
  }

  /** Takes in a node that will be written. */
  node(record: LocatedNode): void {
    this.#references.add(record);
  }

  /** Takes in a relationship that will be written, with the numbers of its ends. */
  relationship(record: LocatedRelationship, start: number, end: number): void {
    this.#hierarchy.add(record, start, end);
    this.#checkReferences(this.#references.danglingOf(record, this.#context.nodes));
    const field = this.#singleTargets.add(record, start);
    if (field === undefined) return;
    const { from, to } = record;
    const message = `is a second node of ${field}, which is one: ${from.slug} has another already`;
    this.#context.problems.add(locationOf(record), message, 'to', to.slug);
  }

  /** Takes in a record whose key was there before. */
  repeat(record: LocatedNode | LocatedRelationship): void {
    this.#repeats.note(record);
  }

  /** Takes in a node that could not be read; without slug, that the nodes of a type are not all known. */
  unread(type: string, slug?: string): void {
    if (slug === undefined) this.#unknown.add(type);
    else this.#unread.set(type, (this.#unread.get(type) ?? new Set()).add(slug));
  }

  /** Takes in a relationship of which an end is not there. */
  danglingRelationship(record: LocatedRelationship): void {
    const { allowed, nodes, onLeftOut, problems } = this.#context;
    for (const end of ['from', 'to'] as const) {
      const key = record[end];
      if (nodes.get(key) !== undefined || this.#isUnread(key)) continue;
      if (allowed.has('dangling-references')) {
        onLeftOut('dangling', record, `${key.type} ${key.slug}`);
        return;
      }
      problems.add(locationOf(record), this.#missing(key), end, key.slug);
    }
  }

  /** @param again Gives the records once more. */
  async finish(again: () => LocatedRecords): Promise<void> {
    this.#checkReferences(this.#references.dangling(this.#context.nodes));
    for await (const repeat of this.#repeats.compare(again())) this.#checkRepeat(repeat);
    await this.#checkHierarchy(again);
  }

  #checkReferences(dangling: readonly NamedNode[]): void {
    const { allowed, problems, onAllowed } = this.#context;
    for (const { record, property, ...key } of dangling) {
      if (this.#isUnread(key)) continue;
      if (allowed.has('dangling-references')) {
        onAllowed('dangling-references', record, `${property} "${key.slug}" is no ${key.type} (kept)`);
      } else problems.add(locationOf(record), this.#missing(key), property, key.slug);
    }
  }

  #checkRepeat(repeat: Repeat): void {
    const { record, first, differing } = repeat;
    const { allowed, problems, onLeftOut } = this.#context;
    const equalNode = 'slug' in record && differing.length === 0;
    if (!('slug' in record) && differing.length === 0)
      onLeftOut('repeated', record, locationText(locationOf(first)));
    else if (allowed.has('unequal-repeats')) this.#allowRepeat(repeat);
    else if (equalNode) problems.add(locationOf(record), repeatedNode(record));
    else {
      for (const name of differing) {
        const earlier = valueIn(first, name);
        const before = earlier === undefined ? 'says nothing' : `says ${JSON.stringify(earlier)}`;
        const message = `is told of ${nameOf(record)}, of which ${locationText(locationOf(first))} ${before}: keep one of the two lines`;
        problems.add(locationOf(record), message, name, valueIn(record, name) ?? null);
      }
    }
  }

  #allowRepeat({ record, first, differing }: Repeat): void {
    const values = differing.map((name) => {
      const [kept, left] = [first, record].map((one) => JSON.stringify(valueIn(one, name) ?? null));
      return `${name} ${left}, where ${kept} is kept`;
    });
    const what = values.length > 0 ? values.join('; ') : 'the same once more';
    const left = `${nameOf(record)}: ${what} (left out for ${locationText(locationOf(first))})`;
    this.#context.onAllowed('unequal-repeats', record, left);
  }

  async #checkHierarchy(again: () => LocatedRecords): Promise<void> {
    const { allowed, nodes, problems, onAllowed } = this.#context;
    for await (const { record, path } of this.#hierarchy.cycles(nodes, again)) {
      if (allowed.has('hierarchy-cycles')) onAllowed('hierarchy-cycles', record, `${path} (kept)`);
      else {
        const message = `makes a node broader than itself along ${record.type}: ${path}`;
        problems.add(locationOf(record), message, 'to', record.to.slug);
      }
    }
  }

  #isUnread({ type, slug }: NodeKey): boolean {
    return this.#unknown.has(type) || (this.#unread.get(type)?.has(slug) ?? false);
  }

  /** Looking for the nearest slug takes longer than the check, so it is for reported problems. */
  #missing(key: NodeKey): string {
    const { problems, nodes, dataset } = this.#context;
    return problems.full ? '' : describeMissing(key, nodes, dataset);
  }
}

/** Says that a node of this type and slug was there before. */
export function repeatedNode({ type, slug }: LocatedNode): string {
  return `${type} ${slug} is there already: slugs are unique within a type`;
}

function nameOf(record: LocatedNode | LocatedRelationship): string {
  return 'slug' in record
    ? `${record.type} ${record.slug}`
    : `${record.type} from ${record.from.slug} to ${record.to.slug}`;
}

function valueIn({ properties, part }: LocatedNode | LocatedRelationship, name: string): unknown {
  return name === 'part' ? part : properties[name];
}
