import {
  defineGraph,
  type Edge,
  type Evidence,
  incoming,
  node,
  nodeInterface,
  outgoing,
  type Row,
  type Target,
  union,
} from '@rolegraph/graph-model';
import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import type { model } from '../../../../../schema/model.ts';
import type { library } from '../../library.ts';

type Library = typeof library;
type Genre = 'NOVEL' | 'POEMS';
type Basis = 'DIRECT' | 'DERIVED' | 'INFERRED';

// A row has the slug, the type's own properties and its interface's; what may be missing is null, a list never is.
expectTypeOf<Row<Library, 'Author'>>().toEqualTypeOf<{
  readonly slug: string;
  readonly title: string;
  readonly born: number | null;
}>();
expectTypeOf<Row<Library, 'Book'>>().toEqualTypeOf<{
  readonly slug: string;
  readonly title: string;
  readonly genre: Genre | null;
  readonly tags: readonly string[];
  readonly born: string | null;
  readonly published: string | null;
  readonly lent: boolean | null;
}>();
expectTypeOf<Row<Library, 'Thing'>>().toEqualTypeOf<{ readonly slug: string; readonly title: string }>();
expectTypeOf<Row<Library, 'Author' | 'Book'>['born']>().toEqualTypeOf<number | string | null>();

// An edge has the relationship's own properties beside the evidence, from whichever side it is walked.
interface Wrote {
  readonly basis: Basis;
  readonly source: string | null;
  readonly share: number | null;
  readonly formats: readonly string[];
}
expectTypeOf<Edge<Library, 'Author', 'books'>>().toEqualTypeOf<Wrote>();
expectTypeOf<Edge<Library, 'Book', 'authors'>>().toEqualTypeOf<Wrote>();
expectTypeOf<Edge<Library, 'Author', 'likes'>>().toEqualTypeOf<Evidence<Library>>();
expectTypeOf<Evidence<Library>>().toEqualTypeOf<{ readonly basis: Basis; readonly source: string | null }>();

// A field of an interface is a field of its types; where a pattern leads, no edge tells anything.
expectTypeOf<keyof Edge<Library, 'Book', 'shelf'>>().toEqualTypeOf<never>();
expectTypeOf<Target<Library, 'Book', 'shelf'>>().toEqualTypeOf<'Shelf'>();
expectTypeOf<Target<Library, 'Author', 'likes'>>().toEqualTypeOf<'Author' | 'Book'>();

// The whole model infers as well: book-keeping has no evidence, and what only one of two relations has may be missing.
expectTypeOf<keyof Edge<typeof model, 'Fact', 'conflicts'>>().toEqualTypeOf<'stance'>();
expectTypeOf<Edge<typeof model, 'Challenge', 'mitigatedBy'>['how']>().toEqualTypeOf<string | null>();
expectTypeOf<Edge<typeof model, 'Role', 'workflowSteps'>['order']>().toEqualTypeOf<number | null>();
expectTypeOf<Row<typeof model, 'Role'>['aliases']>().toEqualTypeOf<readonly string[]>();
expectTypeOf<Row<typeof model, 'Fact'>['predicate']>().toEqualTypeOf<string | null>();

// A row of a union is one of its members; what leads to the union leads to each of them.
const shop = defineGraph({
  interfaces: {},
  evidence: {
    name: 'Evidence',
    ...nodeInterface({ description: 'A statement.', properties: {}, relationships: {} }),
  },
  nodes: {
    Buyer: node({
      description: 'Who buys.',
      plural: 'buyers',
      properties: {},
      relationships: {
        bought: outgoing('BOUGHT', 'Ware', 'What they bought.', {
          properties: { price: z.number().describe('For how much.') },
        }),
      },
    }),
    Lamp: node({
      description: 'A lamp.',
      plural: 'lamps',
      properties: { watts: z.int().describe('How bright.') },
      relationships: { buyers: incoming('BOUGHT', 'Buyer', 'Who bought it.') },
    }),
    Chair: node({ description: 'A chair.', plural: 'chairs', properties: {}, relationships: {} }),
  },
  unions: { Ware: union('What is sold.', ['Lamp', 'Chair']) },
});
type Shop = typeof shop;
expectTypeOf<Row<Shop, Target<Shop, 'Buyer', 'bought'>>>().toEqualTypeOf<
  Row<Shop, 'Lamp'> | Row<Shop, 'Chair'>
>();
expectTypeOf<Edge<Shop, 'Lamp', 'buyers'>>().toEqualTypeOf<{
  readonly basis: Basis;
  readonly price: number;
}>();
