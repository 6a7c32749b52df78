import { type End, edge, type LocatedNode, type LocatedRelationship, node } from '../source.ts';
import { emergingTaskSlug, occupation } from './identifiers.ts';
import type { OnetTables } from './onet-tables.ts';
import { CODE } from './tables.ts';

/** The tasks, then the emerging tasks. */
export async function* taskNodes(tables: OnetTables): AsyncGenerator<LocatedNode> {
  for await (const { row, location } of tables.rows('taskStatements')) {
    yield node('Task', row['Task ID'], { name: row.Task }, location);
  }
  for await (const { row, location } of tables.rows('emergingTasks')) {
    yield node('EmergingTask', emergingTaskSlug(row), { name: row.Task, novelty: row.Category }, location);
  }
}

/** The tasks of each occupation, and the tasks that emerging ones revise. */
export async function* taskRelationships(tables: OnetTables): AsyncGenerator<LocatedRelationship> {
  for await (const { row, location } of tables.rows('taskStatements')) {
    const properties = {
      kind: row['Task Type'],
      respondents: row['Incumbents Responding'],
      asOf: row.Date,
      statedBy: row['Domain Source'],
    };
    yield edge('PERFORMS', occupation(row[CODE]), ['Task', row['Task ID']], properties, location);
  }
  for await (const { row, location } of tables.rows('emergingTasks')) {
    const emerging: End = ['EmergingTask', emergingTaskSlug(row)];
    const properties = { asOf: row.Date, statedBy: row['Domain Source'] };
    yield edge('HAS_EMERGING_TASK', occupation(row[CODE]), emerging, properties, location);
    const original = row['Original Task ID'];
    if (original) yield edge('REVISES', emerging, ['Task', original], properties, location);
  }
}
