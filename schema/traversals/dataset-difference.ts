import { enumeration, searchTextProperties, storedProfileProperties } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import { column, release, type TraversalRecord, traversal, value } from '@rolegraph/pothos-plugin-neo4j';
import { z } from 'zod';
import { readStatement } from '../../src/cypher/read-statement.ts';
import { entityType } from '../entity-type.ts';
import { model } from '../model.ts';

/** Statements of the folder, one continuing from the rows of the one before. */
const pairs = readStatement('dataset-difference/pairs');
const both = readStatement('dataset-difference/both');
const sameNames = readStatement('dataset-difference/same-names');
const differences = readStatement('dataset-difference/differences');

/** Stored properties that follow from others. */
function derivedProperties(): readonly string[] {
  const entity = model.interfaces.get('Entity');
  if (!entity) throw new TypeError('There is no interface Entity');
  return [...searchTextProperties(entity), ...[...model.nodes.values()].flatMap(storedProfileProperties)];
}

const matchedBy = enumeration(
  'EntityMatch',
  'By what an entity of one release is known to be the same as one of another. The first that fits counts.',
  {
    SLUG: 'Both have the same slug.',
    URI: 'Both, and no other entity that is left over, have the same web identifier.',
    CODE: 'Both, and no other entity that is left over, have the same code.',
    NAME: 'Both, and no other entity that is left over, have the same name.',
  },
);

const values = {
  property: column.scalar(z.string().describe('Its name.')),
  before: column.scalar(
    z
      .array(z.string())
      .describe('Its value in the earlier release as text, or the items of a list; none where it had none.'),
  ),
  after: column.scalar(
    z
      .array(z.string())
      .describe('Its value in the later release as text, or the items of a list; none where it has none.'),
  ),
} as const;

const property = {
  name: 'PropertyDifference',
  description: 'A property of an entity that differs between two releases.',
  columns: values,
} as const satisfies TraversalRecord;

const alteration = {
  name: 'RelationshipAlteration',
  description: 'A property of a relationship that is in both of two releases, and differs between them.',
  columns: {
    target: column.node('Entity', 'What the relationship leads to, as it is in the later release.'),
    ...values,
  },
} as const satisfies TraversalRecord;

const relationship = {
  name: 'RelationshipDifference',
  description:
    'A type of outgoing relationships of an entity that differs between two releases. An end that only has another slug or name is the same.',
  columns: {
    type: column.scalar(z.string().describe('The type of the relationships, as the graph stores it.')),
    gained: column.nodes('Entity', 'What they lead to in the later release only.'),
    lost: column.nodes('Entity', 'What they led to in the earlier release only, as it was.'),
    altered: column.nodes('Entity', 'What they lead to in both, where something else is told of it.'),
    alterations: column.records(
      alteration,
      'The properties of those relationships that are altered, before and after.',
    ),
    labelsGained: column.nodes('Label', 'Names in other languages in the later release only.'),
    labelsLost: column.nodes('Label', 'Names in other languages in the earlier release only, as they were.'),
  },
} as const satisfies TraversalRecord;

export const datasetDifference = traversal({
  name: 'datasetDifference',
  description:
    'What was added, removed, renamed and changed between two releases of a dataset. Entities are the same where type and slug are, or else web identifier, code or name.',
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
          'Whether outgoing relationships, and what they tell, are compared too. Of hundreds of thousands that takes long: narrow `types` there, or leave them out.',
        ),
    ),
  },
  fragments: {
    derived: derivedProperties()
      .map((property) => `${escapeName(property)}: ''`)
      .join(', '),
  },
  // Both releases are read, each with what its entities are connected to.
  reads: (_given, { total }) => 10 * total,
  gives: {
    kind: 'parts',
    name: 'DatasetDifference',
    description: 'How two releases of a dataset differ. Each entity is in one of the connections at most.',
    parts: {
      added: {
        description: 'Entities that are in the later release only.',
        cypher: `${pairs}${readStatement('dataset-difference/added')}`,
        type: 'Entity',
        columns: {},
      },
      removed: {
        description: 'Entities that are in the earlier release only, as they were.',
        cypher: `${pairs}${readStatement('dataset-difference/removed')}`,
        type: 'Entity',
        columns: {},
      },
      renamed: {
        description:
          'Entities that have another name or slug; their properties and relationships may differ too.',
        cypher: `${pairs}${both}${differences}${readStatement('dataset-difference/renamed')}`,
        type: 'Entity',
        name: 'RenamedEntity',
        columns: {
          nameBefore: column.scalar(z.string().describe('Its name in the earlier release.')),
          nameAfter: column.scalar(z.string().describe('Its name in the later release.')),
          slugBefore: column.scalar(z.string().describe('Its slug in the earlier release.')),
          slugAfter: column.scalar(z.string().describe('Its slug in the later release.')),
          matchedBy: column.scalar(matchedBy.describe('By what it is known to be the same.')),
          properties: column.records(property, 'Other properties that differ.'),
          relationships: column.records(relationship, 'Types of outgoing relationships that differ.'),
        },
      },
      changed: {
        description:
          'Entities whose slug and name are the same, and whose other properties or relationships differ.',
        cypher: `${sameNames}${differences}${readStatement('dataset-difference/changed')}`,
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
