import { column, type TraversalRecord } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';

/** The 95 % interval of a rating. */
export const ratingInterval = {
  name: 'RatingInterval',
  description:
    'The 95 % interval of a rating: its value ± 1.96 × its standard error, not cut off at the ends of the scale.',
  columns: {
    low: column.scalar(z.number().describe('The lower end.')),
    high: column.scalar(z.number().describe('The upper end.')),
  },
} as const satisfies TraversalRecord;
