import { type ExistsLookup, type LocatedNode, node } from '../source.ts';

/** The slug of the source that reports the figures. */
export const SOURCE = 'us-bureau-of-labor-statistics';

/** The source of the figures, unless other figures have brought it into the dataset. */
export function* sourceNode(exists: ExistsLookup): Generator<LocatedNode> {
  if (exists('Source', SOURCE)) return;
  yield node('Source', SOURCE, {
    name: 'U.S. Bureau of Labor Statistics',
    aliases: ['BLS'],
    kind: 'data provider',
    note: 'Occupational Employment and Wage Statistics; federal statistics in the public domain.',
  });
}

/** Properties of all these figures. */
export const median = {
  statistic: 'median annual wage',
  measure: 'MEDIAN_WAGE',
  currency: 'USD',
  period: 'year',
  region: 'US',
} as const;
