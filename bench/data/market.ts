import type { NodeKey, NodeRecord, RelationshipRecord } from '../../src/releases/index.ts';
import type { GraphData } from './data.ts';
import { random } from './random.ts';

/** What O*NET has no data of: kinds of projects, trends, and what roles are paid by whom. */
export interface Market {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}

const PROJECTS = 1000;
const ROLES_PER_PROJECT = 5;
const SKILLS_PER_PROJECT = 8;
const FRAMEWORKS_PER_PROJECT = 5;
const TRENDS = 300;
const ROLES_PER_TREND = 15;
const SKILLS_PER_TREND = 10;
const TRENDS_PER_TREND = 4;
const STATISTICS_PER_TREND = 3;
const SOURCES = 12;
const FIGURES_PER_ROLE = 10;

const fits = ['PRIMARY', 'COMBINED', 'COMBINED', 'ALTERNATIVE', 'ALTERNATIVE'];
const measures = ['BASE_SALARY', 'AVERAGE_SALARY', 'TOTAL_COMPENSATION', 'MEDIAN_WAGE'];
const regions = ['US', 'global'];

/**
 * Makes up a market around a graph's roles, skills and frameworks, for the traversals that ask about one: as many kinds of
 * projects as there are roles, and ten figures about each role's pay. Everybody gets the same.
 */
export function marketOf({ roles, skills, frameworks }: GraphData): Market {
  const next = random(7);
  const some = (of: readonly { readonly slug: string }[], count: number) => {
    const chosen = new Set<string>();
    while (chosen.size < Math.min(count, of.length)) {
      chosen.add(of[Math.floor(next() * of.length)]?.slug ?? '');
    }
    return [...chosen];
  };
  const nodes: NodeRecord[] = [];
  const relationships: RelationshipRecord[] = [];
  const add = (type: string, slug: string, name: string, properties: object = {}): NodeKey => {
    nodes.push({ type, slug, properties: { name, ...properties } });
    return { type, slug };
  };
  const link = (from: NodeKey, type: string, to: NodeKey, properties: object = {}) =>
    relationships.push({ type, from, to, properties: { ...properties } });
  const role = (slug: string): NodeKey => ({ type: 'Role', slug });
  const skill = (slug: string): NodeKey => ({ type: 'Skill', slug });

  for (let at = 0; at < PROJECTS; at += 1) {
    const project = add('ProjectType', `project-${at}`, `Undertaking ${at}`);
    const suitable = some(roles, ROLES_PER_PROJECT);
    for (const [place, slug] of suitable.entries()) link(project, 'SUITS', role(slug), { fit: fits[place] });
    for (const slug of some(skills, SKILLS_PER_PROJECT)) {
      link(project, 'NEEDS_SKILL', skill(slug), {
        via: suitable[Math.floor(next() * (suitable.length + 1))],
      });
    }
    for (const slug of some(frameworks, FRAMEWORKS_PER_PROJECT)) {
      link(project, 'NEEDS_TOOL', { type: 'Framework', slug });
    }
  }
  const trends = Array.from({ length: TRENDS }, (_, at) => add('Trend', `trend-${at}`, `Tendency ${at}`));
  for (const [at, trend] of trends.entries()) {
    for (const slug of some(roles, ROLES_PER_TREND)) {
      link(trend, 'AFFECTS', role(slug), { effect: next() < 0.7 ? `Change ${at}` : undefined });
    }
    for (const slug of some(skills, SKILLS_PER_TREND)) link(trend, 'DEMANDS', skill(slug));
    for (const slug of some(trends, TRENDS_PER_TREND)) link(trend, 'DRIVES', { type: 'Trend', slug });
    for (let figure = 0; figure < STATISTICS_PER_TREND; figure += 1) {
      const value = Math.round(next() * 100);
      const said = add('Statistic', `figure-${at}-${figure}`, `Figure ${figure} of tendency ${at}`, {
        value,
      });
      link(trend, 'HAS_STATISTIC', said);
    }
  }
  const sources = Array.from({ length: SOURCES }, (_, at) => add('Source', `source-${at}`, `Observer ${at}`));
  for (const { slug } of roles) {
    for (let at = 0; at < FIGURES_PER_ROLE; at += 1) {
      const source = sources[Math.floor(next() * sources.length)] as NodeKey;
      const measure = measures[Math.floor(next() * measures.length)] ?? '';
      const figure = add('SalaryFigure', `pay-${slug}-${at}`, `Pay ${at} of ${slug}`, {
        statistic: measure,
        measure,
        amount: next() < 0.95 ? 40_000 + Math.floor(next() * 100_000) : undefined,
        currency: 'USD',
        period: 'year',
        region: regions[Math.floor(next() * regions.length)],
        year: 2024 + Math.floor(next() * 2),
      });
      link(figure, 'FOR_ROLE', role(slug));
      link(figure, 'REPORTED_BY', source);
    }
  }
  return { nodes, relationships };
}
