import { builder } from './builder.ts';
import { model } from './model.ts';
import { traversals } from './traversals/index.ts';

builder.queryType({ description: 'What can be asked of the graph.' });
builder.graph(model, traversals);

/** The GraphQL schema of RoleGraph. */
export const schema = builder.toSchema();

export { model };
