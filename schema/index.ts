import { builder } from './builder.ts';
import { model } from './model.ts';
import { compareRoles } from './traversals/compare-roles.ts';
import { datasetDifference } from './traversals/dataset-difference.ts';
import { frameworksForProject } from './traversals/frameworks-for-project.ts';
import { frameworksSharedBy } from './traversals/frameworks-shared-by.ts';
import { graphStatistics } from './traversals/graph-statistics.ts';
import { mostConnected } from './traversals/most-connected.ts';
import { neighborhood } from './traversals/neighborhood.ts';
import { recommendRoles } from './traversals/recommend-roles.ts';
import { releases } from './traversals/releases.ts';
import { resolveTerms } from './traversals/resolve-terms.ts';
import { rolesForSkills } from './traversals/roles-for-skills.ts';
import { salaryComparison } from './traversals/salary-comparison.ts';
import { search } from './traversals/search.ts';
import { shortestPaths } from './traversals/shortest-paths.ts';
import { similar } from './traversals/similar.ts';
import { skillGap } from './traversals/skill-gap.ts';
import { skillsForProject } from './traversals/skills-for-project.ts';
import { skillsSharedBy } from './traversals/skills-shared-by.ts';
import { suggest } from './traversals/suggest.ts';
import { trendImpact } from './traversals/trend-impact.ts';

builder.queryType({ description: 'What can be asked of the graph.' });
builder.graph(model, [
  compareRoles,
  datasetDifference,
  frameworksForProject,
  frameworksSharedBy,
  graphStatistics,
  mostConnected,
  neighborhood,
  recommendRoles,
  releases,
  rolesForSkills,
  resolveTerms,
  salaryComparison,
  search,
  shortestPaths,
  similar,
  skillGap,
  skillsForProject,
  skillsSharedBy,
  suggest,
  trendImpact,
]);

/** The GraphQL schema of RoleGraph. */
export const schema = builder.toSchema();

export { model };
