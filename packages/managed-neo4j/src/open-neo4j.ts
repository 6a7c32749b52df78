import type { Driver } from 'neo4j-driver';

/** A Neo4j that answers. */
export interface OpenNeo4j {
  readonly driver: Driver;
  readonly database: string;
  /** Whether RoleGraph runs it itself. */
  readonly managed: boolean;
  /** The id of the managed Neo4j's process. */
  readonly pid?: number;
  /** The reason why the managed Neo4j does not run; undefined while it does. */
  readonly downReason?: string | undefined;
  readonly uri: string;
  /** Opens a further driver to the same Neo4j. Its caller closes it. */
  readonly openDriver?: () => Driver;
  /** Closes the driver, then stops the managed Neo4j where it was started here. */
  close(): Promise<void>;
}
