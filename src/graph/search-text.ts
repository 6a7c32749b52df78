import { type IndexedText, indexed } from '../text/words.ts';
import type { InterfaceType } from './graph.ts';
import { nameKey, nameKeysProperty } from './name-key.ts';

/**
 * What is stored of a node for searches, beside its declared properties: the words of each text, in a property of its own, and the keys
 * and abbreviations of its names. It follows from the declared ones, and fields never show it.
 */
export type SearchText = Readonly<Record<string, string | readonly string[]>>;

/** Raised when search texts come to be made differently: those of releases from before are made anew. */
export const searchTextVersion = 1;

/** The stored property with the abbreviations of a node's names, in the order of their keys. */
export const initialsProperty = 'nameInitials';

/** The stored property with the words of a text property. */
export function wordsProperty(text: string): string {
  return `${text}Words`;
}

/** The names of an interface's text properties. */
export function textsOf({ properties }: InterfaceType): readonly string[] {
  return [...properties.values()].filter(({ kind }) => kind === 'String').map(({ name }) => name);
}

/** Whether nodes of an interface are called by names. */
export function isNamed({ properties }: Pick<InterfaceType, 'properties'>): boolean {
  return properties.has('name');
}

/** The stored properties that hold search text of an interface's nodes. */
export function searchTextProperties(type: InterfaceType): readonly string[] {
  const words = textsOf(type).map(wordsProperty);
  return isNamed(type) ? [nameKeysProperty, ...words, initialsProperty] : words;
}

/** Makes the search text of a node from its stored properties. */
export function searchTextOf(type: InterfaceType, properties: Readonly<Record<string, unknown>>): SearchText {
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
  if (isNamed(type)) {
    const names = [properties.name, properties.aliases ?? []]
      .flat()
      .filter((name) => typeof name === 'string');
    made[nameKeysProperty] = names.map(nameKey);
    made[initialsProperty] = [...(cut.get('name') ?? []), ...(cut.get('aliases') ?? [])].map(
      ({ initials }) => initials,
    );
  }
  return made;
}
