import { escapeName } from './cypher/escape.ts';

/**
 * The values from which on a relationship's ratings count, such as for "requires". A missing rating keeps no
 * relationship from counting.
 */
export interface Threshold {
  /** Name of the GraphQL type that reports the applied threshold; its input has this name with `Input` behind. */
  readonly name: string;
  /** Number properties with the least value that counts by default; null where every value does. */
  readonly atLeast: Readonly<Record<string, number | null>>;
  /** Boolean properties that keep a relationship from counting where they are true. */
  readonly unless: readonly string[];
  /** Enumeration properties by which a client narrows what counts; by default every value does. */
  readonly among: readonly string[];
}

/**
 * Gives the type under which a rated relationship is stored that does not meet its threshold by default.
 *
 * @param type Its stored type otherwise.
 * @example
 * ```ts
 * import { ratedType } from '@rolegraph/graph-model';
 *
 * ratedType('USES'); // => 'USES_RATED'
 * ratedType('USES_INFERRED'); // => 'USES_RATED_INFERRED'
 * ```
 */
export function ratedType(type: string): string {
  return type.replace(/(?=_INFERRED$)|(?<!_INFERRED)$/, '_RATED');
}

/**
 * Gives the type behind a stored type of ratings; any other type as it is.
 *
 * @example
 * ```ts
 * import { unratedType } from '@rolegraph/graph-model';
 *
 * unratedType('USES_RATED_INFERRED'); // => 'USES_INFERRED'
 * unratedType('NEEDS'); // => 'NEEDS'
 * ```
 */
export function unratedType(stored: string): string {
  return stored.replace(/_RATED(?=$|_INFERRED$)/, '');
}

/** Suffixes of stored types, which no declared type may end with. */
export const storedSuffixes = ['_INFERRED', '_RATED'] as const;

/**
 * Whether a relationship with these properties counts by the declared defaults of a threshold.
 *
 * @example
 * ```ts
 * import { meetsThreshold } from '@rolegraph/graph-model';
 *
 * const threshold = { name: 'Requirement', atLeast: { importance: 3 }, unless: ['notRelevant'], among: [] };
 * meetsThreshold(threshold, { importance: 3 }); // => true
 * meetsThreshold(threshold, { importance: 4, notRelevant: true }); // => false
 * // A rating that is not on record keeps no relationship from counting.
 * meetsThreshold(threshold, {}); // => true
 * ```
 */
export function meetsThreshold(
  { atLeast, unless }: Threshold,
  properties: Readonly<Record<string, unknown>>,
): boolean {
  const reaches = Object.entries(atLeast).every(([property, least]) => {
    const rating = properties[property];
    return least === null || typeof rating !== 'number' || rating >= least;
  });
  return reaches && unless.every((property) => properties[property] !== true);
}

/** A property of a threshold with the Cypher condition under which it lets a relationship count. */
export interface ThresholdCondition {
  readonly property: string;
  readonly holds: string;
}

/**
 * Gives the conditions of a threshold in Cypher, one for each property; a relationship counts where all hold. Each is true or false,
 * never null.
 *
 * @param edge The variable of the relationship.
 * @param values Gives the Cypher expression of a client's value: a least value or null, whether a flag is included, a list of values
 *   or null. Left out, the declared defaults apply.
 * @example
 * ```ts
 * import { thresholdConditions } from '@rolegraph/graph-model';
 *
 * const threshold = { name: 'Requirement', atLeast: { importance: 3 }, unless: ['notRelevant'], among: [] };
 * thresholdConditions('r', threshold).map(({ holds }) => holds);
 * // => ['(r.importance IS NULL OR r.importance >= 3)', 'NOT coalesce(r.notRelevant, false)']
 * thresholdConditions('r', threshold, (property) => `$${property}`)[1];
 * // => { property: 'notRelevant', holds: '($notRelevant OR NOT coalesce(r.notRelevant, false))' }
 * ```
 */
export function thresholdConditions(
  edge: string,
  { atLeast, unless, among }: Threshold,
  values?: (property: string) => string,
): readonly ThresholdCondition[] {
  const least = Object.entries(atLeast).flatMap(([property, byDefault]): readonly ThresholdCondition[] => {
    if (!values && byDefault === null) return [];
    const value = values ? values(property) : String(byDefault);
    const open = values ? `${value} IS NULL OR ` : '';
    const rating = `${edge}.${escapeName(property)}`;
    return [{ property, holds: `(${open}${rating} IS NULL OR ${rating} >= ${value})` }];
  });
  const flags = unless.map((property) => {
    const absent = `NOT coalesce(${edge}.${escapeName(property)}, false)`;
    return { property, holds: values ? `(${values(property)} OR ${absent})` : absent };
  });
  const sets = among.flatMap((property): readonly ThresholdCondition[] => {
    if (!values) return [];
    const value = `${edge}.${escapeName(property)}`;
    return [
      {
        property,
        holds: `(${values(property)} IS NULL OR ${value} IS NULL OR ${value} IN ${values(property)})`,
      },
    ];
  });
  return [...least, ...flags, ...sets];
}

/**
 * Gives the Cypher condition under which a relationship counts: `true` for a threshold without conditions.
 *
 * @example
 * ```ts
 * import { conjunction, thresholdConditions } from '@rolegraph/graph-model';
 *
 * const threshold = { name: 'Requirement', atLeast: { importance: 3 }, unless: ['notRelevant'], among: [] };
 * conjunction(thresholdConditions('r', threshold));
 * // => '(r.importance IS NULL OR r.importance >= 3) AND NOT coalesce(r.notRelevant, false)'
 * conjunction([]); // => 'true'
 * ```
 */
export function conjunction(conditions: readonly ThresholdCondition[]): string {
  return conditions.map(({ holds }) => holds).join(' AND ') || 'true';
}
