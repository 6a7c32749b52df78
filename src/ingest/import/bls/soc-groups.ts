import type { SourceLocation } from '../read/problems.ts';
import {
  type End,
  type ExistsLookup,
  edge,
  type LocatedNode,
  type LocatedRelationship,
  node,
} from '../source.ts';

/** A group as a file of the statistics names it. */
interface Group {
  readonly title: string;
  /** The edition that names it. */
  readonly statedBy: string;
  readonly location: SourceLocation;
}

/** Whether a code of the Standard Occupational Classification is that of a group: detailed occupations do not end in 0. */
export function isGroup(code: string): boolean {
  return /^\d\d-\d{3}0$/.test(code) && code !== ALL_OCCUPATIONS;
}

const ALL_OCCUPATIONS = '00-0000';

/**
 * The major, minor and broad groups of the Standard Occupational Classification that the statistics name and that the dataset has roles
 * of, and what belongs to them by its code. A group that another source has brought into the dataset stays that source's.
 */
export class SocGroups {
  readonly #exists: ExistsLookup;
  readonly #groups = new Map<string, Group>();
  /** The codes of all groups, named or not, that a role of the dataset is in. */
  readonly #inUse: ReadonlySet<string>;

  constructor(exists: ExistsLookup) {
    this.#exists = exists;
    this.#inUse = new Set([...exists.slugs('Role')].flatMap((slug) => widerCodes(codeOf(slug) ?? '')));
  }

  /** Adds a group. @returns Its node; undefined where it is there already, or the dataset has no role of it. */
  add(code: string, group: Group): LocatedNode | undefined {
    if (!this.#inUse.has(code)) return undefined;
    if (this.#exists('OccupationGroup', slugOf(code)) || this.#groups.has(code)) return undefined;
    this.#groups.set(code, group);
    return node('OccupationGroup', slugOf(code), { name: group.title, code }, group.location);
  }

  /** The relationships that lead to and from the groups that were added. */
  *relationships(): Generator<LocatedRelationship> {
    for (const slug of this.#exists.slugs('Role')) {
      const code = codeOf(slug);
      if (code === undefined) continue;
      const wider = this.#wider(code);
      if (this.#groups.has(wider ?? '')) yield* this.#link(['Role', slug], wider);
    }
    for (const code of this.#groups.keys())
      yield* this.#link(['OccupationGroup', slugOf(code)], this.#wider(code));
    for (const slug of this.#exists.slugs('OccupationGroup')) {
      const wider = this.#wider(slug.slice(PREFIX.length));
      if (this.#groups.has(wider ?? '')) yield* this.#link(['OccupationGroup', slug], wider);
    }
  }

  *#link(from: End, code: string | undefined): Generator<LocatedRelationship> {
    if (code === undefined) return;
    const { statedBy, location } = this.#groups.get(code) ?? {};
    const properties = statedBy === undefined ? {} : { statedBy };
    yield edge('BROADER', from, ['OccupationGroup', slugOf(code)], properties, location);
  }

  /** The next wider group of a code: broad `15-1250`, minor `15-1200` or `11-1000`, major `15-0000`. */
  #wider(code: string): string | undefined {
    return widerCodes(code).find(
      (group) => this.#groups.has(group) || this.#exists('OccupationGroup', slugOf(group)),
    );
  }
}

const PREFIX = 'soc-';

/** The code of the classification in an O*NET-SOC code, which has two digits more. */
function codeOf(slug: string): string | undefined {
  return /^(\d\d-\d{4})\.\d\d$/.exec(slug)?.[1];
}

/** The codes that wider groups of a code may have, the narrowest first. */
function widerCodes(code: string): readonly string[] {
  return [6, 5, 4, 3]
    .map((digits) => code.slice(0, digits).padEnd(code.length, '0'))
    .filter((wider) => wider !== code);
}

function slugOf(code: string): string {
  return `${PREFIX}${code}`;
}
