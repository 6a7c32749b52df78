import SchemaBuilder from '@pothos/core';
import { z } from 'zod';
import { compareRoles } from '../../schema/traversals/compare-roles.ts';
import { frameworksSharedBy } from '../../schema/traversals/frameworks-shared-by.ts';
import { mostConnected } from '../../schema/traversals/most-connected.ts';
import { neighborhood } from '../../schema/traversals/neighborhood.ts';
import { rolesForSkills } from '../../schema/traversals/roles-for-skills.ts';
import { shortestPaths } from '../../schema/traversals/shortest-paths.ts';
import { similar } from '../../schema/traversals/similar.ts';
import { skillGap } from '../../schema/traversals/skill-gap.ts';
import { skillsSharedBy } from '../../schema/traversals/skills-shared-by.ts';
import { searchQuery, wordsOf } from '../../src/cypher/lucene.ts';
import graphPlugin, { column, type GraphContext, traversal, value } from '../../src/plugin/index.ts';
import { model } from './model.ts';

const search = traversal({
  name: 'search',
  description: 'Entities that the words describe, best first.',
  cypher: `CALL db.index.fulltext.queryNodes('entities', '+release:"' + $release + '" +(' + $text + ')') YIELD node, score
    WHERE node.release = $release
    RETURN node, score`,
  arguments: {
    text: value(z.string().describe('The words to look for.'), (text) => searchQuery(wordsOf(text))),
  },
  gives: {
    kind: 'connection',
    type: 'Entity',
    name: 'Search',
    columns: { score: column.scalar(z.number().describe('How well it fits.')) },
    rankedBy: 'score',
  },
});

const builder = new SchemaBuilder<{ Context: GraphContext }>({ plugins: [graphPlugin] });
builder.queryType({ description: 'What can be asked of the measured graph.' });
// The product's own traversals: what they need of the graph, the measured one has too.
builder.graph(model, [
  compareRoles,
  frameworksSharedBy,
  mostConnected,
  neighborhood,
  rolesForSkills,
  search,
  shortestPaths,
  similar,
  skillGap,
  skillsSharedBy,
]);

/** The GraphQL schema that RoleGraph's own server answers in the benchmark. */
export const schema = builder.toSchema();
