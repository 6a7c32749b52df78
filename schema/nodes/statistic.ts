import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { note } from './note.ts';

const unit = enumeration(
  'StatisticUnit',
  'What a figure is counted in.',
  {
    PERCENT: 'Per cent.',
    COUNT: 'A number of what `measures` says.',
    TACTICS: 'A number of tactics.',
    HOURS: 'Hours.',
    DAYS: 'Days.',
    MONTHS: 'Months.',
    YEARS: 'Years.',
  },
  {
    PERCENT: '%',
    COUNT: 'count',
    TACTICS: 'tactics',
    HOURS: 'hours',
    DAYS: 'days',
    MONTHS: 'months',
    YEARS: 'years',
  },
);

export const statistic = node({
  description: 'A figure other than pay, such as a growth rate.',
  plural: 'statistics',
  implements: 'Entity',
  properties: {
    measures: z.string().describe('What the figure counts.'),
    value: z.number().optional().describe('The figure, where the source gives a single one.'),
    minimum: z.number().optional().describe('The lower end, where the source gives a range.'),
    maximum: z.number().optional().describe('The upper end, where the source gives a range.'),
    unit: unit.describe('What the figure is counted in.'),
    qualifier: z.string().optional().describe('How the source hedges the figure, such as `up to`.'),
    period: z.string().optional().describe('The time that the figure covers.'),
    method: z.string().optional().describe('How the figure came about, where it matters for its weight.'),
    note,
  },
  relationships: {
    about: incoming('HAS_STATISTIC', ['Role', 'Trend', 'Practice'], 'What the figure is about.'),
    source: outgoing('REPORTED_BY', 'Source', 'Who reports it. Null where no source is named at all.', {
      one: true,
    }),
  },
});
