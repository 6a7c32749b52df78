import { Problems } from '../read/problems.ts';
import { readTable } from '../read/table.ts';
import type { OnetFiles } from './editions.ts';
import { jobZoneReference } from './tables.ts';

/** The scale of job zones in an edition. */
export interface JobZones {
  /** The highest zone; undefined where the edition does not tell. */
  readonly highest: number | undefined;
  /** The report's notes on the scale. */
  readonly notes: readonly string[];
}

/** Reads the scale: O*NET had five zones, and has four from 30.2 on, where a number means something else. */
export async function readJobZones(files: OnetFiles, version: string | undefined): Promise<JobZones> {
  const file = files.get('jobZoneReference');
  const fromReference = file ? await highestIn(file) : undefined;
  const highest = fromReference ?? highestFrom(files, version);
  if (highest === undefined) return { highest, notes: [] };
  const change = highest < 5 ? ', as in O*NET from 30.2 on: editions before have five, on another scale' : '';
  return { highest, notes: [`Job zones run from 1 to ${highest}${change}.`] };
}

async function highestIn(file: Parameters<typeof readTable>[0]): Promise<number | undefined> {
  let highest: number | undefined;
  const pass = { problems: new Problems(), onBytes: () => undefined, onLoss: () => undefined };
  for await (const { row } of readTable(file, 'tab', jobZoneReference, pass)) {
    highest = Math.max(highest ?? 0, row['Job Zone']);
  }
  return highest;
}

function highestFrom(files: OnetFiles, version: string | undefined): number | undefined {
  if (files.has('softwareSkills')) return 4;
  const [major = Number.NaN, minor = 0] = (version ?? '').split('.').map(Number);
  if (Number.isNaN(major) || version === undefined || version === '') return undefined;
  return major > 30 || (major === 30 && minor >= 2) ? 4 : 5;
}
