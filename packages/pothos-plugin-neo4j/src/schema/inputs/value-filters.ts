import { isNumeric, type Property } from '@rolegraph/graph-model';
import type { InputField, InputRef, InputTypes } from './input-types.ts';

/** Makes the input types of conditions on values. */
export class ValueFilters {
  readonly #types: InputTypes;

  constructor(types: InputTypes) {
    this.#types = types;
  }

  ofProperties(properties: ReadonlyMap<string, Property>): Readonly<Record<string, InputField>> {
    return Object.fromEntries(
      [...properties].map(([name, property]) => [
        name,
        {
          type: property.list ? this.#ofList(property.kind) : this.ofScalar(property.kind),
          description: property.description,
        },
      ]),
    );
  }

  ofScalar(kind: Property['kind'] | 'ID', name = typeof kind === 'string' ? kind : kind.name): InputRef {
    const type =
      kind === 'ID' || kind === 'Date' ? kind.replace('Date', 'String') : this.#types.leaves.scalar(kind);
    const ordered = kind === 'String' || kind === 'Date' || (kind !== 'ID' && isNumeric(kind));
    return this.#types.once(
      `${name}Filter`,
      'Conditions on a value. All that are given have to hold; of a missing value none does.',
      'valueFilter',
      () => ({
        eq: {
          type,
          description:
            name === 'Count' || kind === 'ID'
              ? 'Is this.'
              : `Is this${kind === 'String' ? ' exactly' : ''}; null asks for a missing value.`,
        },
        ...(kind === 'String'
          ? { eqIgnoreCase: { type, description: 'Is this, in upper or lower case.' } }
          : {}),
        ...(kind === 'Boolean'
          ? {}
          : {
              in: {
                type,
                list: true,
                description: `Is one of these${kind === 'String' ? ' exactly' : ''}.`,
              },
            }),
        ...(ordered ? orderedBy(type) : {}),
        ...(kind === 'String'
          ? {
              contains: { type, description: 'Contains this, in upper or lower case.' },
              startsWith: { type, description: 'Starts with this, in upper or lower case.' },
              endsWith: { type, description: 'Ends with this, in upper or lower case.' },
              containsCaseSensitive: { type, description: 'Contains exactly this.' },
              startsWithCaseSensitive: { type, description: 'Starts with exactly this.' },
              endsWithCaseSensitive: { type, description: 'Ends with exactly this.' },
            }
          : {}),
        ...(kind === 'ID' || name === 'Count'
          ? {}
          : { isNull: { type: 'Boolean', description: 'Whether the value is missing.' } }),
      }),
    );
  }

  /** Conditions on keys distinguish case: the index over them answers those on the beginning of one. */
  ofSlug(): InputRef {
    const type = this.#types.leaves.scalar('String');
    return this.#types.once(
      'SlugFilter',
      'Conditions on a slug. All that are given have to hold; upper and lower case are distinguished.',
      'valueFilter',
      () => ({
        eq: { type, description: 'Is this.' },
        in: { type, list: true, description: 'Is one of these.' },
        ...orderedBy(type),
        contains: { type, description: 'Contains exactly this.' },
        startsWith: { type, description: 'Starts with exactly this.' },
        endsWith: { type, description: 'Ends with exactly this.' },
      }),
    );
  }

  #ofList(kind: Property['kind']): InputRef {
    const type = this.#types.leaves.scalar(kind);
    const name = typeof kind === 'string' ? kind : kind.name;
    return this.#types.once(
      `${name}ListFilter`,
      'Conditions on a list. A missing list is an empty one.',
      'listFilter',
      () => ({
        has: { type, description: 'Holds this.' },
        hasAny: { type, list: true, description: 'Holds one of these; of none, it never does.' },
        hasEvery: { type, list: true, description: 'Holds all of these; of none, it always does.' },
        isEmpty: { type: 'Boolean', description: 'Whether it holds nothing.' },
      }),
    );
  }
}

function orderedBy(type: unknown): Readonly<Record<'lt' | 'lte' | 'gt' | 'gte', InputField>> {
  return {
    lt: { type, description: 'Is less than this.' },
    lte: { type, description: 'Is this or less.' },
    gt: { type, description: 'Is greater than this.' },
    gte: { type, description: 'Is this or greater.' },
  };
}
