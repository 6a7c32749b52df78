import type { InterfaceType, NodeType, Relationship } from '@rolegraph/graph-model';
import { follow, type Row, type World } from './links.ts';
import { order } from './values.ts';

/** One thing that rows are sorted by. */
export interface Key {
  readonly descending: boolean;
  readonly nullsFirst?: boolean;
  readonly of: (row: Row) => unknown;
}

type Input = Readonly<Record<string, unknown>>;

/** Reads `orderBy` of a connection over nodes, or of a relationship's. Ties go by slug, then type, then relationship type. */
export function sortKeys(
  orderBy: readonly Input[],
  target: NodeType | InterfaceType,
  relationship: Relationship | undefined,
  ranking: string | undefined,
  world: World,
): readonly Key[] {
  const chosen = orderBy.map(function keyOf(given): Key {
    const [name = '', inner] = only(given);
    if (name === 'node') return keyOf(inner as Input);
    if (name !== 'edge' || !relationship) return nodeKey(given, target, world);
    const [property = '', direction] = only(inner as Input);
    return { ...readDirection(direction), of: ({ edge }) => edge?.values[property] };
  });
  const ranked: Key[] =
    ranking === undefined ? [] : [{ descending: true, of: ({ columns }) => columns[ranking] }];
  return [
    ...(chosen.length > 0 ? chosen : ranked),
    { descending: false, of: ({ node }) => node.slug },
    { descending: false, of: ({ node }) => node.type.name },
    { descending: false, of: ({ edge }) => edge?.type ?? '' },
  ];
}

/** Compares rows, or the values that a cursor keeps of them. */
export function compareBy(keys: readonly Key[], a: readonly unknown[], b: readonly unknown[]): number {
  for (const [at, { descending, nullsFirst = false }] of keys.entries()) {
    const [isNull, isOtherNull] = [(a[at] ?? null) === null, (b[at] ?? null) === null];
    if (isNull !== isOtherNull) return isNull === nullsFirst ? -1 : 1;
    const difference = order(a[at], b[at]);
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

export function valuesOf(keys: readonly Key[], row: Row): readonly unknown[] {
  return keys.map(({ of }) => of(row) ?? null);
}

function nodeKey(given: Input, type: NodeType | InterfaceType, world: World): Key {
  const [name = '', direction] = only(given);
  const relationship = type.relationships.get(name);
  if (relationship) {
    const { count } = direction as Input;
    return {
      ...readDirection(count),
      of: ({ node }) => follow(node, relationship, false, world).length,
    };
  }
  return {
    ...readDirection(direction),
    of: ({ node }) => (name === 'slug' ? node.slug : node.values[name]),
  };
}

function readDirection(direction: unknown): Pick<Key, 'descending' | 'nullsFirst'> {
  const [way, nulls] = String(direction).split('_');
  return { descending: way === 'DESC', nullsFirst: nulls !== undefined };
}

function only(input: Input): readonly [string?, unknown?] {
  return Object.entries(input)[0] ?? [];
}
