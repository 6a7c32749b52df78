// `@rolegraph/managed-neo4j/connect` is imported by itself: its driver takes a while to load, for which the start of a managed Neo4j does not wait.
export { Neo4jUnavailable } from './errors.ts';
export { type ManagedNeo4j, startManagedNeo4j } from './managed.ts';
export { openNeo4j } from './open.ts';
export type { OpenNeo4j } from './open-neo4j.ts';
export type { ManagedOptions } from './settings.ts';
export { within } from './within.ts';
