import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTable } from '../../bench/data/table.ts';
import { asker } from '../import/world.ts';
import { taxonomyNeo4j } from '../support/neo4j.ts';
import { describeWith } from '../support/requirements.ts';

const folder = join(import.meta.dirname, '../../../shared/data/onet-29.3');

describeWith(
  { met: existsSync(folder), missing: '../shared/data/onet-29.3 is not beside this checkout' },
  'gaps and fits on O*NET 29.3',
  async () => {
    const ask = asker(await taxonomyNeo4j('onet'), 'onet');
    const names = (rows: readonly { skill: { name: string } }[]) => rows.map(({ skill }) => skill.name);

    test('from nurse to physicist it is physics, engineering and mathematics before all', async () => {
      const { skillGap } = await ask(
        '{ skillGap(from: "29-1141.00", to: "19-2012.00") { comparedBy missing(first: 6) { skill { name } } } }',
      );
      expect(skillGap.comparedBy).toBe('PROFILE');
      expect(names(skillGap.missing)).toEqual([
        'Physics',
        'Engineering and Technology',
        'Mathematics',
        'Science',
        'Computers and Electronics',
        'Programming',
      ]);
    });

    test('from retail salesperson to chief executive it is managing, with intervals as the file has their errors', async () => {
      const { skillGap } = await ask(
        '{ skillGap(from: "41-2031.00", to: "11-1011.00") { coverage missing { skill { name code slug } weight certain levelInterval { low high } } } }',
      );
      expect(names(skillGap.missing.slice(0, 3))).toEqual([
        'Personnel and Human Resources',
        'Administration and Management',
        'Management of Financial Resources',
      ]);
      const weights = skillGap.missing.map(({ weight }: { weight: number }) => weight);
      expect(weights.length).toBeGreaterThan(30);
      expect(weights).toEqual(weights.toSorted((a: number, b: number) => b - a));
      const [row] = readTable(folder, 'Skills.txt').filter(
        (cell) =>
          cell('O*NET-SOC Code') === '11-1011.00' &&
          cell('Element Name') === 'Management of Financial Resources' &&
          cell('Scale ID') === 'LV',
      );
      const [level, error] = [Number(row?.('Data Value')), Number(row?.('Standard Error'))];
      expect(skillGap.missing[2]).toMatchObject({ certain: true });
      expect(skillGap.missing[2].levelInterval.low).toBeCloseTo(level - 1.96 * error, 9);
      expect(skillGap.missing[2].levelInterval.high).toBeCloseTo(level + 1.96 * error, 9);
    });

    test('who programs fits computer programmers and web developers best', async () => {
      const { rolesForSkills } = await ask(
        '{ rolesForSkills(skills: ["Programming"], first: 3) { comparedBy measure role { name } } }',
      );
      expect(rolesForSkills).toEqual(
        ['Computer Programmers', 'Web Developers', 'Data Warehousing Specialists'].map((name) => ({
          comparedBy: 'PROFILE',
          measure: 'OCHIAI',
          role: { name },
        })),
      );
    });
  },
);
