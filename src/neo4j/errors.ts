/** Why there is no usable Neo4j. Each code has one meaning, so that callers and tests need not read messages. */
export type Neo4jFault =
  | 'BAD_URI'
  | 'UNREACHABLE'
  | 'WRONG_PASSWORD'
  | 'REFUSED'
  | 'NO_DATABASE'
  | 'TOO_OLD'
  | 'NO_JAVA'
  | 'NO_MAVEN'
  | 'FETCH_FAILED'
  | 'WRONG_JAR'
  | 'IN_USE'
  | 'PORT_IN_USE'
  | 'START_FAILED';

/** RoleGraph has no Neo4j to work on. The message says what was wrong and what to do about it. */
export class Neo4jUnavailable extends Error {
  override readonly name = 'Neo4jUnavailable';
  readonly code: Neo4jFault;

  constructor(code: Neo4jFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The text of anything thrown, for use inside another message. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
