import { incoming, node, outgoing } from '@rolegraph/graph-model';
import { z } from 'zod';

export const indexOfAnUnknownProperty = node({
  description: 'A book.',
  plural: 'books',
  properties: { title: z.string().describe('The title.') },
  relationships: {},
  // error: Type '"titel"' is not assignable to type '"title"'
  indexes: ['titel'],
});

export const misspeltOption = outgoing('BY', 'Author', 'Who wrote it.', {
  // error: 'propertys' does not exist in type 'RelationshipOptions
  propertys: { share: z.number().describe('How much of it.') },
});

export const propertiesOfAnIncomingSide = incoming('BY', 'Book', 'What they wrote.', {
  // error: 'properties' does not exist in type 'Pick<RelationshipOptions
  properties: { share: z.number().describe('How much of it.') },
});

export const propertyWithoutSchema = node({
  description: 'A book.',
  plural: 'books',
  // error: Type 'string' is not assignable to type 'ZodType
  properties: { title: 'string' },
  relationships: {},
});

// error: Property 'plural' is missing
export const nodeWithoutPlural = node({ description: 'A book.', properties: {}, relationships: {} });
