import { z } from 'zod';
import { type Enumeration, enumerationOf } from './enumeration.ts';
import { fitsInt, isSafeInt, MAX_INT, MIN_INT } from './integers.ts';

/** The scalar kinds that a node or relationship property may have. `SafeInt` is declared by `safeInt`. */
export type ScalarKind = 'String' | 'Int' | 'SafeInt' | 'Float' | 'Boolean' | 'Date';

/**
 * Whether values of a kind are numbers: `Int`, `SafeInt` or `Float`.
 *
 * @example
 * ```ts
 * import { isNumeric } from '@rolegraph/graph-model';
 *
 * isNumeric('Float'); // => true
 * isNumeric('String'); // => false
 * ```
 */
export function isNumeric(kind: Property['kind']): boolean {
  return kind === 'Float' || isWhole(kind);
}

/**
 * Whether values of a kind are whole numbers: `Int` or `SafeInt`.
 *
 * @example
 * ```ts
 * import { isWhole } from '@rolegraph/graph-model';
 *
 * isWhole('SafeInt'); // => true
 * isWhole('Float'); // => false
 * ```
 */
export function isWhole(kind: Property['kind']): boolean {
  return kind === 'Int' || kind === 'SafeInt';
}

/** Declared properties: a zod schema each, whose `.describe()` text is the documentation. */
export type PropertyShape = Readonly<Record<string, z.ZodType>>;

/** A property in the form that other code reads, derived from its zod schema. */
export interface Property {
  readonly name: string;
  readonly kind: ScalarKind | Enumeration;
  readonly list: boolean;
  /** Whether the value may be absent. */
  readonly optional: boolean;
  readonly description: string;
  /** The node type whose slugs these are, where the property names nodes: `.meta({ references: 'Role' })` on the string. */
  readonly references: string | undefined;
  readonly schema: z.ZodType;
}

/**
 * Reads a declared property.
 *
 * @param owner The name of its type, for messages.
 * @throws TypeError naming the property, where it has no description or a type that the graph cannot store.
 * @example
 * ```ts
 * import { propertyOf } from '@rolegraph/graph-model';
 * import { z } from 'zod';
 *
 * const { kind, list, optional } = propertyOf('Recipe', 'tags', z.array(z.string()).optional().describe('Words.'));
 * [kind, list, optional]; // => ['String', true, true]
 * propertyOf('Recipe', 'tags', z.string()); // throws 'Recipe.tags has no description'
 * ```
 */
export function propertyOf(owner: string, name: string, schema: z.ZodType): Property {
  let inner: z.ZodType = schema;
  let description = schema.description;
  let optional = false;
  let list = false;
  for (;;) {
    description ??= inner.description;
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
      optional = true;
      inner = inner.unwrap() as z.ZodType;
    } else if (inner instanceof z.ZodDefault) {
      inner = inner.unwrap() as z.ZodType;
    } else if (inner instanceof z.ZodArray && !list) {
      list = true;
      inner = inner.element as z.ZodType;
    } else {
      break;
    }
  }
  const kind = kindOf(inner);
  if (kind === undefined) {
    throw new TypeError(`${owner}.${name}: a property is a string, number, boolean, date or enumeration`);
  }
  if (!description) throw new TypeError(`${owner}.${name} has no description`);
  const references = referencesOf(inner);
  return { name, kind, list, optional, description, references, schema: withinKind(kind, schema) };
}

/** Reads a whole declared shape, in its order. */
export function propertiesOf(owner: string, shape: PropertyShape): ReadonlyMap<string, Property> {
  return new Map(Object.entries(shape).map(([name, schema]) => [name, propertyOf(owner, name, schema)]));
}

function referencesOf(schema: z.ZodType): string | undefined {
  const references = schema.meta()?.references;
  return typeof references === 'string' ? references : undefined;
}

function kindOf(schema: z.ZodType): Property['kind'] | undefined {
  const set = enumerationOf(schema);
  if (set) return set;
  if (schema instanceof z.ZodISODate) return 'Date';
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return 'String';
  if (schema instanceof z.ZodBoolean) return 'Boolean';
  if (schema instanceof z.ZodNumberFormat) return isSafeInt(schema) ? 'SafeInt' : 'Int';
  if (schema instanceof z.ZodNumber) return 'Float';
  return undefined;
}

/** Limits a zod integer of 53 bits to the 32 of GraphQL's `Int`, which the API can give. */
function withinKind(kind: Property['kind'], schema: z.ZodType): z.ZodType {
  if (kind !== 'Int') return schema;
  const fits = (value: unknown) => [value].flat().every((item) => typeof item !== 'number' || fitsInt(item));
  return schema.refine(fits, `is not from ${MIN_INT} to ${MAX_INT}`);
}
