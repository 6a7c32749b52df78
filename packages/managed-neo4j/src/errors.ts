/** The reason for lacking a usable Neo4j. Each code has one meaning, so that callers need not read messages. */
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
  | 'DOWNGRADE'
  | 'PORT_IN_USE'
  | 'LOGIN_LOCKED'
  | 'NO_ACCESS'
  | 'START_FAILED';

/**
 * RoleGraph has no Neo4j to work on. The message gives the cause and the remedy.
 *
 * @example
 * ```ts
 * import { Neo4jUnavailable } from '@rolegraph/managed-neo4j';
 *
 * const { code, message } = new Neo4jUnavailable('IN_USE', 'Another RoleGraph uses this folder.');
 * [code, message]; // => ['IN_USE', 'Another RoleGraph uses this folder.']
 * ```
 */
export class Neo4jUnavailable extends Error {
  override readonly name = 'Neo4jUnavailable';
  readonly code: Neo4jFault;

  constructor(code: Neo4jFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The text of a thrown value, for use inside another message. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The message of a fault with its remedy; the stack of any other, which is a bug. */
export function messageOrStack(thrown: unknown): string {
  if (thrown instanceof Neo4jUnavailable || !(thrown instanceof Error)) return reasonOf(thrown);
  return thrown.stack ?? thrown.message;
}

/**
 * Whether a system call failed with one of these codes, such as `ENOENT`.
 * @param codes any code where empty
 */
export function isSystemError(thrown: unknown, ...codes: readonly string[]): boolean {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return false;
  return codes.length === 0 || codes.some((code) => code === thrown.code);
}

/**
 * Gives a handler for `catch` that replaces expected failures of a system call and rethrows any other error.
 * @param value in place of an expected failure
 */
export function onSystemError<T>(value: T, ...codes: readonly string[]): (thrown: unknown) => T {
  return (thrown) => {
    if (isSystemError(thrown, ...codes)) return value;
    throw thrown;
  };
}
