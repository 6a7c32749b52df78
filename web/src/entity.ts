import { entityTypes } from 'rolegraph:model';
import type { EnumOf, LookupOf, SelectionOf } from './graphql.ts';

/** What the page knows of a type of entities from the schema. */
export interface EntityType {
  /** As in `__typename`. */
  readonly name: string;
  readonly value: EnumOf<'EntityType'>;
  /** The root field that gives one by its slug. */
  readonly lookup: LookupOf<'Entity'>;
  readonly description: string;
  /** Fields of its own that hold plain values. */
  readonly properties: readonly { readonly name: string; readonly description: string }[];
  /** Whether it has one source that said so. */
  readonly sourced: boolean;
}

/** The fields of an Entity, to be spread into every selection that names one. */
export const entityFields = '__typename slug name';

/** What the page needs of an entity to name it and to ask for more. */
export type Entity = SelectionOf<'Entity', typeof entityFields>;

/** One name for an entity within a dataset: `Role/ai-engineer`. */
export type Key = string;

export function keyOf({ __typename, slug }: Pick<Entity, '__typename' | 'slug'>): Key {
  return `${__typename}/${slug}`;
}

const byName = new Map(entityTypes.map((type) => [type.name, type]));

/** The type and the slug behind a key; undefined where the key names no type of this graph. */
export function readKey(key: string): { type: EntityType; slug: string } | undefined {
  const type = byName.get(key.slice(0, key.indexOf('/')));
  const slug = key.slice(key.indexOf('/') + 1);
  return type && slug ? { type, slug } : undefined;
}

/** Types as a filter takes them; null, for all types, where none are given. @param names As in `__typename`. */
export function typeFilter(names: readonly string[] | undefined): EntityType['value'][] | null {
  return names?.flatMap((name) => typeNamed(name)?.value ?? []) ?? null;
}

export function typeNamed(name: string): EntityType | undefined {
  return byName.get(name);
}
