import { edgeProperties, type Graph, type Property, type Relationship } from '@rolegraph/graph-model';
import { groupBy } from '../group-by.ts';
import { isRated, type RatedRelationship } from './rated-relationship.ts';

/** What the relationships that lead to a type tell of themselves, all together: lists of the type share its edge type. */
export interface RelationshipsTo {
  /** The properties of their edges. One relationship need not have all of them. */
  readonly properties: ReadonlyMap<string, Property>;
  /** Whether some have evidence. */
  readonly haveEvidence: boolean;
  /** The rated one among them, whose threshold an answer reports. */
  readonly rated: RatedRelationship | undefined;
}

const cached = new WeakMap<Graph, ReadonlyMap<string, RelationshipsTo>>();

/**
 * Gives what the relationships tell that lead to a type, be it a node type, an interface or a union.
 *
 * @throws TypeError where two of them have properties of one name and different types.
 */
export function relationshipsTo(graph: Graph, target: string): RelationshipsTo {
  const all = cached.get(graph) ?? byTarget(graph);
  cached.set(graph, all);
  return all.get(target) ?? none;
}

/** Gives what the filters and orders of a type's edges are named by; those with evidence alone share one. */
export function edgeInputName(graph: Graph, target: string): string {
  const { properties } = relationshipsTo(graph, target);
  return properties.size === graph.evidence.properties.size ? graph.evidence.name : `${target}Edge`;
}

const none: RelationshipsTo = { properties: new Map(), haveEvidence: false, rated: undefined };

function byTarget(graph: Graph): ReadonlyMap<string, RelationshipsTo> {
  const groups = groupBy(listed(graph), ({ relationship }) => relationship.target.name);
  return new Map(
    [...groups].map(([target, leading]) => {
      const relationships = leading.map(({ relationship }) => relationship);
      return [
        target,
        {
          properties: mergedProperties(graph, target, leading),
          haveEvidence: relationships.some(({ structural }) => !structural),
          rated: relationships.find(isRated),
        },
      ];
    }),
  );
}

interface Declared {
  /** The type and field that declare it. */
  readonly where: string;
  readonly relationship: Relationship;
}

/** Every relationship that gives a list, once. */
function listed(graph: Graph): readonly Declared[] {
  const owners = [...graph.interfaces.values(), ...graph.nodes.values(), graph.evidence];
  const declared = owners.flatMap(({ name: owner, relationships }) =>
    [...relationships.values()]
      .filter(({ one }) => !one)
      .map((relationship): readonly [Relationship, Declared] => [
        relationship,
        { where: `${owner}.${relationship.name}`, relationship },
      ]),
  );
  // A node type has the relationships of its interface as they are.
  return [...new Map(declared.toReversed()).values()].toReversed();
}

function mergedProperties(
  graph: Graph,
  target: string,
  leading: readonly Declared[],
): ReadonlyMap<string, Property> {
  const merged = new Map<string, { readonly where: string; readonly property: Property }>();
  for (const { where, relationship } of leading) {
    for (const [name, property] of edgeProperties(graph, relationship)) {
      const other = merged.get(name);
      if (other && typeText(other.property) !== typeText(property)) {
        throw new TypeError(
          `${other.where} and ${where} both lead to ${target}, whose lists share an edge type, and their property ${name} is ${typeText(other.property)} and ${typeText(property)}: give one another name`,
        );
      }
      if (!other) merged.set(name, { where, property });
    }
  }
  return new Map([...merged].map(([name, { property }]) => [name, property]));
}

function typeText({ kind, list }: Property): string {
  const name = typeof kind === 'string' ? kind : kind.name;
  return list ? `[${name}]` : name;
}
