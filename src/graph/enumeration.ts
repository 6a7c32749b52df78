import { z } from 'zod';

/** What a closed set is called and what each of its values means. */
export interface Enumeration {
  readonly name: string;
  readonly description: string;
  /** Each value's GraphQL name with its meaning. */
  readonly values: Readonly<Record<string, string>>;
  /** What is stored for a name, where that is not the name itself. */
  readonly stored: Readonly<Record<string, string>>;
}

const enumerations = z.registry<Enumeration>();

/**
 * Declares a closed set once: zod checks data against it and GraphQL shows it as an enum.
 *
 * @param name The GraphQL name of the set, such as `Strength`.
 * @param description What the set tells, for the schema's readers.
 * @param values Each value with its meaning.
 * @param stored What the graph stores for a value, where that is not the value's name.
 * @returns A zod schema that accepts exactly the stored values.
 */
export function enumeration<const Values extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  values: Values,
  stored: Readonly<Record<string, string>> = {},
) {
  const names = Object.keys(values).map((value) => stored[value] ?? value);
  return z
    .enum(names as [keyof Values & string, ...(keyof Values & string)[]])
    .register(enumerations, { name, description, values, stored });
}

/** Gives the declared set behind a zod schema, or undefined where the schema is no declared set. */
export function enumerationOf(schema: z.ZodType): Enumeration | undefined {
  return enumerations.get(schema);
}
