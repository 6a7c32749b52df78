/** Under this key a decoded object tells its concrete type: no client can name a symbol. */
export const TYPE: unique symbol = Symbol('graph type');

/**
 * A decoded object: what the client asked for, under the client's own response keys. It has no prototype, so that a
 * response key such as `__proto__` is a key like any other.
 */
export interface Answer {
  [key: string]: unknown;
  readonly [TYPE]: string | undefined;
}

/** An empty decoded object of a type. */
export function blank(typename: string | undefined): Answer {
  const answer = Object.create(null) as { [TYPE]: string | undefined };
  answer[TYPE] = typename;
  return answer as Answer;
}
