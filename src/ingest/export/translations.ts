import type { NodeKey, NodeRecord, RelationshipRecord } from '../../releases/index.ts';
import { languageTag } from '../../text/language-tag.ts';
import type { ReleaseReader } from './release-reader.ts';
import { inLanguage } from './vocabulary.ts';

/** The name and the other names of a node in one language, as properties of SKOS. */
interface Labels {
  readonly 'skos:prefLabel'?: unknown;
  readonly 'skos:altLabel'?: readonly unknown[];
}

/**
 * Names in other languages, which the graph keeps in nodes of type Label. SKOS has them as labels of the node itself, of which at most one per
 * language is the preferred one.
 */
export class Translations {
  /** By the slug of a Label, the nodes that it names. */
  readonly #named = new Map<string, NodeKey[]>();
  /** The language of the names that nodes have themselves. */
  readonly #language: string | undefined;

  constructor(language: string | undefined) {
    this.#language = language;
  }

  /** Remembers a relationship from a node to its Label; any other is left alone. */
  add({ type, from, to }: RelationshipRecord): void {
    if (type !== 'HAS_LABEL') return;
    const nodes = this.#named.get(to.slug) ?? [];
    if (nodes.length === 0) this.#named.set(to.slug, nodes);
    nodes.push(from);
  }

  /** The labels of all nodes that were added. Labels are read once more, so that only their slugs are held. */
  async *labels(reader: ReleaseReader): AsyncGenerator<readonly [NodeKey, Labels]> {
    const preferred = new Set<string>();
    const type = reader.graph.nodes.get('Label');
    if (this.#named.size === 0 || !type) return;
    for await (const label of reader.nodes(type)) {
      for (const node of this.#named.get(label.slug) ?? []) {
        const { language, text, alternatives } = readLabel(label);
        const key = `${node.type}/${node.slug} ${language}`;
        const isPreferred = language !== undefined && language !== this.#language && !preferred.has(key);
        if (isPreferred) preferred.add(key);
        const alternative = [...(isPreferred ? [] : [text]), ...alternatives];
        yield [
          node,
          {
            ...(isPreferred ? { 'skos:prefLabel': inLanguage(text, language) } : {}),
            ...(alternative.length > 0
              ? { 'skos:altLabel': alternative.map((name) => inLanguage(name, language)) }
              : {}),
          },
        ];
      }
    }
  }
}

/** The language of a Label; undefined where that is no language tag. */
export function languageOfLabel({ language }: NodeRecord['properties']): string | undefined {
  return typeof language === 'string' ? languageTag(language) : undefined;
}

function readLabel({ properties }: NodeRecord) {
  const { text, alternatives } = properties;
  return {
    language: languageOfLabel(properties),
    text: String(text),
    alternatives: Array.isArray(alternatives) ? alternatives.map(String) : [],
  };
}
