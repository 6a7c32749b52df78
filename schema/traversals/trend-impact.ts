import { column, reference, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';

export const trendImpact = traversal({
  name: 'trendImpact',
  description: 'What a trend changes: roles, skills in demand, other trends, and the figures about it.',
  cypher: readStatement('trend-impact'),
  arguments: { trend: reference('Trend', 'The trend.') },
  inferable: true,
  gives: {
    kind: 'row',
    record: {
      name: 'TrendImpact',
      description: 'What a trend changes, each with what says so.',
      columns: {
        roles: column.records(
          {
            name: 'AffectedRole',
            description: 'A role that a trend changes.',
            columns: {
              role: column.node('Role', 'The role.'),
              effect: column.scalar(
                z.string().optional().describe('In what way it changes, where the source says so.'),
              ),
              affects: column.evidence(),
            },
          },
          'Roles that it changes.',
        ),
        skills: column.records(
          {
            name: 'DemandedSkill',
            description: 'A skill that a trend raises the demand for.',
            columns: { skill: column.node('Skill', 'The skill.'), demands: column.evidence() },
          },
          'Skills that it raises the demand for.',
        ),
        drives: column.records(
          {
            name: 'DrivenTrend',
            description: 'A trend that another one pushes on.',
            columns: { trend: column.node('Trend', 'The trend.'), drives: column.evidence() },
          },
          'Trends that it pushes on.',
        ),
        statistics: column.nodes('Statistic', 'Figures about it.'),
      },
    },
  },
});
