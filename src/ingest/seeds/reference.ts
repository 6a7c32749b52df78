import type { Graph, NodeType } from '@rolegraph/graph-model';
import type { Entry } from './entry.ts';
import type { SeedLocation, SeedProblems } from './errors.ts';
import { nearest } from './nearest.ts';

/** All entries of the seeds by type and slug. */
export class Entries {
  readonly #model: Graph;
  readonly #byType = new Map<string, Map<string, Entry>>();

  constructor(model: Graph) {
    this.#model = model;
  }

  add(entry: Entry): void {
    const ofType = this.#byType.get(entry.type.name) ?? new Map<string, Entry>();
    this.#byType.set(entry.type.name, ofType.set(entry.slug, entry));
  }

  get(type: NodeType, slug: string): Entry | undefined {
    return this.#byType.get(type.name)?.get(slug);
  }

  ofType(type: NodeType): readonly Entry[] {
    return [...(this.#byType.get(type.name)?.values() ?? [])];
  }

  allEntries(): readonly Entry[] {
    return [...this.#byType.values()].flatMap((entries) => [...entries.values()]);
  }

  /**
   * Finds a reference's entry: `slug`, or `Type/slug` where several types have the slug.
   * A reference that names nothing, or more than one thing, goes to the problems.
   *
   * @param targets The types that the reference may lead to.
   */
  resolve(
    reference: string,
    targets: readonly NodeType[],
    location: SeedLocation,
    problems: SeedProblems,
  ): Entry | undefined {
    const [slug = '', typeName] = reference.split('/').toReversed();
    const among = typeName === undefined ? targets : targets.filter((type) => type.name === typeName);
    if (among.length === 0) {
      problems.add(location, `\`${reference}\`: what stands here is ${oneOf(targets)}`);
      return undefined;
    }
    const found = among.flatMap((type) => this.get(type, slug) ?? []);
    const [first] = found;
    if (found.length === 1) return first;
    problems.add(location, found.length > 1 ? ambiguous(found) : this.#unknown(slug, among));
    return undefined;
  }

  /**
   * Checks the slugs in a property that names nodes of a type.
   *
   * @throws TypeError where the declaration names an unknown type.
   */
  checkSlugs(
    typeName: string,
    slugs: readonly unknown[],
    location: SeedLocation,
    problems: SeedProblems,
  ): void {
    const type = this.#model.nodes.get(typeName);
    if (!type) throw new TypeError(`${location.path} references ${typeName}, which is no node type`);
    for (const slug of slugs) {
      const found = typeof slug === 'string' && this.get(type, slug);
      if (!found) problems.add(location, this.#unknown(String(slug), [type]));
    }
  }

  #unknown(slug: string, targets: readonly NodeType[]): string {
    const elsewhere = this.allEntries().filter((entry) => entry.slug === slug);
    if (elsewhere.length > 0) {
      const what = elsewhere.map(({ type }) => withArticle(type.name)).join(' and ');
      return `\`${slug}\` is ${what}; what stands here is ${oneOf(targets)}`;
    }
    const near = nearest(
      slug,
      targets.flatMap((type) => this.ofType(type).map((entry) => entry.slug)),
    );
    const meant = near === undefined ? ' and none is declared in the seeds' : `; did you mean \`${near}\`?`;
    return `there is no ${targets.length > 3 ? 'entity' : targets.map(({ name }) => name).join(' or ')} \`${slug}\`${meant}`;
  }
}

function ambiguous(found: readonly Entry[]): string {
  const choices = found.map(({ type, slug }) => `\`${type.name}/${slug}\``);
  return `several types have this slug: write ${choices.join(' or ')}`;
}

function oneOf(targets: readonly NodeType[]): string {
  if (targets.length > 6) return 'an entity, as `slug` or `Type/slug`';
  return targets.map(({ name }) => withArticle(name)).join(' or ');
}

/** The name of a type as a sentence has it: `a Role`, `an Industry`. */
export function withArticle(name: string): string {
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}
