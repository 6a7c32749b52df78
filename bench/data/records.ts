import type { NodeRecord, Records, RelationshipRecord } from '../../src/releases/index.ts';
import type { GraphData } from './data.ts';

/** The data as the release loader takes it, one record at a time. */
export function recordsOf(data: GraphData, statedBy: string): Records {
  return { nodes: nodesOf(data), relationships: relationshipsOf(data, statedBy) };
}

function* nodesOf({ roles, skills, frameworks, tasks, market }: GraphData): Generator<NodeRecord> {
  for (const { slug, ...properties } of roles) yield { type: 'Role', slug, properties };
  for (const { slug, ...properties } of skills) yield { type: 'Skill', slug, properties };
  for (const { slug, ...properties } of frameworks) yield { type: 'Framework', slug, properties };
  for (const { slug, name, kind } of tasks) yield { type: 'Task', slug, properties: { name, kind } };
  yield* market?.nodes ?? [];
}

function* relationshipsOf(
  { uses, requires, tasks, related = [], market }: GraphData,
  statedBy: string,
): Generator<RelationshipRecord> {
  const role = (slug: string) => ({ type: 'Role', slug });
  for (const { role: slug, framework, inDemand } of uses) {
    const to = { type: 'Framework', slug: framework };
    yield { type: 'USES', from: role(slug), to, properties: { inDemand, statedBy } };
  }
  for (const { role: slug, skill, importance, level } of requires) {
    const to = { type: 'Skill', slug: skill };
    yield { type: 'REQUIRES_SKILL', from: role(slug), to, properties: { importance, level, statedBy } };
  }
  for (const { role: slug, slug: task } of tasks) {
    yield {
      type: 'PERFORMS',
      from: role(slug),
      to: { type: 'Task', slug: task },
      properties: { statedBy },
    };
  }
  for (const { role: slug, other } of related) {
    yield { type: 'RELATED_TO', from: role(slug), to: role(other), properties: { statedBy } };
  }
  for (const { properties, ...rest } of market?.relationships ?? []) {
    yield { ...rest, properties: { ...properties, statedBy } };
  }
}
