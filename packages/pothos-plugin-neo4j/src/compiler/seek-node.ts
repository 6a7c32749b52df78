import type { NodeType } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import { decodeGlobalId } from '../global-id.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import { type ArgumentPath, type RelatedPlan, valueAtPath } from '../planner/predicate.ts';
import type { Binding, CompileContext, ParameterSource } from './context.ts';
import { releaseKey } from './reference.ts';

/**
 * Gives the variable of the node that a filter names by its key. It is bound once, at the start of the statement, so that
 * an edge to it is looked for between two nodes, where otherwise the properties of all nodes at the other end would be
 * read. A node that is not there is null, and nothing is connected to null.
 *
 * @returns undefined where a slug does not tell which node is meant, because the release is not known beforehand.
 */
export function seekNode(
  { seek, relationship }: RelatedPlan,
  location: FieldLocation,
  context: CompileContext,
): string | undefined {
  const [type] = relationship.targets;
  if (!seek || !type) return undefined;
  const key =
    seek.kind === 'id' ? idKey(seek.path, location, type, context) : slugKey(seek.path, location, context);
  return (
    key &&
    context.seek(seek, (variable) => {
      const [release, slug] = key.map((source) => context.parameters.add(source));
      return `OPTIONAL MATCH (${variable}:${escapeName(type.name)} {release: ${release}, slug: ${slug}})`;
    })
  );
}

type Key = readonly [release: ParameterSource, slug: ParameterSource];

function slugKey(path: ArgumentPath, location: FieldLocation, { release }: CompileContext): Key | undefined {
  return release && [release, (binding) => valueAt(binding, location, path)];
}

/** An id of another type is the key of no node. */
function idKey(path: ArgumentPath, location: FieldLocation, type: NodeType, { graph }: CompileContext): Key {
  const decoded = (binding: Binding) => {
    const id = decodeGlobalId(String(valueAt(binding, location, path)), graph);
    return id?.type === type.name ? id : undefined;
  };
  return [
    (binding) => {
      const dataset = decoded(binding)?.dataset;
      // No release is named by the empty text. Null would change the parameter's type, and so the plan in Neo4j's cache.
      return dataset === undefined ? '' : binding.release(releaseKey(dataset, binding, location));
    },
    (binding) => decoded(binding)?.slug ?? '',
  ];
}

/** The value that a request gives at a place inside a field's arguments. */
export function valueAt(binding: Binding, location: FieldLocation, path: ArgumentPath): unknown {
  return valueAtPath(binding.arguments(location), path);
}
