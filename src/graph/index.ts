export type { Misuse } from './check.ts';
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
export { defineGraph } from './define.ts';
export {
  type Enumeration,
  enumeration,
  type NamesOf,
  namesOfStored,
  storedValue,
  storedValues,
} from './enumeration.ts';
export {
  allStoredTypes,
  edgeProperties,
  type Graph,
  type GraphDeclaration,
  type InterfaceType,
  inferredType,
  type NodeType,
  type Relationship,
  relationshipTypes,
  storedTypes,
} from './graph.ts';
export type {
  Basis,
  Edge,
  EdgeShape,
  Evidence,
  Flat,
  Inner,
  IsStructural,
  NodeName,
  PropertiesOf,
  RelationshipName,
  RelationshipOf,
  Row,
  Target,
  TypeName,
  Value,
} from './infer.ts';
export { fitsInt, safeInt } from './integers.ts';
export type { UnionName } from './lookup.ts';
export { isNumeric, isWhole, type Property, type PropertyShape, type ScalarKind } from './property.ts';
export {
  conjunction,
  meetsThreshold,
  ratedType,
  type Threshold,
  type ThresholdCondition,
  thresholdConditions,
  unratedType,
} from './threshold.ts';
