import { fitsInt, type Property, storedValues } from '@rolegraph/graph-model';
import neo4j from 'neo4j-driver';
import { RecordError } from './errors.ts';
import { textError } from './text-error.ts';

/** Values in the form in which they are stored. Absent values are absent properties. */
export type StoredProperties = Record<string, unknown>;

/**
 * Turns a record's values into what Neo4j stores: whole numbers become integers, absent ones with a declared default get it.
 *
 * @param owner Names the values' record, for messages.
 * @throws RecordError naming a property that is not declared, is missing, or has a value of another kind.
 */
export function toStoredProperties(
  owner: () => string,
  declared: ReadonlyMap<string, Property>,
  values: Readonly<Record<string, unknown>>,
): StoredProperties {
  const stored: StoredProperties = {};
  for (const name of Object.keys(values)) {
    if (!declared.has(name)) {
      throw new RecordError(
        `${owner()} has a property "${name}", which is not declared; declared: ${[...declared.keys()].join(', ')}`,
      );
    }
  }
  for (const property of declared.values()) {
    const value = values[property.name] ?? defaultOf(property);
    if (value !== undefined && value !== null) {
      stored[property.name] = toStoredValue(owner, property, value);
    } else if (!property.optional) {
      throw new RecordError(`${owner()} has no "${property.name}"`);
    }
  }
  return stored;
}

function toStoredValue(owner: () => string, property: Property, value: unknown): unknown {
  if (!property.list) return storeScalar(owner, property, value);
  if (!Array.isArray(value)) throw new RecordError(`${owner()}: "${property.name}" is not a list`);
  return value.map((item) => storeScalar(owner, property, item));
}

function storeScalar(owner: () => string, property: Property, value: unknown): unknown {
  switch (property.kind) {
    case 'Int':
    case 'SafeInt':
      // A plain JavaScript number would be stored as a float.
      if (Number.isSafeInteger(value) && (property.kind === 'SafeInt' || fitsInt(Number(value)))) {
        return neo4j.int(Number(value));
      }
      break;
    case 'Float':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      break;
    case 'Boolean':
      if (typeof value === 'boolean') return value;
      break;
    case 'String':
    case 'Date':
      if (typeof value === 'string') return toStoredText(owner, property.name, value);
      break;
    default:
      if (typeof value === 'string' && storedValues(property.kind).has(value)) return value;
  }
  const kind =
    typeof property.kind === 'string'
      ? property.kind
      : `${property.kind.name}: ${[...storedValues(property.kind)].join(', ')}`;
  throw new RecordError(`${owner()}: "${property.name}" is ${JSON.stringify(value)}, which is no ${kind}`);
}

/** Checks text that is stored. @throws RecordError where Neo4j would store other letters. */
export function toStoredText(owner: () => string, property: string, text: string): string {
  const message = textError(text);
  if (message === undefined) return text;
  throw new RecordError(`${owner()}: "${property}" ${message}`, { property, value: text, message });
}

const defaults = new WeakMap<Property, unknown>();

/** The default by the property's schema. */
function defaultOf(property: Property): unknown {
  if (property.optional) return undefined;
  if (!defaults.has(property)) defaults.set(property, property.schema.safeParse(undefined).data);
  return defaults.get(property);
}
