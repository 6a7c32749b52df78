export type { Misuse } from './check.ts';
export {
  lockKey,
  namesIndexOf,
  type SchemaElement,
  schemaElements,
  supersededElements,
  textIndexOf,
} from './constraints.ts';
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
  connectionRankingKey,
  type DegreeRanking,
  degreeRankings,
  fieldRankingKey,
  rankingLabel,
  rankingLength,
} from './degree-ranking.ts';
export { type DegreeStatistics, degreeProperties, statisticsVersion } from './degree-statistics.ts';
export { otherTypesAtTarget, typesAtEnd } from './ends.ts';
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
export { nameKey, nameKeysProperty } from './name-key.ts';
export {
  maxNearestProfiles,
  profiledTypes,
  profileProperties,
  profileRelationship,
  profileVersion,
  storedProfileProperties,
} from './profile.ts';
export type { ProfileDeclaration } from './profile-declaration.ts';
export {
  isNumeric,
  isWhole,
  type Property,
  type PropertyShape,
  propertyOf,
  type ScalarKind,
} from './property.ts';
export { furtherNamesOf, searchTextOf, searchTextProperties, searchTextVersion } from './search-text.ts';
export {
  conjunction,
  meetsThreshold,
  ratedType,
  type Threshold,
  type ThresholdCondition,
  thresholdConditions,
  unratedType,
} from './threshold.ts';
