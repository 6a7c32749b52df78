import type { GraphQLError } from 'graphql';
import { graphError } from '../errors.ts';
import type { FieldLocation } from './field-location.ts';

/**
 * How much one root field may ask for. Neo4j plans a statement before any time limit of ours can end it, and planning
 * takes 30 to 80 ms for each connection: what is larger than this is refused before it gets there.
 */
export const LIMITS = {
  /** Connections and to-one fields that lead into each other. */
  depth: 10,
  /** Connections and to-one fields altogether, aliases counted each. */
  fields: 100,
  /** Conditions of filters and their and, or and not, altogether. */
  conditions: 200,
  /** Relationships that a filter follows one after the other. */
  filterDepth: 6,
  /** Different keys that one list is sorted by. */
  orderKeys: 20,
  /** Values in one list of a filter. */
  listValues: 10_000,
} as const;

/** Counts what a root field asks for while it is planned. */
export class Budget {
  #depth = 0;
  #fields = 0;
  #conditions = 0;
  #filterDepth = 0;
  #followed = 0;

  /** How many relationships the root field follows, aliases counted each. */
  get fields(): number {
    return this.#fields;
  }

  /** How many relationships it follows, in its selection and its filters. */
  get relationships(): number {
    return this.#fields + this.#followed;
  }

  /**
   * Plans what is below a relationship field.
   *
   * @param weight How many relationships it counts as.
   * @throws GraphQLError QUERY_TOO_COMPLEX where that is too much.
   */
  within<Plan>(location: FieldLocation, plan: () => Plan, weight = 1): Plan {
    this.#fields += weight;
    this.#depth += 1;
    if (this.#depth > LIMITS.depth)
      throw tooComplex(location, `nests relationships more than ${LIMITS.depth} deep`);
    if (this.#fields > LIMITS.fields)
      throw tooComplex(location, `selects more than ${LIMITS.fields} relationships`);
    const planned = plan();
    this.#depth -= 1;
    return planned;
  }

  /** Counts one condition of a filter. @throws GraphQLError QUERY_TOO_COMPLEX */
  condition(location: FieldLocation): void {
    this.#conditions += 1;
    if (this.#conditions > LIMITS.conditions) {
      throw tooComplex(location, `has more than ${LIMITS.conditions} conditions in its filters`);
    }
  }

  /** Reads what a filter asks of the other end of a relationship. @throws GraphQLError QUERY_TOO_COMPLEX */
  following<Plan>(location: FieldLocation, plan: () => Plan): Plan {
    this.#filterDepth += 1;
    this.#followed += 1;
    if (this.#filterDepth > LIMITS.filterDepth) {
      throw tooComplex(location, `follows more than ${LIMITS.filterDepth} relationships in a filter`);
    }
    const planned = plan();
    this.#filterDepth -= 1;
    return planned;
  }
}

/** Refuses a list that is sorted by more keys than may be. @throws GraphQLError QUERY_TOO_COMPLEX */
export function checkOrderKeys(location: FieldLocation, keys: readonly unknown[]): void {
  if (keys.length > LIMITS.orderKeys)
    throw tooComplex(location, `is sorted by more than ${LIMITS.orderKeys} different keys`);
}

/** Refuses a list of values in a filter that is longer than may be. @throws GraphQLError QUERY_TOO_COMPLEX */
export function checkListValues(location: FieldLocation, value: unknown): void {
  if (Array.isArray(value) && value.length > LIMITS.listValues)
    throw tooComplex(
      location,
      `lists more than ${LIMITS.listValues.toLocaleString('en')} values in its filter`,
    );
}

function tooComplex(location: FieldLocation, what: string): GraphQLError {
  return graphError(
    'QUERY_TOO_COMPLEX',
    `This field ${what}. Ask for less at a time, or in several root fields.`,
    {
      nodes: location.node,
    },
  );
}
