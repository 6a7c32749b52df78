import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import { type Entity, entityFields, keyOf } from '../entity.ts';
import { entityLink } from '../parts/combobox.ts';
import { type Evidence, evidence, evidenceFields, table } from '../parts/evidence.ts';
import { count, inUnit } from '../words.ts';
import { layers } from './layers.ts';
import { pickers } from './pickers.ts';
import { view } from './view.ts';

export const trend = view({
  name: 'trend',
  label: 'Trend impact',
  question: 'What does a trend change?',
  form: (params) => pickers('trend', params, [{ param: 'trend', label: 'Trend', type: 'Trend' }]),
  ask: (params) => {
    const trend = params.get('trend');
    if (!trend) return undefined;
    return {
      query: `# Which roles, skills and other trends does it move, and what measures it?
query TrendImpact($trend: String!, $dataset: String) {
  trend(slug: $trend, dataset: $dataset) { ${entityFields} }
  trendImpact(trend: $trend, dataset: $dataset) {
    roles { role { ${entityFields} } effect ${evidenceFields} }
    skills { skill { ${entityFields} } ${evidenceFields} }
    drives { trend { ${entityFields} } ${evidenceFields} }
    statistics { ${entityFields} value unit measures }
  }
}`,
      variables: { trend, ...datasetVariable() },
    };
  },
  answer: ({ trend, trendImpact }) => {
    if (!trend || !trendImpact) return 'The graph knows no such trend.';
    const { roles, skills, drives, statistics } = trendImpact;
    const moved: readonly (readonly [what: string, entity: Entity, told: Evidence, effect: string | null])[] =
      [
        ...roles.map((row) => ['affects', row.role, row, row.effect] as const),
        ...skills.map((row) => ['demands', row.skill, row, null] as const),
        ...drives.map((row) => ['drives', row.trend, row, null] as const),
      ];
    if (moved.length + statistics.length === 0) return `The source does not say what ${trend.name} changes.`;
    return {
      summary: `${trend.name} affects ${count(roles.length, 'role')}, demands ${count(skills.length, 'skill')} and drives ${count(drives.length, 'other trend')}.`,
      diagram: layers(
        `What ${trend.name} changes`,
        [[trend], moved.map(([, entity]) => entity)],
        moved.map(([what, entity]) => ({
          from: keyOf(trend),
          to: keyOf(entity),
          label: `${what} ${entity.name}`,
        })),
      ),
      parts: [
        table(
          'What it changes',
          ['it', 'what', 'effect', 'evidence'],
          moved.map(([what, entity, told, effect]) => [
            what,
            entityLink(entity),
            effect ?? 'not told',
            evidence(told),
          ]),
        ),
        statistics.length > 0
          ? table(
              'Figures',
              ['figure', 'value', 'measures'],
              statistics.map((row) => [
                entityLink(row),
                row.value === null ? 'unknown' : inUnit(row.value, row.unit),
                row.measures,
              ]),
            )
          : h('p', { class: 'small' }, 'No figures are on record.'),
      ],
      rows: moved.map(([what, entity, { strength, sections }, effect]) => ({
        trend: trend.name,
        relation: what,
        name: entity.name,
        effect,
        strength,
        sections,
      })),
    };
  },
});
