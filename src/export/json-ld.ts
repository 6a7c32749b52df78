import type { NodeKey, NodeRecord, RelationshipRecord } from '../releases/index.ts';
import type { Exported } from './graph.ts';
import { Output } from './output.ts';
import type { ReleaseReader } from './release-reader.ts';
import { classesOf, context, predicateOf, propertyTerm } from './vocabulary.ts';

/**
 * Writes a release as one JSON-LD document, in the terms of SKOS and schema.org where they fit and in terms of our own elsewhere.
 * A relationship is a plain link from its start; what else is known of it, a rating or its evidence, is an rdf:Statement beside it.
 */
export async function exportJsonLd(reader: ReleaseReader, path: string): Promise<Exported> {
  const dataset = await reader.dataset();
  const writer = new Writer(await Output.open(path), dataset.slug);
  await writer.begin(dataset);
  for (const type of reader.types)
    for await (const record of reader.nodes(type)) await writer.node(record, reader);
  const exported = await writer.relationships(reader);
  await writer.end();
  return exported;
}

class Writer {
  readonly #output: Output;
  readonly #dataset: string;
  #nodes = 0;
  /** Web identifiers of nodes that their source gives one; others are named by ours. */
  readonly #uris = new Map<string, string>();

  constructor(output: Output, dataset: string) {
    this.#output = output;
    this.#dataset = dataset;
  }

  async begin({ slug, properties }: NodeRecord): Promise<void> {
    const scheme = {
      '@id': `urn:rolegraph:${slug}`,
      '@type': ['skos:ConceptScheme', 'schema:Dataset'],
      'schema:name': properties.name,
      'schema:description': properties.description,
      'schema:version': properties.version,
      // The name of a licence; schema:license wants its address.
      'dcterms:rights': properties.licence,
      'schema:creditText': properties.credit,
    };
    await this.#output.write(
      `{"@context":${JSON.stringify(context)},\n"@graph":[\n${JSON.stringify(scheme)}`,
    );
  }

  async node(record: NodeRecord, { graph }: ReleaseReader): Promise<void> {
    const { type, slug, properties } = record;
    if (typeof properties.uri === 'string') this.#uris.set(`${type}/${slug}`, properties.uri);
    const entity = graph.nodes.get(type)?.interface !== undefined;
    const values: Record<string, unknown> = {
      '@id': this.#id(record),
      '@type': classesOf(type, entity),
      'dcterms:identifier': slug,
      ...(entity ? { 'skos:inScheme': { '@id': `urn:rolegraph:${this.#dataset}` } } : {}),
    };
    for (const [name, value] of Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (name === 'uri' || (Array.isArray(value) && value.length === 0)) continue;
      values[propertyTerm(type, name)] = value;
    }
    await this.#entry(values);
    this.#nodes += 1;
  }

  async relationships(reader: ReleaseReader): Promise<Exported> {
    let relationships = 0;
    for (const type of reader.types) {
      for await (const record of reader.relationships(type)) {
        await this.#relationship(record);
        relationships += 1;
      }
    }
    return { nodes: this.#nodes, relationships };
  }

  async end(): Promise<void> {
    await this.#output.write('\n]}\n');
    await this.#output.close();
  }

  async #relationship({ type, from, to, properties }: RelationshipRecord): Promise<void> {
    const [subject, object] = [{ '@id': this.#id(from) }, { '@id': this.#id(to) }];
    const predicate = predicateOf(type);
    await this.#entry({ ...subject, [predicate]: object });
    const told = Object.entries(properties).filter(
      ([, value]) => !(Array.isArray(value) && value.length === 0),
    );
    if (told.length === 0) return;
    await this.#entry({
      '@type': 'rdf:Statement',
      'rdf:subject': subject,
      'rdf:predicate': { '@id': predicate },
      'rdf:object': object,
      ...Object.fromEntries(told.map(([name, value]) => [propertyTerm(type, name), value])),
    });
  }

  #id({ type, slug }: NodeKey): string {
    return (
      this.#uris.get(`${type}/${slug}`) ??
      `urn:rolegraph:${this.#dataset}:${type}:${encodeURIComponent(slug)}`
    );
  }

  async #entry(values: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#output.write(`,\n${JSON.stringify(values)}`);
  }
}
