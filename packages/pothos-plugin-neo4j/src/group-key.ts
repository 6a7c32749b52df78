import type { Property } from '@rolegraph/graph-model';
import type { Side } from './field.ts';

/** The property that a client groups a connection's rows by. */
export interface RequestedGroupKey {
  readonly side: Side;
  readonly property: string;
}

/** The properties that a connection's rows have on either side. */
export type SideProperties = Readonly<Record<Side, ReadonlyMap<string, Property>>>;

/** How a client names a property to group by, such as `EDGE_STATED_BY`. */
export function groupKeyName({ side, property }: RequestedGroupKey): string {
  return `${side}_${property.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_')}`.toUpperCase();
}
