import SchemaBuilder from '@pothos/core';
import graphPlugin, { type GraphContext } from '../src/plugin/index.ts';

/** The builder that the schema is authored with. */
export const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
