import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Inventory } from '../editions/inventory.ts';
import type { SourceFile } from '../read/files.ts';

/** A file that the manifest names, with what it holds. */
export interface ManifestFile {
  readonly file: SourceFile;
  readonly table: string;
}

/** The inventory in RoleGraph's own format: the files that its manifest names, and those that it does not. */
export async function inventoryOf(
  folder: string,
  manifest: string,
  files: readonly ManifestFile[],
): Promise<Inventory> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
  const named = new Set([manifest, ...files.map(({ file }) => file.name)]);
  return {
    edition: "RoleGraph's own format",
    read: files.map(({ file, table }) => ({
      file: file.name,
      table,
      columnsMissing: [],
      columnsNotRead: [],
      empty: false,
    })),
    notRead: found.filter((name) => !named.has(name)).toSorted(),
    missing: [],
    notes: [],
  };
}
