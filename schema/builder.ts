import SchemaBuilder from '@pothos/core';
import graphPlugin, { type GraphContext } from '@rolegraph/pothos-plugin-neo4j';

/** The builder that the schema is authored with. */
export const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
