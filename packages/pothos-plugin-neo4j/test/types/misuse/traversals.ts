import SchemaBuilder from '@pothos/core';
import { z } from 'zod';
import graphPlugin, {
  type Arguments,
  column,
  type GraphContext,
  reference,
  type TraversalRow,
  traversal,
  value,
} from '../../../src/index.ts';
import { library } from '../../library.ts';

const declaration = { name: 'any', description: 'Any.', cypher: '' };
const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });

export const rankedByNoColumn = traversal({
  ...declaration,
  arguments: {},
  // error: Misuse<"rankedBy: score is no column of numbers or booleans">
  gives: { kind: 'connection', type: 'Book', columns: {}, rankedBy: 'score' },
});

export const rankedByText = traversal({
  ...declaration,
  arguments: {},
  // error: Misuse<"rankedBy: why is no column of numbers or booleans">
  gives: {
    kind: 'rows',
    rankedBy: 'why',
    record: {
      name: 'Reason',
      description: 'A reason.',
      columns: { why: column.scalar(z.string().describe('Why.')) },
    },
  },
});

export const preparedAsAnotherType = value(z.int().describe('How many.'), (count) =>
  // error: Property 'trim' does not exist on type 'number'
  count.trim(),
);

const referring = traversal({
  ...declaration,
  arguments: { author: reference('Autor', 'Who.') },
  gives: { kind: 'connection', type: 'Book', columns: {} },
});
const giving = traversal({
  ...declaration,
  arguments: {},
  gives: { kind: 'connection', type: 'Bok', columns: {} },
});
const holding = traversal({
  ...declaration,
  arguments: { part: value(z.string().describe('Part.')) },
  gives: {
    kind: 'row',
    record: {
      name: 'Shelves',
      description: 'Shelves.',
      columns: {
        shelves: column.records(
          { name: 'Full', description: 'A full one.', columns: { shelf: column.node('Shelv', 'It.') } },
          'Those that are full.',
        ),
      },
    },
  },
});
const apart = traversal({
  name: 'apart',
  description: 'Any.',
  arguments: {},
  gives: {
    kind: 'parts',
    name: 'Apart',
    description: 'Any.',
    parts: { shelves: { description: 'Shelves.', cypher: '', type: 'Shelv', columns: {} } },
  },
});
// error: Misuse<"node: there is no node type Shelv">
builder.graph(library, [apart]);
// error: Misuse<"author: there is no node type Autor">
builder.graph(library, [referring]);
// error: Misuse<"node: there is no node type Bok">
builder.graph(library, [giving]);
// error: Misuse<"shelves.shelf: there is no node type Shelv">
builder.graph(library, [holding]);

// error: Property 'part' is missing
export const withoutAnArgument: Arguments<typeof library, typeof holding> = {};

// error: Type 'number' is not assignable to type 'string'
export const argumentOfAnotherType: Arguments<typeof library, typeof holding> = { part: 1 };

export function colour(row: TraversalRow<typeof library, typeof holding>): number {
  // error: Property 'colour' does not exist
  return row.shelves.colour;
}
