import { type PothosOutputFieldConfig, RootFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { Graph } from '@rolegraph/graph-model';
import { graphExtensions, graphFieldOf } from '../field.ts';

/**
 * Marks a field with an ordinary resolver on one of the graph's types, so that the planner reads the properties that it
 * needs in the same statement as all else.
 *
 * @returns The field's configuration; as it was for any other field.
 * @throws TypeError naming type and field, where it needs what its type does not declare.
 */
export function withNeeds<Types extends SchemaTypes>(
  config: PothosOutputFieldConfig<Types>,
  graph: Graph | undefined,
): PothosOutputFieldConfig<Types> {
  const { needs } = config.pothosOptions as { readonly needs?: readonly string[] };
  const extensions = config.extensions ?? {};
  const type = graph?.nodes.get(config.parentType) ?? graph?.interfaces.get(config.parentType);
  const where = `${config.parentType}.${config.name}`;
  if (!type) {
    if (needs)
      throw new TypeError(`${where} needs properties of a node, but its type is not one of the graph's`);
    return config;
  }
  if (graphFieldOf({ extensions })) return config;
  for (const name of needs ?? []) {
    if (name !== 'slug' && !type.properties.has(name)) {
      throw new TypeError(`${where} needs ${name}, which ${type.name} does not declare`);
    }
  }
  const lists = new Set((needs ?? []).filter((name) => type.properties.get(name)?.list));
  const field = graphExtensions({ kind: 'ordinary', needs: needs ?? [], lists });
  return { ...config, extensions: { ...extensions, ...field } };
}

/** Where Pothos' field builders make their fields: protected, because only a plugin may come between. */
interface FieldMaker {
  createField(options: object): never;
}

RootFieldBuilder.prototype.needs = function needs(...names: readonly string[]) {
  const maker = this as unknown as FieldMaker;
  const narrowed = Object.create(this) as FieldMaker;
  narrowed.createField = (options) => maker.createField({ ...options, needs: names });
  return narrowed as never;
};
