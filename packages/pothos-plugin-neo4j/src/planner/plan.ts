import type { InterfaceType, NodeType, Relationship } from '@rolegraph/graph-model';
import type { AggregateFunction, PagePart, Side } from '../field.ts';
import type { Traversal, TraversalColumn } from '../traversal.ts';
import type { FieldLocation } from './field-location.ts';
import type { Literals } from './literal.ts';
import type { FilterPlan, OrderPlan, RecordOrderPlan } from './predicate.ts';
import type { ThresholdInput } from './threshold.ts';

/** What is selected of one node. A field declared on an interface is one field for all its types. */
export interface ObjectPlan {
  readonly kind: 'object';
  readonly type: NodeType | InterfaceType;
  readonly shared: readonly SelectedField[];
  /** Whether the answer depends on which of an interface's types the node is. */
  readonly needsConcreteType: boolean;
  /** Fields that only nodes of one type have, where the type is an interface. */
  readonly branches: readonly ObjectBranch[];
}

export interface ObjectBranch {
  readonly type: NodeType;
  readonly fields: readonly SelectedField[];
  /** The response keys of shared and own fields, in the client's order. */
  readonly keys: readonly string[];
}

/** One value of the answer and the response key under which the client gets it. */
export interface SelectedField {
  readonly key: string;
  readonly value: ValuePlan;
}

export type ValuePlan =
  | { readonly kind: 'typename'; readonly name: string | undefined }
  | { readonly kind: 'id'; readonly type: NodeType | undefined }
  | {
      readonly kind: 'property';
      readonly property: string;
      readonly list: boolean;
      readonly required: boolean;
      /** The names of an enum's values by what is stored, where that differs. */
      readonly names: ReadonlyMap<string, string> | undefined;
    }
  | { readonly kind: 'basis' }
  /** What the relationship of the list does not have, or would have if there were one. */
  | { readonly kind: 'absent' }
  /** Properties for a field with an ordinary resolver. */
  | { readonly kind: 'row'; readonly properties: readonly string[]; readonly lists: ReadonlySet<string> }
  | OnePlan
  | ConnectionPlan
  | RecordTraversalPlan;

/** The node at the other end of a to-one relationship. */
export interface OnePlan {
  readonly kind: 'one';
  readonly source: RelationshipSource;
  readonly object: ObjectPlan;
}

/** A page of nodes with their edges, and what else the client asked of the connection. */
export interface ConnectionPlan {
  readonly kind: 'connection';
  readonly typename: string;
  readonly source: RelationshipSource | LabelSource | TraversalSource;
  readonly target: NodeType | InterfaceType;
  readonly page: PagePlan;
  readonly filter: FilterPlan | undefined;
  /** What the client sorts by, before the default order. */
  readonly order: readonly OrderPlan[];
  readonly fields: readonly ConnectionField[];
}

export interface RelationshipSource {
  readonly kind: 'relationship';
  readonly relationship: Relationship;
  readonly includeInferred: boolean;
  /** Where the client says which ratings count; undefined where the declared threshold applies. */
  readonly threshold: ThresholdInput | undefined;
  /** Set where the field stands on an edge: its pattern starts from the edge, not from a node. */
  readonly onEdge: boolean;
}

export interface LabelSource {
  readonly kind: 'label';
  readonly type: NodeType;
}

/** Rows of a traversal that the statement has already called for. */
export interface TraversalSource {
  readonly kind: 'traversal';
  /** The traversal's name, and its part's where it has several. */
  readonly name: string;
  readonly columns: Readonly<Record<string, TraversalColumn>>;
  /** Columns of what there is to tell of all rows together. */
  readonly summary: Readonly<Record<string, TraversalColumn>>;
  /** Where the client says which ratings count. */
  readonly threshold: ThresholdInput | undefined;
}

/** The shape of a page: which of the paging arguments are given. Their values stay with the location. */
export interface PagePlan {
  readonly location: FieldLocation;
  readonly backward: boolean;
  readonly after: CursorShape | undefined;
  readonly before: CursorShape | undefined;
}

/** What of a cursor decides the Cypher text: its ordering, which of its values are missing, and which need a sort key (text-order.ts). */
export interface CursorShape {
  readonly order: string;
  readonly nulls: readonly boolean[];
  readonly keyed: readonly boolean[];
}

export type ConnectionField =
  | { readonly kind: 'typename' | 'absent'; readonly key: string }
  | { readonly kind: 'nodes'; readonly key: string; readonly object: ObjectPlan }
  | {
      readonly kind: 'edges';
      readonly key: string;
      readonly typename: string;
      readonly fields: readonly EdgeField[];
    }
  | { readonly kind: 'pageInfo'; readonly key: string; readonly parts: readonly PageInfoField[] }
  | { readonly kind: 'totalCount'; readonly key: string }
  | {
      readonly kind: 'summary';
      readonly key: string;
      readonly recordField: Extract<RecordField, { kind: 'scalar' | 'leftOut' }>;
    }
  | { readonly kind: 'threshold'; readonly key: string; readonly report: ThresholdReportPlan }
  | ({ readonly kind: 'aggregate'; readonly key: string } & AggregatePlan)
  | {
      readonly kind: 'groups';
      readonly key: string;
      readonly location: FieldLocation;
      readonly by: GroupKey;
      readonly fields: readonly GroupField[];
    };

export type GroupField =
  | { readonly key: string; readonly part: 'key' | 'count' | 'typename' }
  | { readonly key: string; readonly part: 'aggregate'; readonly aggregate: AggregatePlan };

/** What is selected of the threshold that an answer applies, and of what it leaves out. */
export interface ThresholdReportPlan {
  readonly typename: string;
  readonly fields: readonly ThresholdField[];
}

export type ThresholdField =
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string; readonly property: string }
  | { readonly kind: 'count'; readonly key: string }
  | {
      readonly kind: 'reasons';
      readonly key: string;
      readonly typename: string;
      readonly fields: readonly { readonly key: string; readonly part: 'reason' | 'count' | 'typename' }[];
    };

/** What a connection's rows are grouped by. By a list property, a row belongs to the group of each of its different items. */
export interface GroupKey {
  readonly side: Side;
  readonly property: string;
  readonly list: boolean;
  /** The names of an enum's values by what is stored, where that differs. */
  readonly names: ReadonlyMap<string, string> | undefined;
}

/** Aggregates of one side of a connection's rows. */
export interface AggregateField {
  readonly key: string;
  readonly side: Side | 'typename';
  readonly typename: string;
  readonly numbers: readonly AggregatedNumber[];
}

export type AggregatedNumber =
  | { readonly kind: 'typename'; readonly key: string }
  /** A number that the rows do not have. */
  | { readonly kind: 'absent'; readonly key: string }
  | {
      readonly kind: 'number';
      readonly key: string;
      readonly property: string;
      readonly functions: readonly AggregatedValue[];
    };

export type AggregatedValue =
  | { readonly key: string; readonly name: Exclude<AggregateFunction, 'percentile'> | 'typename' }
  /** Its share of the values stays with the location. */
  | { readonly key: string; readonly name: 'percentile'; readonly location: FieldLocation };

/** Aggregates of rows. */
export interface AggregatePlan {
  readonly typename: string;
  readonly fields: readonly AggregateField[];
}

export interface PageInfoField {
  readonly key: string;
  readonly part: PagePart | 'typename';
}

export type EdgeField =
  | { readonly kind: 'node'; readonly key: string; readonly object: ObjectPlan }
  | { readonly kind: 'cursor'; readonly key: string }
  | { readonly kind: 'column'; readonly key: string; readonly recordField: RecordField }
  | { readonly kind: 'value'; readonly key: string; readonly value: ValuePlan };

/** What is selected of a traversal's row: a record whose columns are values, nodes, lists of nodes or records. */
export interface RecordPlan {
  readonly kind: 'record';
  readonly typename: string;
  readonly fields: readonly RecordField[];
}

export type RecordField =
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'scalar'; readonly key: string; readonly column: string }
  | {
      readonly kind: 'leftOut';
      readonly key: string;
      readonly column: string;
      readonly relationship: Relationship;
      /** Where the client says which ratings count; undefined where the declared threshold applies. */
      readonly threshold: ThresholdInput | undefined;
      readonly report: ThresholdReportPlan;
    }
  | {
      readonly kind: 'node';
      readonly key: string;
      readonly column: string;
      readonly list: boolean;
      readonly object: ObjectPlan;
    }
  | {
      readonly kind: 'record';
      readonly key: string;
      readonly column: string;
      readonly list: boolean;
      readonly record: RecordPlan;
      /** What the client asks of the list's items and their order; undefined where it takes the list as it is. */
      readonly narrowing: RecordNarrowing | undefined;
    }
  | {
      readonly kind: 'evidence';
      readonly key: string;
      readonly column: string;
      /** Whether the column is a list of statements. */
      readonly several: boolean;
      readonly value: ValuePlan;
    };

/** Which items of a list of records the client gets, and in what order. */
export interface RecordNarrowing {
  readonly location: FieldLocation;
  readonly filter: FilterPlan | undefined;
  readonly order: readonly RecordOrderPlan[];
  /** Whether `first` says how many. */
  readonly limited: boolean;
  /** The columns that filter and order read. */
  readonly reads: readonly string[];
}

/** A question of the schema's own, with the field location that selects it. */
export interface TraversalPlan {
  readonly kind: 'traversal';
  readonly location: FieldLocation;
  readonly traversal: Traversal;
  readonly result: ConnectionPlan | RecordPlan | PartsPlan;
  readonly includeInferred: boolean;
  /** Where the client says which ratings count; undefined where the declared thresholds apply. */
  readonly threshold: ThresholdInput | undefined;
  readonly literals: Literals;
  /** The arguments for references that the client leaves out. */
  readonly absent: ReadonlySet<string>;
  /** Which datasets it reads: the one of its `dataset` argument, those that the client lists, or all. */
  readonly reads: 'one' | 'listed' | 'all';
}

/** What is selected of a traversal that gives several connections. */
export interface PartsPlan {
  readonly kind: 'parts';
  readonly typename: string;
  readonly fields: readonly PartField[];
}

export type PartField =
  | { readonly kind: 'typename'; readonly key: string }
  | {
      readonly kind: 'part';
      readonly key: string;
      readonly part: string;
      readonly connection: ConnectionPlan;
    };

export type RecordTraversalPlan = TraversalPlan & { readonly result: RecordPlan };

/** A whole root field. */
export type RootPlan = FieldPlan & {
  /** Whether it names a release, which need not be the current one. */
  readonly readsPastRelease: boolean;
};

export type FieldPlan =
  | {
      readonly kind: 'lookup';
      readonly location: FieldLocation;
      readonly type: NodeType;
      readonly object: ObjectPlan;
    }
  | { readonly kind: 'list'; readonly location: FieldLocation; readonly connection: ConnectionPlan }
  | {
      readonly kind: 'nodes';
      readonly location: FieldLocation;
      /** The argument that names them, or that an ordinary resolver has. */
      readonly from: 'id' | 'ids' | 'named';
      readonly objects: readonly { readonly type: NodeType; readonly object: ObjectPlan }[];
    }
  | TraversalPlan;
