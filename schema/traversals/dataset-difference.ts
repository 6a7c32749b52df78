import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { column, release, type TraversalRecord, traversal, value } from '../../src/plugin/index.ts';
import { entityType } from '../entity-type.ts';

const property = {
  name: 'PropertyDifference',
  description: 'A property of an entity that differs between two releases.',
  columns: {
    property: column.scalar(z.string().describe('Its name.')),
    before: column.scalar(
      z
        .array(z.string())
        .describe(
          'Its value in the earlier release as text, or the items of a list; none where it had none.',
        ),
    ),
    after: column.scalar(
      z
        .array(z.string())
        .describe('Its value in the later release as text, or the items of a list; none where it has none.'),
    ),
  },
} as const satisfies TraversalRecord;

const relationship = {
  name: 'RelationshipDifference',
  description:
    'A type of outgoing relationships of an entity that differs between two releases. Ends that are no entities, such as sections, are not listed.',
  columns: {
    type: column.scalar(z.string().describe('The type of the relationships, as the graph stores it.')),
    gained: column.nodes('Entity', 'What they lead to in the later release only.'),
    lost: column.nodes('Entity', 'What they led to in the earlier release only, as it was.'),
    altered: column.nodes('Entity', 'What they lead to in both, where something else is told of it.'),
  },
} as const satisfies TraversalRecord;

export const datasetDifference = traversal({
  name: 'datasetDifference',
  description:
    'What was added, removed, renamed and changed between two releases of a dataset. Entities are the same where type and slug are.',
  arguments: {
    from: release('The earlier release.'),
    to: release('The later release.'),
    types: value(
      z.array(entityType).optional().describe('Types of entities to compare; all where left out.'),
    ),
    relationships: value(
      z
        .boolean()
        .default(true)
        .describe(
          'Whether an entity counts as changed where only its outgoing relationships, or what they tell, differ. Of hundreds of thousands that takes long: narrow `types` there, or leave them out.',
        ),
    ),
  },
  gives: {
    kind: 'parts',
    name: 'DatasetDifference',
    description: 'How two releases of a dataset differ. Each entity is in one of the connections at most.',
    parts: {
      added: {
        description: 'Entities that are in the later release only.',
        cypher: readStatement('dataset-difference/added'),
        type: 'Entity',
        columns: {},
      },
      removed: {
        description: 'Entities that are in the earlier release only, as they were.',
        cypher: readStatement('dataset-difference/removed'),
        type: 'Entity',
        columns: {},
      },
      renamed: {
        description: 'Entities that have another name; other properties may differ too.',
        cypher: readStatement('dataset-difference/renamed'),
        type: 'Entity',
        name: 'RenamedEntity',
        columns: {
          nameBefore: column.scalar(z.string().describe('Its name in the earlier release.')),
          nameAfter: column.scalar(z.string().describe('Its name in the later release.')),
          properties: column.records(property, 'Other properties that differ.'),
        },
      },
      changed: {
        description: 'Entities whose name is the same, and whose other properties or relationships differ.',
        cypher: readStatement('dataset-difference/changed'),
        type: 'Entity',
        name: 'ChangedEntity',
        columns: {
          properties: column.records(property, 'Properties that differ.'),
          relationships: column.records(relationship, 'Types of outgoing relationships that differ.'),
        },
      },
    },
  },
});
