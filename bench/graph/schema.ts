import SchemaBuilder from '@pothos/core';
import graphPlugin, { type GraphContext } from '@rolegraph/pothos-plugin-neo4j';
import { traversals } from '../../schema/traversals/index.ts';
import { model } from './model.ts';

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'What can be asked of the measured graph.' });
// The product's own: what they need of the graph, the measured one has too.
builder.graph(model, traversals);

/** The GraphQL schema that RoleGraph's own server answers in the benchmark. */
export const schema = builder.toSchema();
