import { createHash } from 'node:crypto';
import type { SeedRecords } from './records.ts';

/** Gives the fingerprint of the seeds' records, however these are spread over files and lines: a SHA-256 in hex. */
export function fingerprint({ dataset, nodes, relationships }: SeedRecords): string {
  const lines = [...nodes, ...relationships].map((record) => JSON.stringify(record, sortedKeys)).toSorted();
  const hash = createHash('sha256').update(`${dataset}\n`);
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
