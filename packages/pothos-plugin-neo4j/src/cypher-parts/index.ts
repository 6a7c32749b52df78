export { everyPart } from './every-part.ts';
export { partsOfFile } from './file.ts';
export { parseCypher } from './parse.ts';
export type { CypherPart, RelationshipPart } from './part.ts';
export { type CypherPrinter, type PrintedRelationship, printCypher } from './print.ts';
