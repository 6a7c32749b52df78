import { compareRoles } from './compare-roles.ts';
import { datasetDifference } from './dataset-difference.ts';
import { frameworksForProject } from './frameworks-for-project.ts';
import { frameworksSharedBy } from './frameworks-shared-by.ts';
import { graphStatistics } from './graph-statistics.ts';
import { mostConnected } from './most-connected.ts';
import { neighborhood } from './neighborhood.ts';
import { recommendRoles } from './recommend-roles.ts';
import { releases } from './releases.ts';
import { resolveTerms } from './resolve-terms.ts';
import { roleGap } from './role-gap.ts';
import { rolesForSkills } from './roles-for-skills.ts';
import { salaryComparison } from './salary-comparison.ts';
import { search } from './search.ts';
import { shortestPaths } from './shortest-paths.ts';
import { similar } from './similar.ts';
import { skillGap } from './skill-gap.ts';
import { skillsForProject } from './skills-for-project.ts';
import { skillsSharedBy } from './skills-shared-by.ts';
import { suggest } from './suggest.ts';
import { trendImpact } from './trend-impact.ts';

/** Every question that is answered by a statement of its own. */
export const traversals = [
  compareRoles,
  datasetDifference,
  frameworksForProject,
  frameworksSharedBy,
  graphStatistics,
  mostConnected,
  neighborhood,
  recommendRoles,
  releases,
  roleGap,
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
] as const;
