import type { FieldRef, SchemaTypes } from '@pothos/core';
import { type Enumeration, type Graph, namesOfStored, type Property } from '@rolegraph/graph-model';

import type { ResultObject } from '../compiler/result-object.ts';
import { type GraphField, graphExtensions } from '../field.ts';
import { type InputRef, Inputs } from './inputs/index.ts';
import { readProperty } from './read-property.ts';
import { defineDate } from './scalars/date.ts';
import { defineSafeInt } from './scalars/safe-int.ts';

export type Builder = PothosSchemaTypes.SchemaBuilder<SchemaTypes>;
export type EnumRef = PothosSchemaTypes.EnumRef<SchemaTypes, string>;
export type ObjectRef = PothosSchemaTypes.ObjectRef<SchemaTypes, ResultObject>;
export type InterfaceRef = PothosSchemaTypes.InterfaceRef<SchemaTypes, ResultObject>;
export type UnionRef = PothosSchemaTypes.UnionRef<SchemaTypes, ResultObject>;
export type OutputRef = ObjectRef | InterfaceRef | UnionRef;

/** A field to be: what it stands for and how it is shown. */
export interface FieldSpecification {
  readonly graph: GraphField;
  readonly type: OutputRef | string | EnumRef;
  readonly list?: boolean;
  readonly nullable: boolean;
  /** Whether a list may hold null in place of an item. */
  readonly nullableItems?: boolean;
  readonly description: string;
  readonly args?: Readonly<Record<string, ArgumentSpecification>>;
}

export interface ArgumentSpecification {
  readonly type: string | EnumRef | InputRef;
  readonly list?: boolean;
  readonly required?: boolean;
  readonly description: string;
  readonly defaultValue?: unknown;
}

type Resolve = (source: ResultObject, args: unknown, context: never, info: never) => never;

/** What the generators of GraphQL types share: the builder, and the types made so far, each made once. */
export class TypeFactory {
  readonly builder: Builder;
  readonly graph: Graph;
  readonly inputs: Inputs;
  readonly #types = new Map<string, OutputRef>();
  readonly #enums = new Map<string, EnumRef>();

  constructor(builder: Builder, graph: Graph) {
    this.builder = builder;
    this.graph = graph;
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

  /** The enum of a declared set. */
  enumeration({ name, description, values, stored }: Enumeration): EnumRef {
    return this.enumRef(
      name,
      description,
      Object.entries(values).map(([value, meaning]) => ({
        name: value,
        description: meaning,
        value: stored[value] ?? value,
      })),
    );
  }

  /** An enum whose values mean something to the plugin; made at its first mention. */
  enumRef(
    name: string,
    description: string,
    values: readonly { readonly name: string; readonly description: string; readonly value: unknown }[],
  ): EnumRef {
    const cached = this.#enums.get(name);
    if (cached) return cached;
    const made = this.builder.enumType(name, {
      description,
      values: Object.fromEntries(
        values.map(({ name: key, description: meaning, value }) => [
          key,
          { description: meaning, value: value as string },
        ]),
      ),
    });
    this.#enums.set(name, made);
    return made;
  }

  /** The GraphQL type of a property or of an argument's schema. */
  scalar(kind: Property['kind']) {
    if (kind === 'Date') defineDate(this.builder);
    if (kind === 'SafeInt') defineSafeInt(this.builder);
    return typeof kind === 'string' ? kind : this.enumeration(kind);
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
