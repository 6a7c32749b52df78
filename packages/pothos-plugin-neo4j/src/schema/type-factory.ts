import type { FieldRef, SchemaTypes } from '@pothos/core';
import { type Graph, namesOfStored, type Property } from '@rolegraph/graph-model';

import type { ResultObject } from '../compiler/result-object.ts';
import { graphExtensions } from '../field.ts';
import type { FieldSpecification } from './field-specification.ts';
import { Inputs } from './inputs/index.ts';
import { LeafTypes } from './leaf-types.ts';
import type { Builder, OutputRef } from './pothos-refs.ts';
import { readProperty } from './read-property.ts';

type Resolve = (source: ResultObject, args: unknown, context: never, info: never) => never;

/** What the generators of GraphQL types share: the builder, and the types made so far, each made once. */
export class TypeFactory extends LeafTypes {
  readonly inputs: Inputs;
  readonly #types = new Map<string, OutputRef>();

  constructor(builder: Builder, graph: Graph) {
    super(builder, graph);
    this.inputs = new Inputs(this);
  }

  /** The type of a name; made by `make` at its first mention. */
  once(name: string, make: () => OutputRef): OutputRef {
    const cached = this.#types.get(name);
    if (cached) return cached;
    const made = make();
    this.#types.set(name, made);
    return made;
  }

  /** The type of a name that is made elsewhere. */
  type(name: string): OutputRef {
    const type = this.#types.get(name);
    if (!type) throw new TypeError(`There is no type ${name} in the schema`);
    return type;
  }

  /** The field that shows a property. */
  property(property: Property): FieldSpecification {
    return {
      graph: {
        kind: 'property',
        property: property.name,
        list: property.list,
        required: !property.optional && !property.list,
        names: typeof property.kind === 'string' ? undefined : namesOfStored(property.kind),
      },
      type: this.scalar(property.kind),
      list: property.list,
      nullable: property.optional && !property.list,
      description: property.description,
    };
  }

  /** Makes Pothos fields of specifications. */
  fields(
    t: unknown,
    specifications: Readonly<Record<string, FieldSpecification>>,
    resolve: Resolve = readProperty,
  ) {
    // Pothos types a field by its options: these options come from declarations, which only exist at run time.
    const make = t as FieldBuilder;
    return Object.fromEntries(
      Object.entries(specifications).map(
        ([name, { graph, type, list, nullable, nullableItems, description, args }]) => [
          name,
          make.field({
            type: list ? [type] : type,
            nullable: list ? { list: nullable, items: nullableItems ?? false } : nullable,
            description,
            args: Object.fromEntries(
              Object.entries(args ?? {}).map(([argument, specification]) => [
                argument,
                make.arg({
                  type: specification.list ? [specification.type] : specification.type,
                  required: specification.required ?? false,
                  description: specification.description,
                  defaultValue: specification.defaultValue,
                }),
              ]),
            ),
            extensions: graphExtensions(graph),
            resolve,
          }),
        ],
      ),
    );
  }
}

/** Pothos' field builder, as it is for a field whose type is only known at run time. */
export interface FieldBuilder {
  field(options: object): FieldRef<SchemaTypes>;
  arg(options: object): unknown;
}
