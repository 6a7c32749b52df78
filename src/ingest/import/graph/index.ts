import { join } from 'node:path';
import {
  edgeProperties,
  type Graph,
  inferredType,
  type NodeType,
  type Property,
} from '@rolegraph/graph-model';
import { Folder, type SourceFile, sourceFile } from '../read/files.ts';
import { ImportInvalid, Problems } from '../read/problems.ts';
import {
  edge,
  type ImportSource,
  type LocatedNode,
  type LocatedRecords,
  type LocatedRelationship,
  node,
  type SourceOptions,
} from '../source.ts';
import { MANIFEST, type Manifest, RESERVED } from './format.ts';
import { inventoryOf } from './inventory.ts';
import type { RecordRules } from './line-checker.ts';
import { readManifest } from './manifest.ts';
import { readRecords } from './records.ts';

interface NodeFile {
  readonly type: NodeType;
  readonly file: SourceFile;
}

interface RelationshipFile {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: ReadonlyMap<string, Property>;
  readonly file: SourceFile;
}

/**
 * A folder in RoleGraph's own format: a manifest, and a file of JSON lines or CSV per type of nodes and per kind of relationships.
 *
 * @throws ImportInvalid where the manifest is missing, is not right, or names what the graph or the folder does not have.
 */
export async function graphFolder(
  path: string,
  graph: Graph,
  options: SourceOptions = {},
): Promise<ImportSource> {
  const folder = await Folder.open(path);
  const problems = new Problems();
  const file = await manifestIn(folder, problems);
  const read = file && (await readManifest(file, problems));
  problems.throwIfAny();
  if (!file || !read) throw new ImportInvalid([], 0);
  const declared = await resolve(read, folder.path, graph, problems);
  problems.throwIfAny();
  const dataset = options.dataset ?? read.dataset.slug;
  const allowed = new Set(options.allow);
  return {
    dataset,
    name: 'graph',
    inventory: await inventoryOf(folder.path, MANIFEST, [
      ...declared.nodes.map(({ type, file }) => ({ file, table: type.name })),
      ...declared.relationships.map(({ type, from, to, file }) => ({ file, table: `${from}-${type}-${to}` })),
    ]),
    files: [file, ...declared.nodes.map((one) => one.file), ...declared.relationships.map((one) => one.file)],
    version: 1,
    allowed,
    records: (pass) =>
      recordsOf({ ...read, dataset: { ...read.dataset, slug: dataset } }, declared, options, {
        pass,
        allowed,
      }),
  };
}

async function manifestIn(folder: Folder, problems: Problems): Promise<SourceFile | undefined> {
  const found = await folder.find(MANIFEST);
  const message = `there is neither "${MANIFEST}" nor "${MANIFEST}.gz" in this folder, which says what its files hold: see docs/graph-format.md`;
  if (!found) problems.add({ file: folder.path, line: 0 }, message);
  return found;
}

async function resolve(
  { nodes, relationships }: Manifest,
  path: string,
  graph: Graph,
  problems: Problems,
): Promise<{ nodes: readonly NodeFile[]; relationships: readonly RelationshipFile[] }> {
  const location = { file: MANIFEST, line: 1 };
  const files = { nodes: [] as NodeFile[], relationships: [] as RelationshipFile[] };
  const open = async (name: string, column: string) => {
    try {
      return { ...(await sourceFile(join(path, name))), name };
    } catch (error) {
      if (!(error instanceof ImportInvalid)) throw error;
      problems.add(location, 'there is no such file', column, name);
      return undefined;
    }
  };
  for (const [index, { type: name, file: fileName }] of nodes.entries()) {
    const type = graph.nodes.get(name);
    if (!type || name === 'Dataset') {
      const types = [...graph.nodes.keys()].filter((one) => one !== 'Dataset').join(', ');
      problems.add(
        location,
        `is no type of nodes that can be imported; there are: ${types}`,
        `nodes.${index}.type`,
        name,
      );
      continue;
    }
    const file = await open(fileName, `nodes.${index}.file`);
    if (file) files.nodes.push({ type, file });
  }
  for (const [index, { type, from, to, file: fileName }] of relationships.entries()) {
    const declared = declarationOf(graph, type, from, to);
    if (!declared) {
      problems.add(location, `no ${type} is declared from ${from} to ${to}`, `relationships.${index}`);
      continue;
    }
    const file = await open(fileName, `relationships.${index}.file`);
    if (file) files.relationships.push({ type, from, to, properties: declared, file });
  }
  return files;
}

/** The properties of a kind of relationship, stated or inferred; undefined where none is declared. */
export function declarationOf(
  graph: Graph,
  type: string,
  from: string,
  to: string,
): ReadonlyMap<string, Property> | undefined {
  const found = graph.outgoing.find(
    ({ from: start, relationship: { types, targets, inferable } }) =>
      start.name === from &&
      targets.some(({ name }) => name === to) &&
      types.some((stated) => stated === type || (inferable && inferredType(stated) === type)),
  );
  return found && edgeProperties(graph, found.relationship);
}

function recordsOf(
  { dataset }: Manifest,
  files: { readonly nodes: readonly NodeFile[]; readonly relationships: readonly RelationshipFile[] },
  { version }: SourceOptions,
  rules: RecordRules,
): LocatedRecords {
  return {
    async *nodes(): AsyncGenerator<LocatedNode> {
      const { slug, ...properties } = dataset;
      yield node(
        'Dataset',
        slug,
        { ...properties, version: version ?? properties.version },
        { file: MANIFEST, line: 1 },
      );
      for (const { type, file } of files.nodes) {
        const columns = { reserved: RESERVED.node, declared: type.properties };
        const onUnread = (slug?: string) => rules.pass.onUnreadNode?.(type.name, slug);
        const records = readRecords(file, columns, { ...rules, onUnread });
        for await (const { reserved, properties: values, location } of records) {
          yield { ...node(type.name, reserved.slug ?? '', values, location), part: reserved.part };
        }
      }
    },
    async *relationships(): AsyncGenerator<LocatedRelationship> {
      for (const { type, from, to, properties: declared, file } of files.relationships) {
        const columns = { reserved: RESERVED.relationship, declared };
        for await (const { reserved, properties, location } of readRecords(file, columns, rules)) {
          const ends = [
            [from, reserved.from ?? ''],
            [to, reserved.to ?? ''],
          ] as const;
          yield { ...edge(type, ...ends, properties, location), part: reserved.part };
        }
      }
    },
  };
}
