import {
  type Graph,
  inferredType,
  type NodeType,
  type Property,
  type Relationship,
  ratedType,
  unratedType,
} from '@rolegraph/graph-model';

import type { Choices } from './choices.ts';
import { failing } from './reference/threshold.ts';
import type { Scalar, Values } from './values.ts';

/** A node of random data. A value that is missing has no key. */
export interface GraphNode {
  readonly kind: 'node';
  readonly type: NodeType;
  readonly dataset: string;
  readonly slug: string;
  readonly values: Values;
}

/** A relationship of random data, under the type that is stored. */
export interface GraphEdge {
  readonly kind: 'edge';
  readonly type: string;
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly values: Values;
}

/** All that one dataset holds. */
export interface Data {
  readonly dataset: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/**
 * Texts that look alike, that mean something elsewhere, or that Neo4j sorts otherwise than it compares them: beyond U+FFFF, and from U+E000
 * up to there.
 */
// biome-ignore format: one list
export const TEXTS = [
  'a', 'b', 'ab', 'A', '', 'é', 'e\u0301', 'ß', 'ǆ', '𝒳', 'ｘ', '日本', "it's", '"', '\\', '$p0', '`', 'null', 'Ω a',
  'SS', 'ẞ', 'aΣ', 'Σ', 'ς', 'İ', 'ı',
] as const;
export const SLUGS = ['a', 'b', 'c', 'B', 'é', 'ǆ', '𝒳', 'ｘ', 'a-b', "o'x", '日'] as const;
export const WHOLE = [0, 1, 2, 3, -1, 1990, 2_000_000_000] as const;
/** Sums of these have no rounding error, whatever the order of summation. */
export const REAL = [0, 0.5, 1, -2.25, 3, 1024.125] as const;
export const DATES = ['2020-01-01', '2020-01-02', '1999-12-31', '2026-11-23'] as const;

/** A random value of a property's kind, as it is stored. */
export function drawScalar(kind: Property['kind'], choices: Choices): Scalar {
  switch (kind) {
    case 'String':
      return choices.pick(TEXTS);
    case 'Int':
    case 'SafeInt':
      return choices.pick(WHOLE);
    case 'Float':
      return choices.pick(REAL);
    case 'Boolean':
      return choices.pick([true, false]);
    case 'Date':
      return choices.pick(DATES);
    default: {
      const name = choices.pick(Object.keys(kind.values));
      return kind.stored[name] ?? name;
    }
  }
}

/** Random data for a declared graph: few nodes, so that relationships and values meet often. */
export function drawData(graph: Graph, dataset: string, choices: Choices): Data {
  const nodes = [...graph.nodes.values()].flatMap((type) =>
    SLUGS.slice(0, choices.below(SLUGS.length))
      .filter(() => !choices.chance(35))
      .map(
        (slug): GraphNode => ({
          kind: 'node',
          type,
          dataset,
          slug,
          values: drawValues(type.properties, choices),
        }),
      ),
  );
  const edges: GraphEdge[] = [];
  const taken = new Set<string>();
  for (const { from: type, relationship } of graph.outgoing) {
    const targets = nodes.filter((node) => relationship.targets.includes(node.type));
    if (targets.length === 0) continue;
    for (const from of nodes.filter((node) => node.type === type)) {
      for (let count = choices.below(5); count > 0; count -= 1) {
        const to = choices.pick(targets);
        const [stated = ''] = relationship.types;
        const stored = relationship.inferable && choices.chance(35) ? inferredType(stated) : stated;
        const key = [stored, from.type.name, from.slug, to.type.name, to.slug].join(' ');
        const values = drawValues(edgeProperties(graph, relationship), choices);
        const type = failing(relationship, values, {}).length === 0 ? stored : ratedType(stored);
        const edge: GraphEdge = { kind: 'edge', type, from, to, values };
        if (taken.has(key) || edges.some((other) => excludes(other, edge, stated))) continue;
        taken.add(key);
        edges.push(edge);
      }
    }
  }
  return { dataset, nodes, edges };
}

/** The properties that an edge may have: a statement's and its own. */
export function edgeProperties(
  graph: Graph,
  { structural, properties }: Relationship,
): ReadonlyMap<string, Property> {
  return structural ? properties : new Map([...graph.evidence.properties, ...properties]);
}

/** A to-one relationship leads to one node at most, inferred or not. */
function excludes(other: GraphEdge, edge: GraphEdge, stated: string): boolean {
  const type = unratedType(other.type);
  if (type !== stated && type !== inferredType(stated)) return false;
  const single = (node: GraphNode, direction: string) =>
    [...node.type.relationships.values()].some(
      (one) => one.one && one.direction === direction && one.types.includes(stated),
    );
  return (
    (other.from === edge.from && single(edge.from, 'outgoing')) ||
    (other.to === edge.to && single(edge.to, 'incoming'))
  );
}

function drawValues(properties: ReadonlyMap<string, Property>, choices: Choices): Values {
  return Object.fromEntries(
    [...properties.values()].flatMap((property): [string, Scalar | Scalar[]][] => {
      const { name, kind, list, optional } = property;
      if (list) {
        return choices.chance(25)
          ? []
          : [[name, choices.times(choices.below(4), () => drawScalar(kind, choices))]];
      }
      return optional && choices.chance(35) ? [] : [[name, drawScalar(kind, choices)]];
    }),
  );
}
