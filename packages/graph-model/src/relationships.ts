import type { RelationshipDeclaration, RelationshipOptions } from './declare.ts';
import type { GraphDeclaration, Relationship } from './graph.ts';
import { checkName, checkRelationshipType } from './names.ts';
import { checkProfile } from './profile.ts';
import { type PropertyShape, propertiesOf } from './property.ts';
import type { ResolvedTypes } from './resolved-types.ts';
import type { Threshold } from './threshold.ts';

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
    distinct: declared.options.distinct ?? false,
    types: declared.types,
    targets: declared.targets.flatMap((target) => types.implementations(where, target)),
    target: types.target(where, declared.targets),
    one: declared.options.one ?? false,
    inferable: Boolean(start.options.inferable),
    showsInferred: declared.options.inferable === 'shown',
    structural: start.options.structural ?? declared.direction === 'matched',
    hierarchical: start.options.hierarchical ?? false,
    threshold:
      start.options.threshold &&
      checkThreshold(where, start.options.threshold, start.options.properties ?? {}),
    names: declared.options.names ?? [],
    profile: declared.options.profile,
    properties,
    description: declared.description,
  };
}

/** Gives an incoming side the edge properties of its outgoing declarations, so that they are written once. */
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
      properties: mergeShapes(starts.map(({ properties }) => properties ?? {})),
      inferable: starts.some(({ inferable }) => Boolean(inferable)),
      structural: starts.every(({ structural }) => structural),
      ...sharedThreshold(where, starts),
    },
  };
}

/** The properties of edges of several declarations: those that only some have may be missing. */
function mergeShapes(shapes: readonly PropertyShape[]): PropertyShape {
  return Object.fromEntries(
    shapes
      .flatMap((shape) => Object.entries(shape))
      .map(([name, schema]) => [name, shapes.every((shape) => name in shape) ? schema : schema.optional()]),
  );
}

/** @throws TypeError where a threshold names a property that the relationship does not have. */
function checkThreshold(where: string, threshold: Threshold, properties: PropertyShape): Threshold {
  for (const property of [...Object.keys(threshold.atLeast), ...threshold.unless, ...threshold.among]) {
    if (!(property in properties))
      throw new TypeError(`${where}: its threshold names ${property}, which it does not declare`);
  }
  return threshold;
}

/** @throws TypeError where relationships that are read as one have different thresholds. */
function sharedThreshold(
  where: string,
  starts: readonly RelationshipOptions[],
): Pick<RelationshipOptions, 'threshold'> {
  const [threshold, ...others] = new Set(starts.map((start) => start.threshold));
  if (others.length > 0)
    throw new TypeError(`${where}: the relationships at its other ends have different thresholds`);
  return threshold ? { threshold } : {};
}
