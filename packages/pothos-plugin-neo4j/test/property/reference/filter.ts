import type { InterfaceType, NodeType, Property, Relationship } from '@rolegraph/graph-model';
import { edgeProperties, type GraphNode } from '../data.ts';
import type { Values } from '../values.ts';
import { globalId } from './ids.ts';
import { follow, type Row, type World } from './links.ts';
import { order, stored } from './values.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * Whether a row fits a filter on its node and, under `edge`, on the relationship that leads to it.
 *
 * @param relationship Undefined where none leads to it.
 */
export function rowFits(
  row: Row,
  filter: Input,
  type: NodeType | InterfaceType,
  relationship: Relationship | undefined,
  world: World,
): boolean {
  const { node, edge } = row;
  return combined(filter, (own) =>
    Object.entries(own).every(([name, condition]) => {
      if (name === 'id') return idFits(globalId(node), condition as Input);
      if (name === 'slug') return slugFits(node.slug, condition as Input);
      if (name === 'node') return rowFits(row, condition as Input, type, relationship, world);
      if (name === 'edge' && relationship)
        return edgeFits(edge?.values ?? {}, condition as Input, relationship, world);
      const property = type.properties.get(name);
      if (property) return valueFits(node.values, property, condition as Input);
      const inner = type.relationships.get(name);
      if (!inner) throw new TypeError(`The reference does not know the condition ${name}`);
      return linksFit(node, inner, condition as Input | null, world);
    }),
  );
}

function edgeFits(values: Values, filter: Input, relationship: Relationship, { model }: World): boolean {
  const properties = edgeProperties(model.graph, relationship);
  return combined(filter, (own) =>
    Object.entries(own).every(([name, condition]) => {
      const property = properties.get(name);
      if (!property) throw new TypeError(`The reference does not know the condition ${name} on an edge`);
      return valueFits(values, property, condition as Input);
    }),
  );
}

function combined(filter: Input, fits: (own: Input) => boolean): boolean {
  const { and, or, not, ...own } = filter;
  if (and !== undefined && !(and as Input[]).every((inner) => combined(inner, fits))) return false;
  if (or !== undefined && !(or as Input[]).some((inner) => combined(inner, fits))) return false;
  if (not !== undefined && combined(not as Input, fits)) return false;
  return fits(own);
}

/** Conditions read only stated relationships, but where inferred ones are always shown. */
function linksFit(
  node: GraphNode,
  relationship: Relationship,
  condition: Input | null,
  world: World,
): boolean {
  const { requirement } = (condition ?? {}) as Readonly<Record<string, Input | undefined>>;
  const rows = follow(node, relationship, false, world, relationship.threshold ? (requirement ?? {}) : {});
  if (relationship.one) {
    return condition === null
      ? rows.length === 0
      : rows.some((row) => rowFits(row, condition, relationship.target, relationship, world));
  }
  const { some, every, none, count } = (condition ?? {}) as Readonly<Record<string, Input | undefined>>;
  const fits = (filter: Input) => (row: Row) =>
    rowFits(row, filter, relationship.target, relationship, world);
  return (
    (some === undefined || rows.some(fits(some))) &&
    (every === undefined || rows.every(fits(every))) &&
    (none === undefined || !rows.some(fits(none))) &&
    (count === undefined || compares(rows.length, 'Int', count))
  );
}

function idFits(id: string, { eq, in: among }: Input): boolean {
  return (eq === undefined || eq === id) && (among === undefined || (among as string[]).includes(id));
}

const TEXT = 'String';

function valueFits(values: Values, { name, kind, list }: Property, condition: Input): boolean {
  const value = values[name];
  return list
    ? holds((value ?? []) as readonly unknown[], kind, condition)
    : compares(value, kind, condition);
}

function holds(list: readonly unknown[], kind: Property['kind'], condition: Input): boolean {
  return Object.entries(condition).every(([name, given]) => {
    const wanted = stored(kind, given);
    switch (name) {
      case 'has':
        return list.includes(wanted);
      case 'hasAny':
        return (wanted as unknown[]).some((item) => list.includes(item));
      case 'hasEvery':
        return (wanted as unknown[]).every((item) => list.includes(item));
      case 'isEmpty':
        return (list.length === 0) === wanted;
      default:
        throw new TypeError(`The reference does not know the comparison ${name} of lists`);
    }
  });
}

/** Conditions on slugs distinguish case. */
function slugFits(slug: string, condition: Input): boolean {
  const parts = new Set(['contains', 'startsWith', 'endsWith']);
  const exact = Object.entries(condition).map(([name, given]) => [
    parts.has(name) ? `${name}CaseSensitive` : name,
    given,
  ]);
  return compares(slug, TEXT, Object.fromEntries(exact));
}

function folded(text: unknown): string {
  return String(text).toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** Every comparison with a missing value is false. */
function compares(value: unknown, kind: Property['kind'], condition: Input): boolean {
  return Object.entries(condition).every(([name, given]) => {
    const wanted = stored(kind, given);
    if (name === 'isNull') return (value === undefined) === wanted;
    if (name === 'eq' && wanted === null) return value === undefined;
    if (value === undefined) return false;
    const text = String(value);
    switch (name) {
      case 'eq':
        return value === wanted;
      case 'in':
        return (wanted as unknown[]).includes(value);
      case 'lt':
        return order(value, wanted) < 0;
      case 'lte':
        return order(value, wanted) <= 0;
      case 'gt':
        return order(value, wanted) > 0;
      case 'gte':
        return order(value, wanted) >= 0;
      case 'eqIgnoreCase':
        return folded(text) === folded(wanted);
      case 'contains':
        return folded(text).includes(folded(wanted));
      case 'startsWith':
        return folded(text).startsWith(folded(wanted));
      case 'endsWith':
        return folded(text).endsWith(folded(wanted));
      case 'containsCaseSensitive':
        return text.includes(String(wanted));
      case 'startsWithCaseSensitive':
        return text.startsWith(String(wanted));
      case 'endsWithCaseSensitive':
        return text.endsWith(String(wanted));
      default:
        throw new TypeError(`The reference does not know the comparison ${name}`);
    }
  });
}
