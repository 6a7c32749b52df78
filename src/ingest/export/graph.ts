import { join } from 'node:path';
import { namesOfStored, type Property } from '@rolegraph/graph-model';
import { csvRecord } from '../../csv/record.ts';
import { guardText, joinList, MANIFEST, type Manifest, RESERVED } from '../import/graph/format.ts';
import { declarationOf } from '../import/graph/index.ts';
import { Output } from './output.ts';
import type { ReleaseReader } from './release-reader.ts';
import type { UnusableUris } from './unusable-uris.ts';

/** The export's size. */
export interface Exported {
  readonly nodes: number;
  readonly relationships: number;
  /** Of JSON-LD: the uris that are kept as literals, since they cannot identify their nodes. */
  readonly unusableUris?: UnusableUris;
}

type Values = Readonly<Record<string, unknown>>;

/** A file of relationships that is being written. */
interface RelationshipFile {
  readonly output: Output;
  readonly columns: readonly string[];
  readonly properties: ReadonlyMap<string, Property>;
}

/** The format of a file's lines. */
interface LineFormat {
  readonly extension: 'jsonl' | 'csv';
  /** The line that a file begins with; none for JSON lines. */
  head(columns: readonly string[]): string;
  line(values: Values, columns: readonly string[]): string;
}

const jsonLines: LineFormat = {
  extension: 'jsonl',
  head: () => '',
  line: (values, columns) =>
    `${JSON.stringify(Object.fromEntries(columns.filter((name) => isPresent(values[name])).map((name) => [name, values[name]])))}\n`,
};

const csv: LineFormat = {
  extension: 'csv',
  head: (columns) => csvRecord(columns, '\n'),
  line: (values, columns) =>
    csvRecord(
      columns.map((name) => cellOf(values[name])),
      '\n',
    ),
};

export const lineFormats = { graph: jsonLines, csv } as const;

/**
 * Writes a release in RoleGraph's own format, which `npm run import -- graph` takes: a manifest and a file per type of nodes and per kind of
 * relationships, sorted by slug, so that equal releases give equal bytes.
 */
export async function exportGraph(
  reader: ReleaseReader,
  folder: string,
  format: LineFormat,
): Promise<Exported> {
  const { slug, properties } = await reader.dataset();
  const size = { nodes: 0, relationships: 0 };
  const nodes: Manifest['nodes'] = [];
  const relationships: Manifest['relationships'] = [];
  for (const type of reader.types) {
    const name = `nodes/${type.name}.${format.extension}`;
    const columns = [...RESERVED.node, ...type.properties.keys()];
    let output: Output | undefined;
    for await (const { slug: key, part, properties: values } of reader.nodes(type)) {
      output ??= await begun(join(folder, name), format, columns);
      await output.write(format.line({ ...named(values, type.properties), slug: key, part }, columns));
      size.nodes += 1;
    }
    await output?.close();
    if (output) nodes.push({ type: type.name, file: name });
  }
  for (const start of reader.types) {
    const files = new Map<string, RelationshipFile>();
    for await (const { type, from, to, part, properties: values } of reader.relationships(start)) {
      const name = `relationships/${from.type}-${type}-${to.type}.${format.extension}`;
      let file = files.get(name);
      if (!file) {
        const properties = declared(reader, type, from.type, to.type);
        const columns = [...RESERVED.relationship, ...properties.keys()];
        file = { output: await begun(join(folder, name), format, columns), columns, properties };
        files.set(name, file);
        relationships.push({ type, from: from.type, to: to.type, file: name });
      }
      const written = named(values, file.properties);
      await file.output.write(format.line({ ...written, from: from.slug, to: to.slug, part }, file.columns));
      size.relationships += 1;
    }
    for (const { output } of files.values()) await output.close();
  }
  relationships.sort((a, b) => (a.file < b.file ? -1 : 1));
  const manifest: Manifest = {
    format: 'rolegraph',
    version: 1,
    dataset: { slug, ...(properties as Omit<Manifest['dataset'], 'slug'>) },
    nodes,
    relationships,
  };
  const output = await Output.open(join(folder, MANIFEST));
  await output.write(`${JSON.stringify(sortedDataset(manifest), null, 2)}\n`);
  await output.close();
  return size;
}

/** The manifest with the properties of its dataset in reading order, whatever the order in which they are stored. */
function sortedDataset({ dataset, ...rest }: Manifest) {
  const { slug, name, description, version, language, licence, credit } = dataset;
  const { format, version: formatVersion, nodes, relationships } = rest;
  return {
    format,
    version: formatVersion,
    dataset: { slug, name, description, version, language, licence, credit },
    nodes,
    relationships,
  };
}

async function begun(path: string, format: LineFormat, columns: readonly string[]): Promise<Output> {
  const output = await Output.open(path);
  await output.write(format.head(columns));
  return output;
}

function declared(
  { graph }: ReleaseReader,
  type: string,
  from: string,
  to: string,
): ReadonlyMap<string, Property> {
  const found = declarationOf(graph, type, from, to);
  if (!found) throw new Error(`A ${type} leads from ${from} to ${to}, which is not declared`);
  return found;
}

/** Values of enums under their names, as the API has them; values that an enum lacks stay as stored. */
function named(values: Values, properties: ReadonlyMap<string, Property>): Values {
  const changed: Record<string, unknown> = {};
  for (const { name, kind } of properties.values()) {
    const names = typeof kind === 'string' ? undefined : namesOfStored(kind);
    const value = values[name];
    if (!names || value === undefined || value === null) continue;
    const nameOf = (item: unknown) => names.get(String(item)) ?? item;
    changed[name] = Array.isArray(value) ? value.map(nameOf) : nameOf(value);
  }
  return { ...values, ...changed };
}

/** Absent values and empty lists are left out: a missing list is an empty one. */
function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function cellOf(value: unknown): string {
  if (!isPresent(value)) return '';
  const text = Array.isArray(value) ? joinList(value) : String(value);
  const numeric = [value].flat().every((item) => typeof item === 'number');
  return numeric ? text : guardText(text);
}
