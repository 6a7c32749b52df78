export {
  type InterfaceDeclaration,
  incoming,
  matched,
  type NodeDeclaration,
  node,
  nodeInterface,
  outgoing,
  type RelationshipDeclaration,
  type UnionDeclaration,
  union,
} from './declare.ts';
export { type Enumeration, enumeration } from './enumeration.ts';
export {
  defineGraph,
  edgeProperties,
  type Graph,
  type GraphDeclaration,
  type InterfaceType,
  inferredType,
  type NodeType,
  type Relationship,
  relationshipTypes,
} from './graph.ts';
export type { Property, PropertyShape, ScalarKind } from './property.ts';
