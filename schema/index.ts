import { builder } from './builder.ts';
import { model } from './model.ts';
import { frameworksSharedBy } from './traversals/frameworks-shared-by.ts';
import { graphStatistics } from './traversals/graph-statistics.ts';
import { search } from './traversals/search.ts';
import { skillsForProject } from './traversals/skills-for-project.ts';
import { suggest } from './traversals/suggest.ts';

builder.queryType({ description: 'What can be asked of the graph.' });
builder.graph(model, [frameworksSharedBy, graphStatistics, search, skillsForProject, suggest]);

/** The GraphQL schema of RoleGraph. */
export const schema = builder.toSchema();

export { model };
