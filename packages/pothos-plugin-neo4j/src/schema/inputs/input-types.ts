import type { SchemaTypes } from '@pothos/core';
import { type InputKind, inputExtensions, isOneOfKind } from '../../input-kind.ts';
import type { LeafTypes } from '../leaf-types.ts';

export type InputRef = PothosSchemaTypes.ImplementableInputObjectRef<SchemaTypes, object>;

/** A field of a generated input type. */
export interface InputField {
  readonly type: unknown;
  readonly list?: boolean;
  /** Whether the client has to give it. */
  readonly required?: boolean;
  readonly description: string;
  /** What to write in its place; set where clients of an earlier version still give it. */
  readonly deprecationReason?: string;
}

/** The input types that are made, each once. */
export class InputTypes {
  readonly leaves: LeafTypes;
  readonly #made = new Map<string, InputRef>();

  constructor(leaves: LeafTypes) {
    this.leaves = leaves;
  }

  /**
   * The input type of a name, made where it is not there yet.
   *
   * @param fields Gives its fields; they may lead back to the type itself.
   */
  once(
    name: string,
    description: string,
    kind: InputKind,
    fields: (self: InputRef) => Readonly<Record<string, InputField>>,
  ): InputRef {
    const cached = this.#made.get(name);
    if (cached) return cached;
    const ref: InputRef = this.leaves.builder.inputRef<object>(name);
    this.#made.set(name, ref);
    const oneOf = isOneOfKind(kind);
    ref.implement({
      extensions: inputExtensions(kind),
      description: oneOf ? `${description} Give exactly one.` : description,
      isOneOf: oneOf,
      fields: (t) => {
        // As with output fields, the options come from declarations, which only exist at run time.
        const make = t as unknown as { field(options: object): never };
        return Object.fromEntries(
          Object.entries(fields(ref)).map(
            ([field, { type, list, required, description: text, deprecationReason }]) => [
              field,
              make.field({
                type: list ? [type] : type,
                required: list ? { list: false, items: true } : (required ?? false),
                description: text,
                deprecationReason,
              }),
            ],
          ),
        );
      },
    });
    return ref;
  }
}
