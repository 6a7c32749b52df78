import type { Relationship, Threshold } from '@rolegraph/graph-model';

/** A relationship of which some relationships do not count. */
export type RatedRelationship = Pick<Relationship, 'properties'> & { readonly threshold: Threshold };

/** Whether a relationship has a threshold. */
export function isRated<Checked extends Relationship>(
  relationship: Checked,
): relationship is Checked & RatedRelationship {
  return relationship.threshold !== undefined;
}
