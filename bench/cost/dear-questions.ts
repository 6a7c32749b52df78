import type { Values } from '../works/work.ts';

/** A question that takes the database long, or seems to. */
export interface DearQuestion {
  readonly name: string;
  readonly query: string;
  readonly values?: Values;
}

const pages = (levels: readonly string[], inner: string): string =>
  levels.reduceRight((below, field) => `${field} { nodes { ${below} } }`, inner);

const following = (quantifier: string, levels: number): string =>
  levels === 0
    ? '{name: {contains: "zzzz"}}'
    : `{${levels % 2 === 1 ? 'skills' : 'requiredBy'}: {${quantifier}: ${following(quantifier, levels - 1)}}}`;

const filtered = (quantifier: string, levels: number): string =>
  `{ ${levels % 2 === 1 ? 'roles' : 'skills'}(filter: ${following(quantifier, levels)}) { totalCount } }`;

/** Questions of the kinds by which one caller has kept a server busy, beside natural ones that look alike. */
export const dearQuestions: readonly DearQuestion[] = [
  { name: 'filter over one relationship', query: filtered('some', 1) },
  { name: 'filter over two relationships', query: filtered('some', 2) },
  { name: 'filter over three relationships', query: filtered('some', 3) },
  { name: 'filter by none over two relationships', query: filtered('none', 2) },
  { name: 'filter by every over three relationships', query: filtered('every', 3) },
  {
    name: 'roles, 10 skills each',
    query: `{ ${pages(['roles(first: 100)', 'skills(first: 10)'], 'name')} }`,
  },
  {
    name: 'roles, skills, roles: 10 each',
    query: `{ ${pages(['roles(first: 10)', 'skills(first: 10)', 'requiredBy(first: 10)'], 'name')} }`,
  },
  {
    name: 'roles, skills, how many roles',
    query: `{ ${pages(['roles(first: 100)', 'skills(first: 35)'], 'requiredBy { totalCount }')} }`,
  },
  {
    name: 'roles, skills, roles by name',
    query: `{ ${pages(['roles(first: 20)', 'skills(first: 20)', 'requiredBy(first: 20, orderBy: [{name: DESC}])'], 'slug')} }`,
  },
  {
    name: 'skills with all roles',
    query: `{ ${pages(['skills(first: 50)', 'requiredBy(first: 100)'], 'name')} }`,
  },
  {
    name: 'roles by how many frameworks',
    query: '{ roles(first: 10, orderBy: [{frameworks: {count: DESC}}]) { nodes { name } } }',
  },
  {
    name: 'frameworks by how many roles',
    query: '{ frameworks(first: 10, orderBy: [{usedBy: {count: DESC}}]) { nodes { name } } }',
  },
  { name: 'frameworks by category', query: '{ frameworks { groupBy(key: NODE_CATEGORY) { key count } } }' },
  { name: 'tasks by a word', query: '{ tasks(filter: {name: {contains: "zzzz"}}) { totalCount } }' },
  {
    name: 'tasks by 100 words',
    query: 'query($filter: TaskFilter) { tasks(filter: $filter) { totalCount } }',
    values: { filter: { or: Array.from({ length: 95 }, (_, n) => ({ name: { contains: `q${n}z` } })) } },
  },
  { name: 'tasks: how many', query: '{ tasks { totalCount } }' },
  { name: 'one role', query: '{ role(slug: "15-1252.00") { name } }' },
  { name: 'ten roles', query: '{ roles(first: 10) { nodes { name } } }' },
  {
    name: 'neighborhood of three steps',
    query:
      '{ neighborhood(of: "15-1252.00", depth: 3, limit: 500, via: [USES, REQUIRES_SKILL]) { nodes { __typename } } }',
  },
  {
    name: 'paths of eight steps',
    query:
      '{ shortestPaths(from: "15-1252.00", to: "35-3031.00", maxLength: 8, first: 100, via: [USES, REQUIRES_SKILL]) { total paths { nodes { slug } } } }',
  },
  {
    name: 'most connected roles',
    query: '{ mostConnected(type: ROLE, first: 100, via: [USES, REQUIRES_SKILL]) { degree } }',
  },
];
