import type { GraphData } from './data.ts';
import { random } from './random.ts';

/** O*NET's shape: how many of each, and how unevenly technologies are used. */
const ROLES = 1016;
const SKILLS = 68;
const FRAMEWORKS = 8775;
const WITH_USES = 0.91;
const USES_PER_ROLE = 35;
const RATED = 0.865;
const TASKS_PER_ROLE = 18;
const ALIASES_PER_ROLE = 20;

const words =
  'data cloud report design sales health safety budget machine survey legal network energy music plant trade audit patient vehicle media'.split(
    ' ',
  );

export interface Shape {
  /** The size of one copy as a share of O*NET's; 1 by default. */
  readonly size?: number;
  /** How many graphs of that size stand side by side; 1 by default. */
  readonly copies?: number;
  /** How many tasks a role has; as many as in O*NET by default. */
  readonly tasks?: number;
}

/**
 * Generates a graph of O*NET's shape: few technologies that nearly every role uses and a long tail that one or two use.
 *
 * Copies have numbers of their own and share nothing, so the first copy's nodes and all that is reachable from them are
 * the same however many stand beside it: what a question about them costs can only grow by the others' being there. They
 * stand in turns, in the order of slugs as on the disk. Everybody gets the same graph.
 */
export function generate({ size = 1, copies = 1, tasks = TASKS_PER_ROLE }: Shape = {}): GraphData {
  const parts = Array.from({ length: copies }, (_, copy) => generateCopy(copy, size, tasks));
  return {
    roles: inTurns(parts.map((part) => part.roles)),
    skills: inTurns(parts.map((part) => part.skills)),
    frameworks: inTurns(parts.map((part) => part.frameworks)),
    tasks: inTurns(parts.map((part) => part.tasks)),
    uses: inTurns(parts.map((part) => part.uses)),
    requires: inTurns(parts.map((part) => part.requires)),
  };
}

function generateCopy(copy: number, size: number, tasksPerRole: number): GraphData {
  const next = random(copy + 1);
  const nextCalled = random(copy + 1_000);
  const wordBy = (draw: () => number) => words[Math.floor(draw() * words.length)] ?? '';
  const word = () => wordBy(next);
  const name = (kind: string, at: number) => `${word()} ${word()} ${kind} ${at}`;
  const slug = (letter: string, at: number) =>
    `${letter}-${String(at).padStart(6, '0')}${copy === 0 ? '' : `-${copy}`}`;
  const roles = Array.from({ length: Math.round(ROLES * size) }, (_, at) => ({
    slug: slug('r', at),
    name: name('role', at),
    aliases: Array.from(
      { length: ALIASES_PER_ROLE },
      (_, alias) => `${wordBy(nextCalled)} worker ${at * ALIASES_PER_ROLE + alias}`,
    ),
    description: `Works with ${word()} and ${word()} for ${word()}.`,
  }));
  const skills = Array.from({ length: SKILLS }, (_, at) => ({
    slug: slug('s', at),
    name: name('skill', at),
    kind: at < 35 ? 'skill' : 'knowledge',
  }));
  const frameworks = Array.from({ length: Math.round(FRAMEWORKS * size) }, (_, at) => ({
    slug: slug('f', at),
    name: name('software', at),
    category: `${words[at % words.length]} software`,
    hot: next() < 0.02,
  }));
  // As in O*NET, how popular a technology is has nothing to do with where its slug stands.
  const byPopularity = shuffled(frameworks, next);
  const uses = roles.flatMap((role) => {
    const chosen = new Set<string>();
    const count = next() < WITH_USES ? Math.ceil(-Math.log(1 - next()) * USES_PER_ROLE) : 0;
    while (chosen.size < Math.min(count, frameworks.length / 2)) {
      chosen.add(byPopularity[Math.floor(frameworks.length * next() ** 6)]?.slug ?? '');
    }
    return [...chosen].map((framework) => ({ role: role.slug, framework, inDemand: next() < 0.07 }));
  });
  const requires = roles
    .filter(() => next() < RATED)
    .flatMap((role) =>
      skills.map((skill) => ({
        role: role.slug,
        skill: skill.slug,
        importance: 1 + Math.round(next() * 400) / 100,
        level: Math.round(next() * 700) / 100,
      })),
    );
  const tasks = roles.flatMap((role, at) =>
    Array.from({ length: tasksPerRole }, (_, task) => ({
      slug: slug('t', at * tasksPerRole + task),
      name: `Prepare ${word()} ${word()} for ${word()} ${word()}.`,
      kind: next() < 0.7 ? 'Core' : 'Supplemental',
      role: role.slug,
    })),
  );
  return { roles, skills, frameworks, tasks, uses, requires };
}

function shuffled<Item>(items: readonly Item[], next: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The first of each list, then the second of each, and so on. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  const turns: Item[] = [];
  for (let at = 0; at < longest; at += 1) {
    for (const list of lists) if (at < list.length) turns.push(list[at] as Item);
  }
  return turns;
}
