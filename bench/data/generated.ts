import type { GraphData } from './data.ts';
import { random } from './random.ts';

/** O*NET's shape at scale 1: how many of each, and how unevenly technologies are used. */
const ROLES = 1016;
const SKILLS = 68;
const FRAMEWORKS = 8775;
const USES_PER_ROLE = 32;
const RATED = 0.865;
const TASKS_PER_ROLE = 18;

const words =
  'data cloud report design sales health safety budget machine survey legal network energy music plant trade audit patient vehicle media'.split(
    ' ',
  );

/**
 * Generates a graph of O*NET's shape: few technologies that nearly every role uses and a long tail that one or two use.
 *
 * @param scale How many times O*NET. What one node is connected to stays as many at every scale, except for the most
 *   used technologies, which grow with the roles up to the 859 of O*NET's.
 * @param seed The same seed and scale give the same graph.
 */
export function generate(scale: number, seed = 1): GraphData {
  const next = random(seed);
  const pick = (count: number) => Math.floor(next() * count);
  const word = () => words[pick(words.length)] ?? '';
  const name = (kind: string, at: number) => `${word()} ${word()} ${kind} ${at}`;
  const roles = Array.from({ length: Math.round(ROLES * scale) }, (_, at) => ({
    slug: `r-${String(at).padStart(6, '0')}`,
    name: name('role', at),
    description: `Works with ${word()} and ${word()} for ${word()}.`,
  }));
  const skills = Array.from({ length: SKILLS }, (_, at) => ({
    slug: `s-${String(at).padStart(2, '0')}`,
    name: name('skill', at),
    kind: at < 35 ? 'skill' : 'knowledge',
  }));
  const frameworks = Array.from({ length: Math.round(FRAMEWORKS * scale) }, (_, at) => ({
    slug: `f-${String(at).padStart(7, '0')}`,
    name: name('software', at),
    category: `${words[at % words.length]} software`,
    hot: next() < 0.02,
  }));
  // Each block of roles the size of O*NET has its own popular technologies, so that no degree grows with the scale.
  const blocks = Math.max(1, Math.round(scale));
  const perBlock = Math.floor(frameworks.length / blocks);
  const uses = roles.flatMap((role, at) => {
    const block = at % blocks;
    const chosen = new Set<number>();
    const count = 8 + pick(2 * (USES_PER_ROLE - 8));
    while (chosen.size < Math.min(count, perBlock)) {
      chosen.add(Math.min(perBlock - 1, Math.floor(perBlock * next() ** 6)));
    }
    return [...chosen].map((place) => ({
      role: role.slug,
      framework: frameworks[block * perBlock + place]?.slug ?? '',
      inDemand: next() < 0.07,
    }));
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
    Array.from({ length: TASKS_PER_ROLE }, (_, task) => ({
      slug: String(at * TASKS_PER_ROLE + task),
      name: `Prepare ${word()} ${word()} for ${word()} ${word()}.`,
      kind: next() < 0.7 ? 'Core' : 'Supplemental',
      role: role.slug,
    })),
  );
  return { roles, skills, frameworks, tasks, uses, requires };
}
