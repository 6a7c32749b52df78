import type { ResultObject } from '../compiler/result-object.ts';
import { PAGE_LIMIT } from '../planner/page.ts';
import type { ArgumentSpecification } from './field-specification.ts';
import type { OutputRef } from './pothos-refs.ts';
import type { TypeFactory } from './type-factory.ts';

/** The Relay paging arguments. */
export const pagingArguments: Readonly<Record<string, ArgumentSpecification>> = {
  first: {
    type: 'Int',
    description: `How many to give from the start, from 1 to ${PAGE_LIMIT}; ${PAGE_LIMIT} where neither \`first\` nor \`last\` is given.`,
  },
  after: { type: 'String', description: 'Give what follows this cursor.' },
  last: { type: 'Int', description: `How many to give from the end, from 1 to ${PAGE_LIMIT}.` },
  before: { type: 'String', description: 'Give what precedes this cursor.' },
};

const PAGE_INFO = 'PageInfo';

/** Makes the type that tells where a page stands among all pages. */
export function definePageInfo(factory: TypeFactory): OutputRef {
  return factory.once(PAGE_INFO, () => {
    const ref = factory.builder.objectRef<ResultObject>(PAGE_INFO);
    const part = (
      part: 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor',
      description: string,
    ) => ({
      graph: { kind: 'page' as const, part },
      type: part.startsWith('has') ? 'Boolean' : 'String',
      nullable: !part.startsWith('has'),
      description,
    });
    return ref.implement({
      description: 'Where a page stands among all pages of a connection.',
      fields: (t) =>
        factory.fields(t, {
          hasNextPage: part('hasNextPage', 'Whether more follows this page.'),
          hasPreviousPage: part('hasPreviousPage', 'Whether anything precedes this page.'),
          startCursor: part('startCursor', 'The cursor of the first edge; null on an empty page.'),
          endCursor: part('endCursor', 'The cursor of the last edge; null on an empty page.'),
        }),
    });
  });
}
