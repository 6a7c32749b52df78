import { enumeration, incoming, node } from '@rolegraph/graph-model';

const kind = enumeration(
  'DeliverableKind',
  'Sorts of deliverables.',
  {
    DELIVERABLE: 'Given as a deliverable of the role.',
    EXPECTED_RESULT: 'What is expected of the role, named as a result.',
    EXAMPLE_PRODUCT: 'A product that is named as an example of what the role makes.',
    JOINT_PRODUCT: 'A product that several roles make together.',
  },
  {
    DELIVERABLE: 'deliverable',
    EXPECTED_RESULT: 'expected result',
    EXAMPLE_PRODUCT: 'example product',
    JOINT_PRODUCT: 'joint product',
  },
);

export const deliverable = node({
  description: 'Something that a role hands over.',
  plural: 'deliverables',
  implements: 'Entity',
  properties: {
    kind: kind.optional().describe('The sort of deliverable.'),
  },
  relationships: {
    deliveredBy: incoming('DELIVERS', 'Role', 'Roles that hand it over.'),
  },
});
