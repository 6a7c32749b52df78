import { enumeration, type Row } from '@rolegraph/graph-model';
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import type { model } from '../../../../../schema/model.ts';
import type { datasetDifference } from '../../../../../schema/traversals/dataset-difference.ts';
import type { recommendRoles } from '../../../../../schema/traversals/recommend-roles.ts';
import type { rolesForSkills } from '../../../../../schema/traversals/roles-for-skills.ts';
import type { search } from '../../../../../schema/traversals/search.ts';
import {
  type Arguments,
  column,
  type Filter,
  type Order,
  type RelationshipOrder,
  references,
  type TraversalRow,
  traversal,
  value,
} from '../../../src/index.ts';
import type { library } from '../../library.ts';

type Model = typeof model;
type Library = typeof library;

// Filters follow the declaration through any number of relationships, and are what variables are typed by.
export const filter: Filter<Library, 'Author'> = {
  title: { in: ['Ann', 'Bob'] },
  born: { gte: 1970, eq: null },
  shelf: null,
  books: {
    some: {
      genre: { in: ['NOVEL'] },
      tags: { hasAny: ['wet'] },
      likedBy: { none: { id: { eq: 'x' } } },
      edge: { share: { gt: 0.5 }, not: { source: { startsWith: 'c' } } },
    },
    count: { lt: 10 },
  },
  or: [{ slug: { eq: 'ann' } }, { likes: { every: {} } }],
};
export const orders: Order<Library, 'Author'>[] = [
  { title: 'ASC' },
  { books: { count: 'DESC' } },
  { slug: 'ASC' },
];
export const relationshipOrders: RelationshipOrder<Library, 'Author', 'books'>[] = [
  { edge: { share: 'DESC' } },
  { authors: { count: 'ASC' } },
];

// Arguments are what the client sends: references as text, and what has a default may be left out.
expectTypeOf<Arguments<Model, typeof rolesForSkills>>().toEqualTypeOf<{
  readonly skills?: readonly string[] | null;
  readonly levels?: readonly { readonly skill: string; readonly level: number }[] | null;
  readonly compare?: 'REQUIREMENT' | 'PROFILE' | null;
  readonly first?: number | null;
  readonly dataset?: string;
  readonly includeInferred?: boolean;
}>();
expectTypeOf<Arguments<Model, typeof search>['filter']>().toEqualTypeOf<
  Filter<Model, 'Entity'> | undefined
>();

// Rows have the columns, nodes as rows of their types, and the evidence beside them.
type Recommendation = TraversalRow<Model, typeof recommendRoles>;
expectTypeOf<Recommendation['role']>().toEqualTypeOf<Row<Model, 'Role'>>();
expectTypeOf<Recommendation['conflicts']>().toEqualTypeOf<readonly Row<Model, 'Conflict'>[]>();
expectTypeOf<Recommendation['fit']>().toEqualTypeOf<'PRIMARY' | 'COMBINED' | 'ALTERNATIVE' | null>();
expectTypeOf<Recommendation['rank']>().toEqualTypeOf<number>();
expectTypeOf<Recommendation['sections']>().toEqualTypeOf<readonly string[]>();
expectTypeOf<'suits' extends keyof Recommendation ? true : false>().toEqualTypeOf<false>();
expectTypeOf<TraversalRow<Model, typeof search>>().toEqualTypeOf<{
  readonly score: number;
  readonly node: Row<Model, 'Entity'>;
}>();
// A traversal of several parts has rows of each.
type Difference = TraversalRow<Model, typeof datasetDifference>;
expectTypeOf<keyof Difference>().toEqualTypeOf<'added' | 'removed' | 'renamed' | 'changed'>();
expectTypeOf<Difference['added']>().toEqualTypeOf<{ readonly node: Row<Model, 'Entity'> }>();
expectTypeOf<Difference['renamed']['nameBefore']>().toEqualTypeOf<string>();
expectTypeOf<Difference['changed']['relationships'][number]['gained']>().toEqualTypeOf<
  readonly Row<Model, 'Entity'>[]
>();

// Of a declared set, clients send names and the graph stores values; `prepare` gets what the schema gives.
const size = enumeration('Size', 'How large.', { SMALL: 'Small.', LARGE: 'Large.' }, { LARGE: 'xl' });
expectTypeOf<z.output<typeof size>>().toEqualTypeOf<'SMALL' | 'xl'>();
const sized = traversal({
  name: 'sized',
  description: 'Books of a size.',
  cypher: '',
  arguments: {
    authors: references('Author', 'Who.'),
    size: value(size.optional(), (stored) => {
      expectTypeOf(stored).toEqualTypeOf<'SMALL' | 'xl' | undefined>();
      return stored;
    }),
    least: value(z.int().default(1).describe('How many at least.'), (least) => least + 1),
  },
  gives: {
    kind: 'connection',
    type: 'Book',
    columns: {
      size: column.scalar(size.optional()),
      shelf: column.optionalNode('Shelf', 'Where it stands.'),
    },
  },
});
expectTypeOf<Arguments<Library, typeof sized>['size']>().toEqualTypeOf<
  'SMALL' | 'LARGE' | null | undefined
>();
expectTypeOf<TraversalRow<Library, typeof sized>>().toEqualTypeOf<{
  readonly size: 'SMALL' | 'xl' | null;
  readonly shelf: Row<Library, 'Shelf'> | null;
  readonly node: Row<Library, 'Book'>;
}>();
