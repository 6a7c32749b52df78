import SchemaBuilder from '@pothos/core';
import { defineGraph, incoming, node, nodeInterface, outgoing, schemaElements } from '@rolegraph/graph-model';
import graphPlugin, {
  column,
  type Filter,
  type GraphContext,
  graphContext,
  graphRuntime,
  reference,
  traversal,
} from '@rolegraph/pothos-plugin-neo4j';
import { graphql } from 'graphql';
import neo4j from 'neo4j-driver';
import { z } from 'zod';

// 1. Declare what the graph holds, each thing once.
const kitchen = defineGraph({
  interfaces: {},
  nodes: {
    Recipe: node({
      description: 'Something to cook.',
      plural: 'recipes',
      properties: {
        title: z.string().describe('What it is called.'),
        minutes: z.int().optional().describe('How long it takes.'),
      },
      relationships: {
        ingredients: outgoing('NEEDS', 'Ingredient', 'What goes in.', {
          properties: { grams: z.number().describe('How much of it.') },
        }),
      },
      indexes: ['minutes'],
    }),
    Ingredient: node({
      description: 'Something to cook with.',
      plural: 'ingredients',
      properties: { name: z.string().describe('What it is called.') },
      relationships: { usedIn: incoming('NEEDS', 'Recipe', 'What it goes into.') },
    }),
  },
  // What every relationship tells of itself.
  evidence: {
    name: 'Evidence',
    ...nodeInterface({
      description: 'A statement, with who says it.',
      properties: { source: z.string().optional().describe('Who says so.') },
      relationships: {},
    }),
  },
});

// 2. Add a question of your own, as Cypher. The reference is a bound node in it; the client selects on from what it returns.
const goesWith = traversal({
  name: 'goesWith',
  description: 'Ingredients that stand in a recipe beside another, most often first.',
  cypher: `MATCH (ingredient)<-[:NEEDS]-(recipe:Recipe)-[:NEEDS]->(node:Ingredient)
    WHERE node <> ingredient
    RETURN node, count(recipe) AS recipes`,
  arguments: { ingredient: reference('Ingredient', 'The ingredient.') },
  gives: {
    kind: 'connection',
    type: 'Ingredient',
    name: 'Pairing',
    columns: { recipes: column.scalar(z.int().describe('In how many recipes.')) },
    rankedBy: 'recipes',
  },
});

// 3. Make a schema of it. A field with a resolver of yours names the properties that it reads.
const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({});
const { Recipe } = builder.graph(kitchen, [goesWith]);
builder.objectField(Recipe, 'isQuick', (t) =>
  t.needs('minutes').boolean({ resolve: ({ minutes }) => minutes !== null && minutes <= 20 }),
);
const schema = builder.toSchema();

// 4. Fill a Neo4j: its constraints and indexes, the release that is current, and nodes and relationships of it.
const { NEO4J_URI = 'bolt://127.0.0.1:7687', NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '' } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD), {
  disableLosslessIntegers: true,
});
const database = 'neo4j';
for (const { cypher } of schemaElements(kitchen)) await driver.executeQuery(cypher, {}, { database });
await driver.executeQuery(
  `CREATE (:Publication {dataset: 'kitchen', release: 'kitchen_1'}),
    (dal:Recipe {release: 'kitchen_1', slug: 'dal', title: 'Dal', minutes: 40}),
    (soup:Recipe {release: 'kitchen_1', slug: 'soup', title: 'Red soup', minutes: 20}),
    (lentils:Ingredient {release: 'kitchen_1', slug: 'lentils', name: 'Lentils'}),
    (cumin:Ingredient {release: 'kitchen_1', slug: 'cumin', name: 'Cumin'}),
    (tomato:Ingredient {release: 'kitchen_1', slug: 'tomato', name: 'Tomato'}),
    (dal)-[:NEEDS {grams: 200, source: 'Grandmother'}]->(lentils), (dal)-[:NEEDS {grams: 5}]->(cumin),
    (soup)-[:NEEDS {grams: 100}]->(lentils), (soup)-[:NEEDS {grams: 2}]->(cumin), (soup)-[:NEEDS {grams: 400}]->(tomato)`,
  {},
  { database },
);

// 5. Ask. Each root field is one statement, whatever is selected under it.
const runtime = graphRuntime({ driver, database, graph: kitchen, defaultDataset: 'kitchen', timeout: 5_000 });
const filter: Filter<typeof kitchen, 'Recipe'> = {
  ingredients: { some: { slug: { eq: 'lentils' }, edge: { grams: { gte: 150 } } } },
};
const { data, errors } = await graphql({
  schema,
  contextValue: graphContext(runtime),
  variableValues: { filter },
  source: `query($filter: RecipeFilter) {
    recipes(filter: $filter) {
      nodes { title isQuick ingredients(orderBy: [{edge: {grams: DESC}}]) { totalCount edges { grams source node { name } } } }
    }
    goesWith(ingredient: "lentils", first: 1) { edges { recipes node { name usedIn { nodes { title } } } } }
  }`,
});
console.log(JSON.stringify(errors ?? data, null, 2));
await driver.close();
