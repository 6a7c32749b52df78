import { aggregate } from './aggregate.ts';
import { aliases } from './aliases.ts';
import { compare } from './compare.ts';
import { counts } from './counts.ts';
import { deepPage } from './deep-page.ts';
import { edgeFilter } from './edge-filter.ts';
import { frameworksForProject } from './frameworks-for-project.ts';
import { group } from './group.ts';
import { hub } from './hub.ts';
import { list } from './list.ts';
import { mostConnected } from './most-connected.ts';
import { neighborhood } from './neighborhood.ts';
import { nested } from './nested.ts';
import { paths } from './paths.ts';
import { recommendRoles } from './recommend-roles.ts';
import { resolveTerms } from './resolve-terms.ts';
import { rolesForSkills } from './roles-for-skills.ts';
import { roots } from './roots.ts';
import { salaryComparison } from './salary-comparison.ts';
import { search } from './search.ts';
import { shared } from './shared.ts';
import { sharedNested } from './shared-nested.ts';
import { similar } from './similar.ts';
import { similarShared } from './similar-shared.ts';
import { skillGap } from './skill-gap.ts';
import { skillsForProject } from './skills-for-project.ts';
import { skillsShared } from './skills-shared.ts';
import { statistics } from './statistics.ts';
import { suggest } from './suggest.ts';
import { top } from './top.ts';
import { trendImpact } from './trend-impact.ts';
import { usesNot } from './uses-not.ts';
import type { Work } from './work.ts';

/** Everything that is measured; the first six are those of the first trials with the peer. */
export const works: readonly Work[] = [
  nested,
  hub,
  shared,
  counts,
  usesNot,
  top,
  edgeFilter,
  deepPage,
  aggregate,
  group,
  search,
  sharedNested,
  aliases,
  roots,
  list,
  similar,
  similarShared,
  mostConnected,
  paths,
  skillGap,
  compare,
  skillsShared,
  rolesForSkills,
  neighborhood,
  suggest,
  resolveTerms,
  skillsForProject,
  frameworksForProject,
  recommendRoles,
  trendImpact,
  salaryComparison,
  statistics,
];
