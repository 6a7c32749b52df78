import type { Enumeration, Graph, Property } from '@rolegraph/graph-model';
import type { Builder, EnumRef } from './pothos-refs.ts';
import { defineDate } from './scalars/date.ts';
import { defineSafeInt } from './scalars/safe-int.ts';

/** Scalars and enums, each made once: what output and input types have in common. */
export class LeafTypes {
  readonly builder: Builder;
  readonly graph: Graph;
  readonly #enums = new Map<string, EnumRef>();

  constructor(builder: Builder, graph: Graph) {
    this.builder = builder;
    this.graph = graph;
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
}
