import {
  edgeProperties,
  type Graph,
  type InterfaceType,
  isWhole,
  type NodeType,
  type Property,
  type Relationship,
} from '@rolegraph/graph-model';
import { isOrderedTwoWays } from '@rolegraph/graph-model/text';
import type { GraphQLError } from 'graphql';
import { graphError } from '../errors.ts';
import type { Side } from '../field.ts';
import { recordNodes, recordValues } from '../record-columns.ts';
import type { TraversalRecord } from '../traversal.ts';
import type { Budget } from './budget.ts';
import type { PlanContext } from './context.ts';
import type { FieldLocation } from './field-location.ts';
import { notOnEdge } from './not-on-edge.ts';
import type { ArgumentPath, Comparison, PredicatePlan, TextPart } from './predicate.ts';
import { allOf, extractSeek } from './seek-node.ts';
import { thresholdArgument } from './threshold.ts';

type Input = Readonly<Record<string, unknown>>;
type Own = (input: Input, path: ArgumentPath) => readonly PredicatePlan[];

/** Comparisons that ask for an order. */
const ORDERED: ReadonlySet<string> = new Set(['lt', 'lte', 'gt', 'gte'] satisfies Comparison[]);

const SLUG = { name: 'slug', kind: 'String' } as const;

/** Slugs are keys: their conditions distinguish case, so that the index over them answers those on a slug's beginning. */
const SLUG_COMPARISONS: Readonly<Record<string, Comparison>> = {
  contains: 'containsCaseSensitive',
  startsWith: 'startsWithCaseSensitive',
  endsWith: 'endsWithCaseSensitive',
} satisfies Record<TextPart, Comparison>;

/** Reads the filters that a field is given into conditions. Their values stay at the location, under their paths. */
export class FilterReader {
  readonly #graph: Graph;
  readonly #budget: Budget;
  readonly #location: FieldLocation;

  constructor({ graph, budget }: Pick<PlanContext, 'graph' | 'budget'>, location: FieldLocation) {
    this.#graph = graph;
    this.#budget = budget;
    this.#location = location;
  }

  /**
   * The conditions of a filter on nodes of a type, and under `edge` on the relationship that leads to them.
   *
   * @param relationship Undefined where none does.
   */
  rows(
    path: ArgumentPath,
    type: NodeType | InterfaceType,
    relationship: Relationship | undefined,
    input: Input,
  ): PredicatePlan {
    return this.#combined(path, input, (own, ownPath) => {
      const { edge, node, ...conditions } = own as { readonly edge?: Input; readonly node?: Input };
      return [
        ...this.#conditions(ownPath, conditions, 'node', type.properties, type.relationships),
        ...(node ? [this.rows([...ownPath, 'node'], type, relationship, node)] : []),
        ...(edge ? [this.#edge([...ownPath, 'edge'], relationship, edge)] : []),
      ];
    });
  }

  #edge(path: ArgumentPath, relationship: Relationship | undefined, input: Input): PredicatePlan {
    if (!relationship) {
      throw this.#problem(
        path,
        'asks of a relationship, and none leads to these nodes: ask of the nodes alone',
      );
    }
    const properties = edgeProperties(this.#graph, relationship);
    return this.#combined(path, input, (own, ownPath) => {
      const [unknown] = Object.keys(own).filter((name) => !isCombining(name) && !properties.has(name));
      if (unknown === undefined) return this.#conditions(ownPath, own, 'edge', properties, new Map());
      throw this.#problem([...ownPath, unknown], notOnEdge(relationship, properties));
    });
  }

  /** The conditions of a filter on a traversal's records: on their values, and on the nodes in their columns. */
  record(
    path: ArgumentPath,
    record: TraversalRecord,
    input: Input,
    typeOf: (name: string) => NodeType | InterfaceType,
  ): PredicatePlan {
    const [values, nodes] = [recordValues(record), recordNodes(record)];
    return this.#combined(path, input, (own, ownPath) =>
      presentEntries(own).flatMap(([name, value]): readonly PredicatePlan[] => {
        const node = nodes.get(name);
        if (!node) return this.#conditions(ownPath, { [name]: value }, 'edge', values, new Map());
        const innerPath = [...ownPath, name];
        if (value === null) throw this.#problem(innerPath, 'is null: leave it out, or give a filter');
        return [
          {
            kind: 'column',
            column: name,
            of: this.rows(innerPath, typeOf(node.type), undefined, value as Input),
          },
        ];
      }),
    );
  }

  /** Reads `and`, `or` and `not`, and leaves the rest of the object to `own`. */
  #combined(path: ArgumentPath, input: Input, own: Own): PredicatePlan {
    for (const name of ['and', 'or', 'not', 'node', 'edge']) {
      if (input[name] === null)
        throw this.#problem([...path, name], 'is null: leave it out, or give a filter');
    }
    this.#budget.condition(this.#location);
    const { and, or, not } = input as { and?: Input[]; or?: Input[]; not?: Input };
    const combineAll = (name: string, list: readonly Input[]) =>
      list.map((inner, index) => this.#combined([...path, name, index], inner, own));
    return allOf([
      ...(and ? [allOf(combineAll('and', and))] : []),
      ...(or ? [{ kind: 'any' as const, of: combineAll('or', or) }] : []),
      ...(not ? [{ kind: 'not' as const, of: this.#combined([...path, 'not'], not, own) }] : []),
      ...own(input, path),
    ]);
  }

  #conditions(
    path: ArgumentPath,
    input: Input,
    side: Side,
    properties: ReadonlyMap<string, Property>,
    relationships: ReadonlyMap<string, Relationship>,
  ): readonly PredicatePlan[] {
    return presentEntries(input).flatMap(([name, value]): readonly PredicatePlan[] => {
      const innerPath = [...path, name];
      if (isCombining(name)) return [];
      const relationship = relationships.get(name);
      if (relationship?.one) return [this.#toOne(innerPath, relationship, value)];
      if (value === null) throw this.#problem(innerPath, 'is null: leave it out, or ask for `isNull: true`');
      if (relationship) return this.#related(innerPath, relationship, value as Input);
      if (name === 'id') return this.#ids(innerPath, value as Input);
      const property = name === 'slug' ? SLUG : properties.get(name);
      if (!property) throw new TypeError(`${innerPath.join('.')} is not a property`);
      return this.#comparisons(innerPath, side, property, value as Input);
    });
  }

  #comparisons(
    path: ArgumentPath,
    side: Side,
    { name: property, kind }: Pick<Property, 'name' | 'kind'>,
    input: Input,
  ): readonly PredicatePlan[] {
    return presentEntries(input).map(([name, value]) => {
      const innerPath = [...path, name];
      this.#budget.condition(this.#location);
      if (value !== null) {
        return {
          kind: 'compare',
          side,
          property,
          comparison: (property === SLUG.name && SLUG_COMPARISONS[name]) || (name as Comparison),
          isInteger: isWhole(kind),
          keyed: ORDERED.has(name) && kind === 'String' && isOrderedTwoWays(value),
          path: innerPath,
        };
      }
      if (name === 'eq') return { kind: 'missing', side, property };
      throw this.#problem(innerPath, 'is null: only `eq` compares with null, and `isNull` asks for it');
    });
  }

  #ids(path: ArgumentPath, input: Input): readonly PredicatePlan[] {
    return presentEntries(input).map(([name, value]) => {
      if (value === null) throw this.#problem([...path, name], 'is null: no node is without an id');
      return { kind: 'id', path: [...path, name] };
    });
  }

  /** Of a to-one relationship, null asks for its absence. */
  #toOne(path: ArgumentPath, relationship: Relationship, value: unknown): PredicatePlan {
    return value === null
      ? {
          kind: 'related',
          quantifier: 'none',
          relationship,
          threshold: undefined,
          seek: undefined,
          of: allOf([]),
        }
      : {
          kind: 'related',
          quantifier: 'some',
          relationship,
          threshold: undefined,
          ...extractSeek(
            relationship,
            this.#budget.following(this.#location, () =>
              this.rows(path, relationship.target, relationship, value as Input),
            ),
          ),
        };
  }

  #related(path: ArgumentPath, relationship: Relationship, input: Input): readonly PredicatePlan[] {
    const threshold =
      relationship.threshold && input[thresholdArgument] ? [...path, thresholdArgument] : undefined;
    return presentEntries(input).flatMap(([name, value]): readonly PredicatePlan[] => {
      const innerPath = [...path, name];
      if (value === null) throw this.#problem(innerPath, 'is null: leave it out, or give a filter');
      if (name === thresholdArgument) {
        if (relationship.threshold) return [];
        throw this.#problem(
          innerPath,
          `says which ratings count, and \`${relationship.name}\` has no ratings`,
        );
      }
      if (name !== 'count') {
        const quantifier = name as 'some' | 'every' | 'none';
        const of = this.#budget.following(this.#location, () =>
          this.rows(innerPath, relationship.target, relationship, value as Input),
        );
        // That every node at the other end is one certain node is nothing to start from.
        const parts = quantifier === 'every' ? { seek: undefined, of } : extractSeek(relationship, of);
        return [{ kind: 'related', quantifier, relationship, threshold, ...parts }];
      }
      return presentEntries(value as Input).map(([comparison, number]) => {
        if (number === null) throw this.#problem([...innerPath, comparison], 'is null: a count is a number');
        return {
          kind: 'count',
          relationship,
          threshold,
          comparison: comparison as Comparison,
          path: [...innerPath, comparison],
        };
      });
    });
  }

  #problem(path: ArgumentPath, message: string): GraphQLError {
    const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
    return graphError('BAD_USER_INPUT', `\`${name.slice(1)}\` ${message}.`, {
      nodes: this.#location.node,
      extensions: { argument: path[0], path },
    });
  }
}

function isCombining(name: string): boolean {
  return name === 'and' || name === 'or' || name === 'not';
}

function presentEntries(input: Input): readonly (readonly [string, unknown])[] {
  return Object.entries(input).filter(([, value]) => value !== undefined);
}
