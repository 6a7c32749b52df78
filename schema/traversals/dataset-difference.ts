import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { enumeration } from '../../src/graph/index.ts';
import { column, release, traversal, value } from '../../src/plugin/index.ts';
import { entityType } from '../entity-type.ts';

const change = enumeration('DatasetChange', 'What became of an entity from one release to another.', {
  ADDED: 'It is in the later release only.',
  REMOVED: 'It is in the earlier release only.',
  RENAMED: 'It has another name; other properties may differ too.',
  CHANGED: 'Its name is the same, and other properties or its relationships differ.',
});

export const datasetDifference = traversal({
  name: 'datasetDifference',
  description:
    'What was added, removed, renamed and changed between two releases of a dataset. Entities are the same where type and slug are. A removed one is given as it was.',
  cypher: readStatement('dataset-difference'),
  arguments: {
    from: release('The earlier release.'),
    to: release('The later release.'),
    change: value(change.optional().describe('One kind of change; all where left out.')),
    types: value(
      z.array(entityType).optional().describe('Types of entities to compare; all where left out.'),
    ),
    relationships: value(
      z
        .boolean()
        .default(true)
        .describe(
          'Whether an entity counts as changed where only its outgoing relationships, or what they tell, differ.',
        ),
    ),
  },
  gives: {
    kind: 'connection',
    type: 'Entity',
    name: 'DatasetDifference',
    columns: {
      change: column.scalar(change.describe('What became of it.')),
      nameBefore: column.scalar(
        z.string().optional().describe('Its name in the earlier release, where it has another now.'),
      ),
      properties: column.scalar(z.array(z.string()).describe('Names of the properties that differ.')),
      relationshipTypes: column.scalar(
        z.array(z.string()).describe('Types of its outgoing relationships that differ.'),
      ),
    },
  },
});
