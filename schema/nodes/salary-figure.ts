import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';
import { partialDate, year } from '../dates.ts';
import { currency, wholeSum } from '../money.ts';
import { salaryStatistic } from '../salary-statistic.ts';
import { howManyThereAre, notBelowZero } from '../scale.ts';
import { note } from './note.ts';

export const salaryFigure = node({
  description:
    'One figure about pay, from one source. Only figures of the same source, measure, region and currency compare.',
  plural: 'salaryFigures',
  implements: 'Entity',
  properties: {
    statistic: z
      .string()
      .describe('What the figure is, in the words of its source, such as `average base salary`.'),
    measure: salaryStatistic
      .optional()
      .describe('What the figure is, in terms that compare. `statistic` keeps the words of its source.'),
    amount: wholeSum
      .optional()
      .describe(
        'The sum in whole units of the currency. Null where the source gives none; unknown is not zero.',
      ),
    currency: currency.describe('The currency, as an ISO 4217 code.'),
    period: z.string().optional().describe('What the sum is paid for, such as `year`.'),
    region: z.string().optional().describe('Where it is paid, such as `US` or `global`.'),
    approximate: z.boolean().optional().describe('True where the source rounds or hedges the sum.'),
    year: year.optional().describe('The year that the figure is for.'),
    asOf: partialDate
      .optional()
      .describe('When the figure was taken, as precisely as the source says, such as `2025-10`.'),
    seniority: z
      .string()
      .optional()
      .describe('The seniority that the figure is for, where it is not for the role at large.'),
    mean: wholeSum
      .optional()
      .describe('The mean beside the sum, where the sum is a median and the source gives both.'),
    hourly: notBelowZero.optional().describe('The same statistic for an hour, in the currency.'),
    employment: howManyThereAre.optional().describe('How many people the figure is about.'),
    excludes: z.string().optional().describe('Parts of pay that are left out.'),
    note,
  },
  relationships: {
    roles: outgoing('FOR_ROLE', 'Role', 'Roles whose pay it is.'),
    level: outgoing('FOR_LEVEL', 'RoleLevel', 'The level within the role, where it is for one.', {
      one: true,
    }),
    source: outgoing('REPORTED_BY', 'Source', 'Who reports it. Null where no source is named at all.', {
      one: true,
    }),
    paidBy: incoming('PAYS', 'Sector', 'Parts of the job market that pay it.'),
  },
});
