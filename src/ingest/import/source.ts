import type { NodeRecord, RelationshipRecord } from '../../releases/index.ts';
import type { AllowableProblem } from './allowable-problems.ts';
import type { Inventory } from './editions/inventory.ts';
import type { DeclaredLoss } from './losses.ts';
import type { SourceFile } from './read/files.ts';
import type { ImportPass } from './read/import-pass.ts';
import type { Problem, SourceLocation } from './read/problems.ts';

/** The origin of a record. */
interface Origin {
  readonly location?: SourceLocation;
  /** True where another source has brought it into the dataset: this import keeps it as it is. */
  readonly carried?: boolean;
}

export type LocatedNode = NodeRecord & Origin;
export type LocatedRelationship = RelationshipRecord & Origin;

/** One pass over what is imported. The nodes are read to their end before the relationships. */
export interface LocatedRecords {
  nodes(): AsyncIterable<LocatedNode>;
  relationships(): AsyncIterable<LocatedRelationship>;
}

/** Looks up nodes of the dataset that the source adds to and, by `dataset/slug`, of those that it names, but for the source's own. */
export interface ExistsLookup {
  /** Whether a node is there. */
  (type: string, slug: string): boolean;
  /** The slugs of a type's nodes. */
  slugs(type: string): Iterable<string>;
}

/** A source of an import. It is read twice, first to check it and then to write it. */
export interface ImportSource {
  /** The slug of the dataset that it becomes, or becomes part of. */
  readonly dataset: string;
  /** Its name among the sources of the dataset. */
  readonly name: string;
  /**
   * Set where it adds to a dataset that another source makes: what it adds is kept when that one is imported anew. Holds
   * the types of nodes of the dataset that it refers to, and what to do where there is no such dataset.
   */
  readonly addsTo?: { readonly types: readonly string[]; readonly missing: string };
  /** Datasets with the types of their nodes that it names, where they exist; missing ones are reported. */
  readonly refersTo?: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly SourceFile[];
  /** The inventory of its edition; undefined where it has no editions. */
  readonly inventory?: Inventory;
  /** Problems of tables that cannot be read. */
  readonly problems?: readonly Problem[];
  /** Rows that the source is known to lose. Any other loss refuses the import; undefined where each loss is taken. */
  readonly losses?: readonly DeclaredLoss[];
  /** Raised when the importer comes to make other records of the same files. */
  readonly version: number;
  /**
   * The kinds of faults that are accepted, where all others are refused. Where it is left out, dangling and repeated records are left out
   * and reported.
   */
  readonly allowed?: ReadonlySet<AllowableProblem>;
  records(pass: ImportPass, exists: ExistsLookup): LocatedRecords;
}

/** The command line's options of a source. */
export interface SourceOptions {
  /** The slug of the dataset that it becomes, or becomes part of; the importer's own where it is left out. */
  readonly dataset?: string | undefined;
  /** The origin's version, where neither the files nor the folder's name tell it. */
  readonly version?: string | undefined;
  /** The kinds of faults that are accepted, where the source refuses them. */
  readonly allow?: readonly AllowableProblem[] | undefined;
}

/** A node as importers write it down: type, slug, properties. */
export function node(
  type: string,
  slug: string,
  properties: Readonly<Record<string, unknown>>,
  location?: SourceLocation,
): LocatedNode {
  return location ? { type, slug, properties, location } : { type, slug, properties };
}

/** The end of a relationship as importers write it down, such as `Role 15-1252.00`. */
export type End = readonly [type: string, slug: string];

/** A relationship as importers write it down. */
export function edge(
  type: string,
  [fromType, from]: End,
  [toType, to]: End,
  properties: Readonly<Record<string, unknown>> = {},
  location?: SourceLocation,
): LocatedRelationship {
  const record = {
    type,
    from: { type: fromType, slug: from },
    to: { type: toType, slug: to },
    properties,
  };
  return location ? { ...record, location } : record;
}
