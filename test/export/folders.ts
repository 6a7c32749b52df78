import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a folder in RoleGraph's own format holds: by type the nodes, and by `From-TYPE-To` the relationships. */
export interface FolderContent {
  readonly dataset: string;
  readonly version?: string;
  readonly language?: string;
  readonly nodes: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly relationships?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/** Writes a folder in RoleGraph's own format, as JSON lines. */
export async function writeGraphFolder(
  path: string,
  { dataset, version, language, nodes, relationships = {} }: FolderContent,
): Promise<void> {
  const write = async (name: string, lines: readonly unknown[]) => {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return name;
  };
  const manifest = {
    format: 'rolegraph',
    version: 1,
    dataset: {
      slug: dataset,
      name: `Data of ${dataset}`,
      version,
      language,
      licence: 'CC0',
      credit: 'Made up.',
    },
    nodes: await Promise.all(
      Object.entries(nodes).map(async ([type, lines]) => ({
        type,
        file: await write(`nodes/${type}.jsonl`, lines),
      })),
    ),
    relationships: await Promise.all(
      Object.entries(relationships).map(async ([name, lines]) => {
        const [from = '', type = '', to = ''] = name.split('-');
        return { type, from, to, file: await write(`relationships/${name}.jsonl`, lines) };
      }),
    ),
  };
  await write('manifest.json', [manifest]);
}
