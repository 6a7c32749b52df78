import { reasons } from 'rolegraph:model';
import { datasetVariable } from '../dataset.ts';
import { entityFields, keyOf } from '../entity.ts';
import { entityLink } from '../parts/combobox.ts';
import { evidence, evidenceFields, table } from '../parts/evidence.ts';
import { capital, count } from '../words.ts';
import { layers } from './layers.ts';
import { pickers } from './pickers.ts';
import { view } from './view.ts';

const row = `{ skill { ${entityFields} } level heldLevel ${evidenceFields} }` as const;

/** Which question the answer is of, in words. */
const comparedBy = {
  PROFILE:
    'Compared by how both roles are rated: what is to learn has to rise in level, the most important first.',
  REQUIREMENT: 'Compared by what both roles require, whatever the level.',
} as const;

export const gap = view({
  name: 'gap',
  label: 'Skill gap',
  question: 'What would somebody in one role have to learn for another?',
  form: (params) =>
    pickers('gap', params, [
      { param: 'from', label: 'From role', type: 'Role' },
      { param: 'to', label: 'To role', type: 'Role' },
    ]),
  ask: (params) => {
    const [from, to] = [params.get('from'), params.get('to')];
    if (!from || !to) return undefined;
    return {
      query: `# Which skills are missing, which are there, which are not needed?
query SkillGap($from: String!, $to: String!, $dataset: String) {
  one: role(slug: $from, dataset: $dataset) { ${entityFields} }
  other: role(slug: $to, dataset: $dataset) { ${entityFields} }
  skillGap(from: $from, to: $to, dataset: $dataset) {
    comparedBy coverage reason
    missing ${row}
    shared ${row}
    undetermined ${row}
    surplus ${row}
  }
}`,
      variables: { from, to, ...datasetVariable() },
    };
  },
  answer: ({ skillGap, one, other }) => {
    if (!skillGap || !one || !other) return 'The graph knows no such roles.';
    const { coverage, reason, missing, shared, undetermined, surplus } = skillGap;
    const byProfile = skillGap.comparedBy === 'PROFILE';
    const groups: [string, typeof missing][] = [
      ['to learn', missing],
      ['there already', shared],
      ...(undetermined.length > 0 ? [['unknown', undetermined] as [string, typeof missing]] : []),
      ['not asked for', surplus],
    ];
    const unknown = `How much of what ${other.name} needs is there is unknown. ${reasons[reason ?? ''] ?? ''}`;
    if (coverage === null && groups.every(([, rows]) => rows.length === 0)) return unknown;
    const skills = groups.flatMap(([, rows]) => rows.map(({ skill }) => skill));
    return {
      summary:
        coverage === null
          ? unknown
          : `${Math.round(coverage * 100)} % of what ${other.name} needs is there; ${count(missing.length, 'skill')} to learn. ${comparedBy[skillGap.comparedBy]}`,
      diagram: layers(
        `From ${one.name} to ${other.name}`,
        [[one], skills, [other]],
        [
          ...[...shared, ...surplus].map(({ skill }) => ({
            from: keyOf(one),
            to: keyOf(skill),
            label: `${one.name} needs ${skill.name}`,
          })),
          ...[...shared, ...undetermined, ...missing].map(({ skill }) => ({
            from: keyOf(skill),
            to: keyOf(other),
            label: `${other.name} needs ${skill.name}`,
          })),
        ],
      ),
      parts: groups.map(([name, rows]) =>
        table(
          `${capital(name)} (${coverage === null && rows.length === 0 ? 'unknown' : rows.length})`,
          byProfile ? ['skill', 'level: held → required', 'evidence'] : ['skill', 'evidence'],
          rows.map((entry) => [
            entityLink(entry.skill),
            ...(byProfile ? [`${entry.heldLevel ?? '–'} → ${entry.level ?? '–'}`] : []),
            evidence(entry),
          ]),
        ),
      ),
      rows: groups.flatMap(([name, rows]) =>
        rows.map(({ skill, level, heldLevel, strength, sections }) => ({
          skill: skill.name,
          held: name,
          level,
          heldLevel,
          strength,
          sections,
        })),
      ),
    };
  },
});
