/** Under this key a decoded object tells its concrete type: no client can name a symbol. */
export const TYPE: unique symbol = Symbol('graph type');

/**
 * A decoded object: what the client asked for, under the client's own response keys. It has no prototype, so that a
 * response key such as `__proto__` is a key like any other.
 */
export interface ResultObject {
  [key: string]: unknown;
  readonly [TYPE]: string | undefined;
}

/** Made by a constructor and not by `Object.create(null)`, whose objects V8 keeps as hash tables: slow to fill and to write as JSON. */
const Blank = function blankAnswer(this: { [TYPE]: string | undefined }, typename: string | undefined) {
  this[TYPE] = typename;
} as unknown as new (
  typename: string | undefined,
) => ResultObject;
Blank.prototype = Object.create(null);

/** An empty decoded object of a type. */
export function emptyObject(typename: string | undefined): ResultObject {
  return new Blank(typename);
}
