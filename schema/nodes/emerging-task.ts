import { enumeration, incoming, node, outgoing } from '@rolegraph/graph-model';

const novelty = enumeration('TaskNovelty', 'What is new about an emerging task.', {
  NEW: 'The task was not there before.',
  REVISION: 'A known task is done, or worded, otherwise.',
});

export const emergingTask = node({
  description:
    'A task that people in an occupation report as new or changed, before it is part of the taxonomy.',
  plural: 'emergingTasks',
  implements: 'Entity',
  properties: {
    novelty: novelty.describe('Whether it is new or a revision of a known task.'),
  },
  relationships: {
    roles: incoming('HAS_EMERGING_TASK', 'Role', 'Roles in which it is reported.'),
    revises: outgoing('REVISES', 'Task', 'The known task that it revises.'),
  },
});
