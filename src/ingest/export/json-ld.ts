import type { NodeRecord, RelationshipRecord } from '../../releases/index.ts';
import { languageTag } from '../../text/language-tag.ts';
import type { Exported } from './graph.ts';
import { datasetUrn, NodeIdentifiers } from './node-identifiers.ts';
import { Output } from './output.ts';
import type { ReleaseReader } from './release-reader.ts';
import { languageOfLabel, Translations } from './translations.ts';
import { UnusableUris } from './unusable-uris.ts';
import { classesOf, context, inLanguage, isProse, predicateOf, propertyTerm } from './vocabulary.ts';

/**
 * Writes a release as one JSON-LD document, in the terms of SKOS and schema.org where they fit and in terms of our own elsewhere.
 * A relationship is a plain link from its start; what else is known of it, a rating or its evidence, is an rdf:Statement beside it.
 * Text has a language tag where its language is known. A uri that cannot identify its node is kept as a literal.
 */
export async function exportJsonLd(reader: ReleaseReader, path: string): Promise<Exported> {
  const dataset = await reader.dataset();
  const identifiers = await NodeIdentifiers.read(reader, dataset.slug);
  const writer = new Writer(await Output.open(path), dataset, identifiers);
  await writer.begin();
  for (const type of reader.types) {
    for await (const record of reader.nodes(type)) await writer.node(record, reader);
  }
  for (const type of reader.types) {
    for await (const record of reader.relationships(type)) await writer.relationship(record);
  }
  return writer.end(reader);
}

type Entry = Readonly<Record<string, unknown>>;

class Writer {
  readonly #output: Output;
  readonly #dataset: NodeRecord;
  readonly #identifiers: NodeIdentifiers;
  readonly #language: string | undefined;
  readonly #translations: Translations;
  readonly #unusable = new UnusableUris();
  #nodes = 0;
  #relationships = 0;

  constructor(output: Output, dataset: NodeRecord, identifiers: NodeIdentifiers) {
    const { language } = dataset.properties;
    this.#output = output;
    this.#dataset = dataset;
    this.#identifiers = identifiers;
    this.#language = typeof language === 'string' ? languageTag(language) : undefined;
    this.#translations = new Translations(this.#language);
  }

  async begin(): Promise<void> {
    const { slug, properties } = this.#dataset;
    const text = (value: unknown) => inLanguage(value, this.#language);
    const scheme = {
      '@id': datasetUrn(slug),
      '@type': ['skos:ConceptScheme', 'schema:Dataset'],
      'schema:name': text(properties.name),
      'schema:description': text(properties.description),
      'schema:version': properties.version,
      'dcterms:language': this.#language,
      // The name of a licence; schema:license wants its address.
      'dcterms:rights': text(properties.licence),
      'schema:creditText': text(properties.credit),
    };
    await this.#output.write(
      `{"@context":${JSON.stringify(context)},\n"@graph":[\n${JSON.stringify(scheme)}`,
    );
  }

  async node(record: NodeRecord, { graph }: ReleaseReader): Promise<void> {
    const { type, slug } = record;
    const entity = graph.nodes.get(type)?.interface !== undefined;
    const unusable = this.#identifiers.unusable(record);
    if (unusable) this.#unusable.add(unusable);
    await this.#entry({
      '@id': this.#identifiers.identifierOf(record),
      '@type': classesOf(type, entity),
      'dcterms:identifier': slug,
      ...(entity ? { 'skos:inScheme': { '@id': datasetUrn(this.#dataset.slug) } } : {}),
      ...this.#properties(record),
      ...(unusable ? { [propertyTerm(type, 'uri')]: unusable.uri } : {}),
    });
    this.#nodes += 1;
  }

  async relationship(record: RelationshipRecord): Promise<void> {
    const subject = { '@id': this.#identifiers.identifierOf(record.from) };
    const object = { '@id': this.#identifiers.identifierOf(record.to) };
    const predicate = predicateOf(record.type);
    this.#translations.add(record);
    this.#relationships += 1;
    await this.#entry({ ...subject, [predicate]: object });
    const properties = this.#properties(record);
    if (Object.keys(properties).length === 0) return;
    await this.#entry({
      '@type': 'rdf:Statement',
      'rdf:subject': subject,
      'rdf:predicate': { '@id': predicate },
      'rdf:object': object,
      ...properties,
    });
  }

  async end(reader: ReleaseReader): Promise<Exported> {
    for await (const [node, labels] of this.#translations.labels(reader)) {
      await this.#entry({ '@id': this.#identifiers.identifierOf(node), ...labels });
    }
    await this.#output.write('\n]}\n');
    await this.#output.close();
    return { nodes: this.#nodes, relationships: this.#relationships, unusableUris: this.#unusable };
  }

  /** The properties of a node or a relationship, except for the uri and empty lists, in terms of the vocabularies. */
  #properties({ type, properties }: NodeRecord | RelationshipRecord): Entry {
    const language = type === 'Label' ? languageOfLabel(properties) : this.#language;
    const present = Object.entries(properties)
      .filter(([name, value]) => name !== 'uri' && !(Array.isArray(value) && value.length === 0))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      present.map(([name, value]) => [
        propertyTerm(type, name),
        isProse(type, name) ? inLanguage(value, language) : value,
      ]),
    );
  }

  async #entry(entry: Entry): Promise<void> {
    await this.#output.write(`,\n${JSON.stringify(entry)}`);
  }
}
