import { enumeration } from '@rolegraph/graph-model';
import { column, literal, reference, type TraversalRecord, traversal } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { roleRelation } from '../role-relation.ts';

const gapReason = enumeration('RoleGapReason', 'Why a gap between two roles cannot be measured.', {
  FROM_NOT_ON_RECORD:
    'Nothing of this kind is on record for the role that one comes from: what is missing is unknown.',
  TO_NOT_ON_RECORD:
    'Nothing of this kind is on record for the role that one goes to: what it has is unknown.',
  NEITHER_ON_RECORD: 'Nothing of this kind is on record for either role.',
  NO_COMMON_VOCABULARY:
    'The roles are of two datasets, each with nodes of its own, and nothing says which of one are which of the other.',
  SAME_FOR_ALL_ROLES:
    'Every role of the dataset that has anything of this kind on record has exactly this: it tells nothing of the two roles.',
});

const item = {
  name: 'RoleGapItem',
  description: 'Something that a role has, and what says so.',
  columns: { node: column.node('Entity', 'What the role has.'), required: column.evidence() },
} as const satisfies TraversalRecord;

const items = (description: string) => column.records(item, description, { filterable: true });
const count = (description: string) => column.scalar(z.int().describe(description));
const share = (description: string) => column.scalar(z.number().optional().describe(description));

export const roleGap = traversal({
  name: 'roleGap',
  description:
    'What one role has in a relation that another lacks, such as the frameworks to learn. It compares sets; `skillGap` compares levels of skills as well.',
  cypher: readStatement('role-gap'),
  arguments: {
    from: reference('Role', 'The role that one comes from.'),
    to: reference('Role', 'The role that one goes to.'),
    by: literal.names(
      roleRelation.default('USES').describe('The relation in which to compare.'),
      (relationship) => [String(relationship)],
    ),
  },
  inferable: true,
  threshold: 'Role.skills',
  gives: {
    kind: 'row',
    record: {
      name: 'RoleGap',
      description: 'How two roles compare in one relation.',
      columns: {
        missing: items('What only the role one goes to has, by slug.'),
        shared: items('What both have, by slug, with what says so of the role one goes to.'),
        surplus: items('What only the role one comes from has, by slug.'),
        missingCount: count('How many are missing.'),
        sharedCount: count('How many both have.'),
        surplusCount: count('How many only the role one comes from has.'),
        coverage: share(
          'Shared over all that the role one goes to has, from 0 to 1. Null where `reason` says why it is unknown.',
        ),
        jaccard: share(
          'The Jaccard index, |A ∩ B| / |A ∪ B|: from 0 to 1. Null where `reason` says why it is unknown.',
        ),
        reason: column.scalar(
          gapReason.optional().describe('Why the gap is unknown; null where it is measured.'),
        ),
      },
    },
  },
});
