/** The oldest Neo4j that can run RoleGraph's Cypher. */
export const oldestVersion = '5.26';

/**
 * Whether a server is new enough.
 * @param agent the server's own name: `Neo4j/5.26.30`, `Neo4j/2026.09.0`, `Neo4j/5.27-aura`
 */
export function isSupported(agent: string): boolean {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 26);
}
