import SchemaBuilder from '@pothos/core';
import { defineGraph, node, nodeInterface, outgoing } from '@rolegraph/graph-model';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { testNeo4j } from '../../../test/support/neo4j.ts';
import graphPlugin, { column, type GraphContext, reference, traversal } from '../src/index.ts';
import { library, openLibrary } from './library.ts';

const author = { author: reference('Author', 'The author.') };

const tied = traversal({
  name: 'tied',
  description: 'Books that an author is tied to.',
  cypher: 'MATCH (author)-[r:WROTE|LIKES]->(node:Book) RETURN node, type(r) AS tie // either way',
  arguments: author,
  inferable: true,
  gives: {
    kind: 'connection',
    type: 'Book',
    name: 'Tied',
    columns: { tie: column.scalar(z.string().describe('By what.')) },
  },
});

const near = traversal({
  name: 'near',
  description: 'Books within three steps of writing.',
  cypher: 'MATCH (author)-[:WROTE*1..3]-(node:Book) WITH DISTINCT node RETURN node',
  arguments: author,
  inferable: true,
  gives: { kind: 'connection', type: 'Book', columns: {} },
});

const labelled = traversal({
  name: 'labelled',
  description: 'Books with texts that stand in the file.',
  cypher: `// What is quoted stays as it is.
    MATCH (author)-[:WROTE]->(node:Book)   /* not
      this */
    RETURN node, 'two  blanks' AS spaced, "// no $comment" AS slashed
    // The last line.`,
  arguments: author,
  gives: {
    kind: 'connection',
    type: 'Book',
    name: 'Labelled',
    columns: {
      spaced: column.scalar(z.string().describe('A text.')),
      slashed: column.scalar(z.string().describe('Another.')),
    },
  },
});

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({});
builder.graph(library, [tied, near, labelled]);

const { driver, database } = await testNeo4j({ model: library });
const { ask } = await openLibrary(driver, database, builder.toSchema());

it('a pattern of several types reads inferred relationships of each that has them, beside the stated ones', async () => {
  const query =
    'query($i: Boolean!) { tied(author: "cid", includeInferred: $i) { totalCount edges { tie node { slug } } } }';
  const likes = { tie: 'LIKES', node: { slug: 'sky' } };
  expect((await ask(query, { i: false })).data).toEqual({ tied: { totalCount: 1, edges: [likes] } });
  expect((await ask(query, { i: true })).data).toEqual({
    tied: { totalCount: 2, edges: [likes, { tie: 'WROTE_INFERRED', node: { slug: 'sun' } }] },
  });
});

it('a pattern of several steps goes over inferred and stated relationships on one path', async () => {
  const query =
    'query($i: Boolean!) { near(author: "cid", includeInferred: $i) { totalCount nodes { slug } } }';
  expect((await ask(query, { i: false })).data).toEqual({ near: { totalCount: 0, nodes: [] } });
  // To Sun by an inferred relationship, to the others by stated ones of its other author.
  expect((await ask(query, { i: true })).data).toEqual({
    near: { totalCount: 3, nodes: [{ slug: 'sea' }, { slug: 'sky' }, { slug: 'sun' }] },
  });
});

it('texts in a file keep their blanks and slashes, and comments do not reach into the statement around it', async () => {
  const { data, statements } = await ask(
    '{ labelled(author: "bob") { totalCount edges { spaced slashed node { slug } } } }',
  );
  expect(data).toEqual({
    labelled: {
      totalCount: 1,
      edges: [{ spaced: 'two  blanks', slashed: '// no $comment', node: { slug: 'sea' } }],
    },
  });
  expect(statements[0]?.text).not.toMatch(/quoted|not\s+this|last line/);
});

it('a pattern of several steps cannot follow a threshold, which the schema says when it is built', () => {
  const graph = defineGraph({
    interfaces: {},
    nodes: {
      Role: node({
        description: 'A role.',
        plural: 'roles',
        properties: { name: z.string().describe('Its name.') },
        relationships: {
          next: outgoing('LEADS_TO', 'Role', 'What it leads to.', {
            properties: { likelihood: z.number().optional().describe('From 0 to 1.') },
            threshold: { name: 'Lead', atLeast: { likelihood: 0.5 }, unless: [], among: [] },
          }),
        },
      }),
    },
    evidence: {
      name: 'Evidence',
      ...nodeInterface({ description: 'A statement.', properties: {}, relationships: {} }),
    },
  });
  const build = (pattern: string) => {
    const leads = traversal({
      name: 'leads',
      description: 'Roles that a role leads to.',
      cypher: `MATCH (role)${pattern}(node:Role) WITH DISTINCT node RETURN node`,
      arguments: { role: reference('Role', 'The role.') },
      threshold: 'Role.next',
      gives: { kind: 'connection', type: 'Role', columns: {} },
    });
    const schema = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
    schema.queryType({});
    schema.graph(graph, [leads]);
    return schema.toSchema();
  };
  expect(() => build('-[:LEADS_TO*1..3]->')).toThrow(
    'leads: a pattern of several steps, such as *1..3, cannot follow a threshold: write it as a quantified path, ((a)-[:TYPE]->(b)){1,3}',
  );
  expect(() => build('((:Role)-[:LEADS_TO]->(:Role)){1,3}')).not.toThrow();
});
