import SchemaBuilder from '@pothos/core';
import graphPlugin, { type GraphContext, nodeReference } from '../../../src/index.ts';
import { library } from '../../library.ts';

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
// error: Property 'Autor' does not exist
const { Author, Autor } = builder.graph(library);

builder.objectField(Author, 'size', (t) =>
  // error: Argument of type '"height"' is not assignable to parameter of type '"title" | "slug" | "born"'
  t.needs('height').int({ resolve: () => 1 }),
);

builder.objectField(Author, 'age', (t) =>
  // error: 'born' is possibly 'null'
  t.needs('born').int({ resolve: ({ born }) => 2026 - born }),
);

builder.objectField(Author, 'initial', (t) =>
  // error: Property 'title' does not exist
  t.needs('born').string({ resolve: ({ title }) => title.charAt(0) }),
);

builder.objectField(Author, 'neighbour', (t) =>
  // error: is not assignable to type
  t.field({ type: Author, resolve: () => nodeReference('Book', 'sea') }),
);

export { Autor };
