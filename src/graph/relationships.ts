import type { RelationshipDeclaration } from './declare.ts';
import type { GraphDeclaration, Relationship } from './graph.ts';
import { checkName, checkRelationshipType } from './names.ts';
import { checkProfile } from './profile.ts';
import { type PropertyShape, propertiesOf } from './property.ts';
import type { ResolvedTypes } from './resolved-types.ts';

/**
 * Resolves a declared relationship of a type.
 *
 * @param owner The name of the type that it is declared on.
 * @throws TypeError naming type and field.
 */
export function resolveRelationship(
  types: ResolvedTypes,
  nodes: GraphDeclaration['nodes'],
  owner: string,
  name: string,
  declared: RelationshipDeclaration,
): Relationship {
  const where = `${owner}.${name}`;
  checkName(name);
  if (!declared.description) throw new TypeError(`${where} has no description`);
  for (const type of declared.types) checkRelationshipType(where, type);
  const start =
    declared.direction !== 'incoming' ? declared : outgoingSide(types, nodes, owner, where, declared);
  const properties = propertiesOf(where, start.options.properties ?? {});
  checkProfile(where, declared.options.profile, properties);
  return {
    name,
    direction: declared.direction,
    pattern: declared.pattern,
    types: declared.types,
    targets: declared.targets.flatMap((target) => types.implementations(where, target)),
    target: types.target(where, declared.targets),
    one: declared.options.one ?? false,
    inferable: Boolean(start.options.inferable),
    showsInferred: declared.options.inferable === 'shown',
    structural: start.options.structural ?? declared.direction === 'matched',
    hierarchical: start.options.hierarchical ?? false,
    names: declared.options.names ?? [],
    profile: declared.options.profile,
    properties,
    description: declared.description,
  };
}

/** An incoming side takes its edge properties from its outgoing declarations, so that they are written once. */
function outgoingSide(
  types: ResolvedTypes,
  nodes: GraphDeclaration['nodes'],
  owner: string,
  where: string,
  declared: RelationshipDeclaration,
): RelationshipDeclaration {
  const sources = declared.targets.flatMap((target) => types.implementations(where, target));
  const starts = declared.types.flatMap((type) =>
    sources.map((source) => {
      const start = Object.values(nodes[source.name]?.relationships ?? {}).find(
        (candidate) =>
          candidate.direction === 'outgoing' &&
          candidate.types.includes(type) &&
          candidate.targets.some((target) => types.covers(target, owner)),
      );
      if (!start) throw new TypeError(`${where}: ${source.name} declares no outgoing ${type} to ${owner}`);
      return start.options;
    }),
  );
  return {
    ...declared,
    options: {
      properties: together(starts.map(({ properties }) => properties ?? {})),
      inferable: starts.some(({ inferable }) => Boolean(inferable)),
      structural: starts.every(({ structural }) => structural),
    },
  };
}

/** The properties of edges of several declarations: what only some of them have may be missing. */
function together(shapes: readonly PropertyShape[]): PropertyShape {
  return Object.fromEntries(
    shapes
      .flatMap((shape) => Object.entries(shape))
      .map(([name, schema]) => [name, shapes.every((shape) => name in shape) ? schema : schema.optional()]),
  );
}
