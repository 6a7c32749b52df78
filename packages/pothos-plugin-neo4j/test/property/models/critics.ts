import {
  defineGraph,
  enumeration,
  incoming,
  node,
  nodeInterface,
  outgoing,
  type Threshold,
} from '@rolegraph/graph-model';
import { z } from 'zod';
import { column, reference, references, traversal } from '../../../src/index.ts';
import type { Data, GraphEdge, GraphNode } from '../data.ts';
import type { Model } from '../model.ts';
import { failing, thresholdReport } from '../reference/threshold.ts';
import { buildSchema } from './parts.ts';

const Mood = enumeration(
  'Mood',
  'Moods, stored otherwise than they are called.',
  { GLAD: 'Laughing.', SAD: 'Crying.' },
  { GLAD: 'glad', SAD: 'very sad' },
);

const praise: Threshold = {
  name: 'Praise',
  atLeast: { score: 1, rank: null },
  unless: ['doubtful', 'late'],
  among: ['mood'],
};

/** A rated relationship with a threshold, which may be inferred too and leads to nodes of two types. */
const graph = defineGraph({
  interfaces: {
    Work: nodeInterface({
      description: 'What is played.',
      properties: { title: z.string().optional().describe('Its title.') },
      relationships: { critics: incoming('PRAISES', 'Critic', 'Who praises it.') },
    }),
  },
  nodes: {
    Critic: node({
      description: 'Somebody who writes of works.',
      plural: 'critics',
      properties: { age: z.int().optional().describe('In years.') },
      relationships: {
        praises: outgoing('PRAISES', 'Work', 'What they praise.', {
          inferable: true,
          threshold: praise,
          properties: {
            score: z.number().optional().describe('How good.'),
            rank: z.number().optional().describe('In which place.'),
            doubtful: z.boolean().optional().describe('Whether it is not sure.'),
            late: z.boolean().optional().describe('Whether it came too late.'),
            mood: Mood.optional().describe('In which mood.'),
          },
        }),
        follows: outgoing('FOLLOWS', 'Critic', 'Whom they read.'),
      },
    }),
    Film: node({
      description: 'A film.',
      plural: 'films',
      implements: 'Work',
      properties: { minutes: z.int().optional().describe('How long.') },
      relationships: {},
    }),
    Play: node({
      description: 'A play.',
      plural: 'plays',
      implements: 'Work',
      properties: {},
      relationships: {},
    }),
  },
  evidence: {
    name: 'Review',
    ...nodeInterface({
      description: 'A review.',
      properties: { paper: z.string().optional().describe('Where it was printed.') },
      relationships: {},
    }),
  },
});

const praisedByAll = traversal({
  name: 'praisedByAll',
  description: 'Works that all critics praise.',
  cypher: `UNWIND critics AS critic MATCH (critic)-[:PRAISES]->(node:Work)
    WITH node, count(DISTINCT critic) AS voices WHERE voices = size(critics) RETURN node, voices`,
  arguments: { critics: references('Critic', 'The critics.') },
  inferable: true,
  threshold: 'Critic.praises',
  gives: {
    kind: 'connection',
    type: 'Work',
    name: 'PraisedWork',
    columns: { voices: column.scalar(z.int().describe('How many praise it.')) },
  },
});

const verdicts = traversal({
  name: 'verdicts',
  description: 'How many works a critic praises, and how many are on record.',
  cypher: `RETURN COUNT { (critic)-[:PRAISES]->() } AS praised, COUNT { (critic)-[:PRAISES|PRAISES_RATED]->() } AS recorded,
           CASE WHEN $selected.requirement THEN COLLECT { MATCH (critic)-[leftOut:PRAISES_RATED]->() RETURN leftOut } ELSE [] END AS requirement`,
  arguments: { critic: reference('Critic', 'The critic.') },
  threshold: 'Critic.praises',
  gives: {
    kind: 'row',
    record: {
      name: 'Verdicts',
      description: 'What a critic wrote.',
      columns: {
        praised: column.scalar(z.int().describe('How many count.')),
        recorded: column.scalar(z.int().describe('How many there are.')),
        requirement: column.leftOut('Critic.praises', 'What counts.'),
      },
    },
  },
});

const traversals = [praisedByAll, verdicts];

const declared = graph.nodes.get('Critic')?.relationships.get('praises') ?? {
  threshold: praise,
  properties: new Map(),
};

/** What is on record of a critic, with whether it counts. */
function opinions(
  critic: GraphNode,
  { edges }: Data,
  input: Readonly<Record<string, unknown>>,
): readonly { readonly edge: GraphEdge; readonly counts: boolean }[] {
  const requirement = (input.requirement ?? {}) as Readonly<Record<string, unknown>>;
  return edges
    .filter(({ from, type }) => from === critic && type.startsWith('PRAISES'))
    .filter(({ type }) => input.includeInferred === true || !type.endsWith('_INFERRED'))
    .map((edge) => ({ edge, counts: failing(declared, edge.values, requirement).length === 0 }));
}

export const critics: Model = {
  name: 'critics',
  graph,
  traversals,
  schema: buildSchema(graph, traversals),
  matched: {},
  answers: {
    praisedByAll: (input, _data, all) => {
      const named = input.critics as readonly GraphNode[];
      const praised = named.map((critic) =>
        opinions(critic, all, input).flatMap(({ edge, counts }) => (counts ? [edge.to] : [])),
      );
      return all.nodes
        .filter((work) => praised.every((works) => works.includes(work)))
        .map((node) => ({ node, voices: named.length }));
    },
    verdicts: (input, _data, all) => {
      const written = opinions(input.critic as GraphNode, all, input);
      const leftOut = written.filter(({ counts }) => !counts);
      return [
        {
          praised: written.length - leftOut.length,
          recorded: written.length,
          requirement: {
            kind: 'record',
            columns: thresholdReport(
              declared,
              leftOut.map(({ edge }) => edge.values),
              (input.requirement ?? {}) as Readonly<Record<string, unknown>>,
            ),
          },
        },
      ];
    },
  },
};
