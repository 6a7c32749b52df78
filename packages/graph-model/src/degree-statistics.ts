/** The degrees of the nodes of a type by one stored relationship type, in one direction. */
export interface DegreeStatistics {
  readonly nodeType: string;
  readonly direction: 'OUTGOING' | 'INCOMING';
  /** The relationship type as it is stored. */
  readonly type: string;
  /** The nodes with such a relationship. */
  readonly nodes: number;
  /** The relationships of those. */
  readonly relationships: number;
  /** The least degree that 99 % of the type's nodes do not exceed, those without a relationship included. */
  readonly percentile99: number;
  /** The greatest degree. */
  readonly max: number;
}

/** Raised when the computation of statistics changes: those of older releases are computed anew. */
export const statisticsVersion = 1;

/** The properties of a release that hold the degrees of its nodes, as lists side by side. */
export const degreeProperties = {
  nodeType: 'degreeNodeTypes',
  direction: 'degreeDirections',
  type: 'degreeTypes',
  nodes: 'degreeNodes',
  relationships: 'degreeRelationships',
  percentile99: 'degreePercentiles99',
  max: 'degreeMaxima',
} as const satisfies Readonly<Record<keyof DegreeStatistics, string>>;
