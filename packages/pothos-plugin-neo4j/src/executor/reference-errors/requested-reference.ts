import type { Reference } from '../../compiler/reference.ts';
import type { FieldLocation } from '../../planner/field-location.ts';

/** A reference of a request, with what it stands for. */
export interface RequestedReference {
  readonly location: FieldLocation;
  readonly argument: string;
  /** The node type or interface that it is to name. */
  readonly type: string;
  readonly reference: Reference;
}
