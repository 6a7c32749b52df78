import { matched, node } from '@rolegraph/graph-model';
import { z } from 'zod';
import { scale } from '../scale.ts';

const roleKey = z
  .string()
  .regex(/^[a-z0-9-]+\/\S(.*\S)?$/, 'is not written as dataset/slug, such as onet/15-1252.00');

/**
 * A crosswalk is a dataset of its own, so that either end can have a new release at any time: it names its ends by dataset and slug,
 * and they are looked up when they are asked for.
 */
export const mapping = node({
  description:
    'A statement of a crosswalk that a role of one dataset is the same as, or close to, a role of another.',
  plural: 'mappings',
  properties: {
    fromKey: roleKey.describe('The role that is mapped, as `dataset/slug`.'),
    toKey: roleKey.describe('The role that it is mapped to, as `dataset/slug`.'),
    fromName: z.string().optional().describe('What the crosswalk calls the role that is mapped.'),
    toName: z.string().optional().describe('What the crosswalk calls the role that it is mapped to.'),
    confidence: z.number().optional().describe("The crosswalk's own grade of confidence: higher is better."),
    similarity: scale(0, 1).optional().describe('How alike the descriptions are, from 0 to 1.'),
    sharedTitles: z.array(z.string()).default([]).describe('Job titles that both are known by.'),
  },
  relationships: {
    from: matched(
      'Role',
      "($target:Role WHERE $target.release IN $releases AND $target.slug = substring($source.fromKey, size(split($source.fromKey, '/')[0]) + 1) AND $target.release STARTS WITH split($source.fromKey, '/')[0] + '_')",
      'The role that is mapped; null where its dataset has no such role in the release that is read.',
      { one: true },
    ),
    to: matched(
      'Role',
      "($target:Role WHERE $target.release IN $releases AND $target.slug = substring($source.toKey, size(split($source.toKey, '/')[0]) + 1) AND $target.release STARTS WITH split($source.toKey, '/')[0] + '_')",
      'The role that it is mapped to; null where its dataset has no such role in the release that is read.',
      { one: true },
    ),
  },
  indexes: ['fromKey', 'toKey'],
});
