import { storedSuffixes } from './threshold.ts';

const NAME = /^[A-Za-z][A-Za-z0-9]*$/;
const RELATIONSHIP_TYPE = /^[A-Z][A-Z0-9_]*$/;

/** Names that every node has undeclared, and those of filters and orderings beside properties and relationships. */
const RESERVED: ReadonlySet<string> = new Set(['id', 'slug', 'release', 'node', 'edge', 'and', 'or', 'not']);

/** Checks the name of a type or field. @throws TypeError */
export function checkName(name: string): void {
  if (!NAME.test(name)) throw new TypeError(`${name} is not a name that GraphQL and Neo4j both take`);
}

/** Checks the name of a relationship type. @throws TypeError naming the field that declares it. */
export function checkRelationshipType(where: string, type: string): void {
  if (!RELATIONSHIP_TYPE.test(type)) throw new TypeError(`${where}: ${type} is no relationship type`);
  const suffix = storedSuffixes.find((end) => type.endsWith(end));
  if (suffix)
    throw new TypeError(`${where}: ${type} ends with ${suffix}, which marks types as they are stored`);
}

export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}
