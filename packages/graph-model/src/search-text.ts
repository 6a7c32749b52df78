import type { InterfaceType, Relationship } from './graph.ts';
import { nameKey, nameKeysProperty } from './name-key.ts';
import { type IndexedText, indexed } from './text/words.ts';

/**
 * Stored properties of a node for searches, beside its declared ones: the words of each text, in a property of its own, and the keys
 * and abbreviations of its names. They follow from the declared ones; fields never show them.
 */
export type SearchText = Readonly<Record<string, string | readonly string[]>>;

/** Raised when the making of search texts changes: those of older releases are made anew. */
export const searchTextVersion = 1;

/** The stored property with the abbreviations of a node's names, in the order of their keys. */
export const initialsProperty = 'nameInitials';

/** The stored property with the names that other nodes hold of a node, which follow its aliases in the order of keys. */
export const furtherNamesProperty = 'furtherNames';

/** The stored property with the words of a text property. */
export function wordsProperty(text: string): string {
  return `${text}Words`;
}

/** The names of an interface's text properties. */
export function textsOf({ properties }: InterfaceType): readonly string[] {
  return [...properties.values()].filter(({ kind }) => kind === 'String').map(({ name }) => name);
}

/** Whether nodes of an interface have names. */
export function isNamed({ properties }: Pick<InterfaceType, 'properties'>): boolean {
  return properties.has('name');
}

/**
 * Gives the names of the stored properties that hold search text of an interface's nodes.
 *
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { searchTextProperties } from '@rolegraph/graph-model';
 *
 * searchTextProperties(kitchen.interfaces.get('Entity'));
 * // => ['nameKeys', 'nameWords', 'nameInitials', 'furtherNames', 'furtherNamesWords']
 * ```
 */
export function searchTextProperties(type: InterfaceType): readonly string[] {
  const words = textsOf(type).map(wordsProperty);
  return isNamed(type)
    ? [
        nameKeysProperty,
        ...words,
        initialsProperty,
        furtherNamesProperty,
        wordsProperty(furtherNamesProperty),
      ]
    : words;
}

/**
 * Makes the search text of a node from its stored properties.
 *
 * @param furtherNames Names that other nodes hold of it.
 * @example
 * ```ts
 * // Continues the example of defineGraph.
 * import { searchTextOf } from '@rolegraph/graph-model';
 *
 * searchTextOf(kitchen.interfaces.get('Entity'), { name: 'Black Bean Soup' }, ['Bohnensuppe']);
 * // => {
 * //      nameWords: ' black bean soup ',
 * //      nameInitials: [' bb bbs bs ', ''],
 * //      nameKeys: ['black bean soup', 'bohnensuppe'],
 * //      furtherNames: ['Bohnensuppe'],
 * //      furtherNamesWords: [' bohnensuppe '],
 * //    }
 * ```
 */
export function searchTextOf(
  type: InterfaceType,
  properties: Readonly<Record<string, unknown>>,
  furtherNames: readonly string[] = [],
): SearchText {
  const made: Record<string, string | readonly string[]> = {};
  const cut = new Map<string, readonly IndexedText[]>();
  for (const text of textsOf(type)) {
    const value = properties[text];
    const items = [value ?? []].flat().map((item) => indexed(String(item)));
    cut.set(text, items);
    const words = items.map((item) => item.words);
    if (Array.isArray(value)) made[wordsProperty(text)] = words;
    else if (words[0] !== undefined) made[wordsProperty(text)] = words[0];
  }
  if (!isNamed(type)) return made;
  const further = furtherNames.map(indexed);
  if (further.length > 0) {
    made[furtherNamesProperty] = furtherNames;
    made[wordsProperty(furtherNamesProperty)] = further.map(({ words }) => words);
  }
  const own = [properties.name, properties.aliases ?? []].flat().filter((name) => typeof name === 'string');
  made[nameKeysProperty] = [...own, ...furtherNames].map(nameKey);
  made[initialsProperty] = [...(cut.get('name') ?? []), ...(cut.get('aliases') ?? []), ...further].map(
    ({ initials }) => initials,
  );
  return made;
}

/**
 * Gives the names that a relationship's targets hold of the node at its start, each once.
 *
 * @param targets The properties of the targets.
 * @example
 * ```ts
 * import { furtherNamesOf } from '@rolegraph/graph-model';
 *
 * furtherNamesOf({ names: ['text'] }, [{ text: 'Suppe', language: 'de' }, { text: 'Suppe', language: 'de-CH' }]);
 * // => ['Suppe']
 * ```
 */
export function furtherNamesOf(
  { names }: Pick<Relationship, 'names'>,
  targets: readonly Readonly<Record<string, unknown>>[],
): readonly string[] {
  const texts = targets.flatMap((target) => names.flatMap((name) => target[name] ?? []));
  return [...new Set(texts.filter((text) => typeof text === 'string'))];
}
