import { type DataSizes, degreeKey } from '@rolegraph/pothos-plugin-neo4j';

const keys = {
  skillsOfRole: degreeKey('Role', true, 'REQUIRES_SKILL'),
  rolesOfSkill: degreeKey('Skill', false, 'REQUIRES_SKILL'),
  frameworksOfRole: degreeKey('Role', true, 'USES'),
  rolesOfFramework: degreeKey('Framework', false, 'USES'),
} as const;

/** How many skills and frameworks a role may have, and how many roles one of these: what traversals between them read. */
export function roleDegrees(sizes: DataSizes): Readonly<Record<keyof typeof keys, number>> {
  return {
    skillsOfRole: sizes.degree(keys.skillsOfRole).percentile99,
    rolesOfSkill: sizes.degree(keys.rolesOfSkill).percentile99,
    frameworksOfRole: sizes.degree(keys.frameworksOfRole).percentile99,
    rolesOfFramework: sizes.degree(keys.rolesOfFramework).percentile99,
  };
}
