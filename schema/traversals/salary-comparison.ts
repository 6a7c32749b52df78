import { enumeration } from '@rolegraph/graph-model';
import { column, references, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { wholeDifference } from '../money.ts';
import { salaryStatistic } from '../salary-statistic.ts';

const reason = enumeration('SalaryGapReason', 'Why pay cannot be compared.', {
  NO_FIGURE: 'There is no such figure about either role.',
  NO_COUNTERPART: 'There is no figure about the other role at all.',
  AMOUNT_UNKNOWN: 'The source gives no sum.',
  SOURCE_UNKNOWN: 'No source is named, so that it may be another one.',
  REGION_UNKNOWN: 'No region is named, so that it may be another one.',
  SHARED_FIGURE: 'The figure is given for both roles at once: it tells no difference.',
  DIFFERENT_STATISTIC: 'Of the other role nobody reports this statistic.',
  DIFFERENT_SOURCE: 'Of the other role only other sources report this statistic.',
  DIFFERENT_REGION: 'The source reports it for other regions only.',
  DIFFERENT_CURRENCY: 'The source reports it in other currencies only.',
  DIFFERENT_SCOPE: 'The source reports it for other levels, years or periods only.',
});

/** Pairs grow with the square. */
const MOST_ROLES = 10;

export const salaryComparison = traversal({
  name: 'salaryComparison',
  description:
    'How the pay of two or more roles differs, pair by pair. Only like is compared with like: figures of equal source, statistic, region and currency, and of equal period, level and year. Every other figure has a row too, which says why it does not compare. What compares comes first.',
  cypher: readStatement('salary-comparison'),
  arguments: {
    roles: references('Role', `The roles, from 2 to ${MOST_ROLES}.`, 2, MOST_ROLES),
    statistic: value(salaryStatistic.optional().describe('What to compare; everything where left out.')),
  },
  gives: {
    kind: 'rows',
    rankedBy: 'comparable',
    record: {
      name: 'SalaryGap',
      description:
        'How the pay of one role differs from that of another by one source, or why that is unknown.',
      columns: {
        role: column.node('Role', 'The one role.'),
        other: column.node('Role', 'The other role, which was named later.'),
        comparable: column.scalar(z.boolean().describe('Whether there is an amount.')),
        statistic: column.scalar(
          salaryStatistic
            .optional()
            .describe('What the figures measure. The figures have the words of their source.'),
        ),
        source: column.optionalNode('Source', 'Who reports the figures; null where no source is named.'),
        region: column.scalar(
          z.string().optional().describe('Where it is paid; null where that is unknown.'),
        ),
        currency: column.scalar(z.string().optional().describe('The currency, as an ISO 4217 code.')),
        period: column.scalar(z.string().optional().describe('What the sums are paid for, such as `year`.')),
        figure: column.optionalNode(
          'SalaryFigure',
          'The figure about the one role; null where there is none like it.',
        ),
        otherFigure: column.optionalNode(
          'SalaryFigure',
          'The figure about the other role; null where there is none like it.',
        ),
        amount: column.scalar(
          wholeDifference
            .optional()
            .describe(
              'The pay of the one role less that of the other, in whole units of the currency: negative where the other is paid more. Null where `reason` says why it is unknown; unknown is not zero.',
            ),
        ),
        percent: column.scalar(
          z.number().optional().describe('The amount in per cent of the pay of the other role.'),
        ),
        reason: column.scalar(
          reason.optional().describe('Why the amount is unknown; null where it is known.'),
        ),
        addsUp: column.scalar(
          z
            .boolean()
            .optional()
            .describe(
              'False where a total is not the sum of salary and additional cash by the same source: it is used as printed. Null where that cannot be checked.',
            ),
        ),
        conflicts: column.nodes('Conflict', 'Where the source disagrees with itself about these figures.'),
        facts: column.nodes('Fact', 'The mentions that give these figures.'),
      },
    },
  },
});
