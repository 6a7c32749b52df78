import { z } from 'zod';

/** The name of a closed set and the meaning of its values. */
export interface Enumeration {
  readonly name: string;
  readonly description: string;
  /** Each value's GraphQL name with its meaning. */
  readonly values: Readonly<Record<string, string>>;
  /** The stored value of a name, where it is not the name itself. */
  readonly stored: Readonly<Record<string, string>>;
}

/** The zod schema of a declared set: it accepts stored values, and its type has the names that clients send. */
export type EnumerationSchema<Name extends string, Stored extends string> = z.ZodEnum<{
  readonly [Value in Stored]: Value;
}> & { readonly [names]?: Name };

declare const names: unique symbol;

/** The names by which clients send the values of a declared set. */
export type NamesOf<Schema> = Schema extends { readonly [names]?: infer Name } ? NonNullable<Name> : never;

const enumerations = z.registry<Enumeration>();

/**
 * Declares a closed set once: zod checks data against it and GraphQL shows it as an enum.
 *
 * @param name The GraphQL name of the set, such as `Strength`.
 * @param description Its meaning, for the schema's readers.
 * @param values Each value with its meaning.
 * @param storedAs The stored form of a value, where that is not the value's name.
 * @returns A zod schema that accepts exactly the stored values.
 * @throws TypeError where the stored form of a value is another's name.
 * @example
 * ```ts
 * import { enumeration } from '@rolegraph/graph-model';
 *
 * const Level = enumeration('Level', 'How hard it is.', { EASY: 'For all.', HARD: 'For some.' }, { HARD: 'very hard' });
 * Level.parse('very hard'); // => 'very hard'
 * Level.parse('HARD'); // throws 'is none of EASY, HARD'
 * ```
 */
export function enumeration<
  const Values extends Readonly<Record<string, string>>,
  const Stored extends Readonly<Record<string, string>> = Readonly<Record<never, never>>,
>(
  name: string,
  description: string,
  values: Values,
  storedAs?: Stored,
): EnumerationSchema<keyof Values & string, StoredAs<keyof Values & string, Stored>> {
  const others: Readonly<Record<string, string>> = { ...storedAs };
  for (const [value, text] of Object.entries(others)) {
    if (text !== value && text in values)
      throw new TypeError(`${name}.${value} is stored as ${text}, which is another value`);
  }
  const all = Object.keys(values).map((value) => others[value] ?? value);
  const schema = z.enum(
    all as StoredAs<keyof Values & string, Stored>[],
    `is none of ${Object.keys(values).join(', ')}`,
  );
  return schema.register(enumerations, { name, description, values, stored: others });
}

type StoredAs<Value extends string, Stored> = Value extends keyof Stored ? Stored[Value] & string : Value;

const stored = new WeakMap<Enumeration, ReadonlySet<string>>();

/**
 * Gives the stored forms of a declared set's values, in the order of their declaration.
 *
 * @example
 * ```ts
 * import { enumeration, propertyOf, storedValues } from '@rolegraph/graph-model';
 *
 * const Level = enumeration('Level', 'How hard it is.', { EASY: 'For all.', HARD: 'For some.' }, { HARD: 'very hard' });
 * const set = propertyOf('Recipe', 'level', Level.describe('How hard it is.')).kind;
 * storedValues(set); // => new Set(['EASY', 'very hard'])
 * ```
 */
export function storedValues(set: Enumeration): ReadonlySet<string> {
  const cached = stored.get(set);
  if (cached) return cached;
  const values = new Set(Object.keys(set.values).map((name) => storedValue(set, name)));
  stored.set(set, values);
  return values;
}

/**
 * Gives the stored form of a value by its name; any other text as it is.
 *
 * @example
 * ```ts
 * import { enumeration, propertyOf, storedValue } from '@rolegraph/graph-model';
 *
 * const Level = enumeration('Level', 'How hard it is.', { EASY: 'For all.', HARD: 'For some.' }, { HARD: 'very hard' });
 * const set = propertyOf('Recipe', 'level', Level.describe('How hard it is.')).kind;
 * storedValue(set, 'HARD'); // => 'very hard'
 * storedValue(set, 'unheard of'); // => 'unheard of'
 * ```
 */
export function storedValue(set: Enumeration, name: string): string {
  return set.stored[name] ?? name;
}

const shown = new WeakMap<Enumeration, ReadonlyMap<string, string> | undefined>();

/**
 * Gives the names of stored values.
 *
 * @returns Undefined for a set that stores each value as its name.
 * @example
 * ```ts
 * import { enumeration, propertyOf, namesOfStored } from '@rolegraph/graph-model';
 *
 * const Level = enumeration('Level', 'How hard it is.', { EASY: 'For all.', HARD: 'For some.' }, { HARD: 'very hard' });
 * const set = propertyOf('Recipe', 'level', Level.describe('How hard it is.')).kind;
 * namesOfStored(set).get('very hard'); // => 'HARD'
 * ```
 */
export function namesOfStored(set: Enumeration): ReadonlyMap<string, string> | undefined {
  if (!shown.has(set)) {
    const names = new Map(Object.keys(set.values).map((name) => [storedValue(set, name), name]));
    shown.set(set, [...names].some(([text, name]) => text !== name) ? names : undefined);
  }
  return shown.get(set);
}

/** Gives the declared set behind a zod schema, or undefined where the schema is no declared set. */
export function enumerationOf(schema: z.ZodType): Enumeration | undefined {
  return enumerations.get(schema);
}
