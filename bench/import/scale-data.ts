import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Output } from '../../src/ingest/export/output.ts';
import { random } from '../data/random.ts';

/** What a generated folder holds. */
export interface ScaleSize {
  readonly nodes: number;
  readonly relationships: number;
}

/** Relationships of each role: their type, to how many, and how strongly a few ends attract most of them (1: not at all). */
const kinds = [
  { type: 'REQUIRES_SKILL', to: 'Skill', perRole: 50, skew: 3 },
  { type: 'USES', to: 'Framework', perRole: 20, skew: 3 },
  { type: 'PERFORMS', to: 'Task', perRole: 20, skew: 1 },
  { type: 'RELATED_TO', to: 'Role', perRole: 10, skew: 1 },
] as const;

/**
 * Writes a folder in the own format with a graph of any size: a tenth of the nodes are roles, each with up to a hundred relationships. The
 * most wanted skills are hubs that most roles lead to.
 *
 * @param folder It is made where it is not there.
 * @param nodes How many, in hundreds.
 * @param dataset The slug of the dataset.
 */
export async function writeScaleFolder(folder: string, nodes: number, dataset: string): Promise<ScaleSize> {
  const counts = {
    Role: nodes / 10,
    Skill: nodes / 20,
    Framework: nodes / 50,
    Task: nodes - nodes / 10 - nodes / 20 - nodes / 50,
  };
  await mkdir(join(folder, 'nodes'), { recursive: true });
  const describe: Readonly<Record<keyof typeof counts, (number: number) => string>> = {
    Role: (number) =>
      `Engineer ${number},Builder ${number}|Maker no ${number},A role that works with several others.`,
    Skill: (number) => `Evaluate systems ${number},,Being able to evaluate systems of the kind ${number}.`,
    Framework: (number) => `Framework ${number},,`,
    Task: (number) => `Maintain the materials of unit ${number} and report on them.,,`,
  };
  for (const [type, count] of Object.entries(counts) as [keyof typeof counts, number][]) {
    const file = await Output.open(join(folder, 'nodes', `${type}.csv`));
    await file.write('slug,name,aliases,description\n');
    for (let number = 0; number < count; number += 1) {
      await file.write(`${slugOf(type, number)},${describe[type](number)}\n`);
    }
    await file.close();
  }
  let relationships = 0;
  const next = random(1);
  for (const { type, to, perRole, skew } of kinds) {
    const file = await Output.open(join(folder, 'relationships', `${type}.csv`));
    await file.write('from,to\n');
    for (let role = 0; role < counts.Role; role += 1) {
      const ends = new Set<number>();
      for (let draw = 0; draw < perRole; draw += 1) ends.add(Math.floor(counts[to] * next() ** skew));
      if (to === 'Role') ends.delete(role);
      for (const end of ends) await file.write(`${slugOf('Role', role)},${slugOf(to, end)}\n`);
      relationships += ends.size;
    }
    await file.close();
  }
  const manifest = {
    format: 'rolegraph',
    version: 1,
    dataset: { slug: dataset, name: dataset, version: '1', licence: 'none', credit: 'generated' },
    nodes: Object.keys(counts).map((type) => ({ type, file: `nodes/${type}.csv` })),
    relationships: kinds.map(({ type, to }) => ({
      type,
      from: 'Role',
      to,
      file: `relationships/${type}.csv`,
    })),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  // The dataset itself is a node too.
  return { nodes: nodes + 1, relationships };
}

function slugOf(type: string, number: number): string {
  return `${type.toLowerCase()}-${number}`;
}
