import { linkTo } from '../address.ts';
import { ask, type Question } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import { entityFields, typeNamed } from '../entity.ts';
import type { DataOf } from '../graphql.ts';
import { dot, entityLink } from '../parts/combobox.ts';
import { toolbar } from '../parts/toolbar.ts';
import { views } from '../questions/views.ts';
import { count, title } from '../words.ts';

export const welcomeQuery = `# What does this graph know, and what is most connected?
query Overview($first: Int!, $dataset: String) {
  graphStatistics(dataset: $dataset) {
    relationships
    nodeTypes { type count }
    datasets { dataset { name credit } }
  }
  mostConnected(type: ROLE, first: $first, dataset: $dataset) { degree node { ${entityFields} } }
}` as const;

export type Welcome = DataOf<typeof welcomeQuery>;

export function welcomeQuestion(): Question<typeof welcomeQuery> {
  return { query: welcomeQuery, variables: { first: 2, ...datasetVariable() } };
}

export function readWelcome(signal?: AbortSignal): Promise<Welcome> {
  return ask(welcomeQuestion(), signal);
}

/** What the graph knows, in a minute: how much of what, and where to begin. */
export function welcome({ graphStatistics, mostConnected }: Welcome): HTMLElement[] {
  const { nodeTypes, datasets } = graphStatistics;
  const of = (type: string) => nodeTypes.find((entry) => entry.type === type)?.count ?? 0;
  const entities = nodeTypes.filter(({ type }) => typeNamed(type)).toSorted((a, b) => b.count - a.count);
  const total = entities.reduce((sum, { count }) => sum + count, 0);
  return [
    h('h1', { tabindex: -1 }, 'What this graph knows'),
    h(
      'p',
      { class: 'lead' },
      `${count(total, 'thing')} about work: roles, skills, tools, projects, pay and trends. `,
      of('Fact') > 0 &&
        `${count(of('Fact'), 'fact')} say which section of the source tells of them, and how strongly. `,
      of('Conflict') > 0 &&
        `${count(of('Conflict'), 'place')} are known where the source disagrees with itself.`,
    ),
    h('h2', {}, 'Ask'),
    h(
      'ul',
      { class: 'asks' },
      ...views.map(({ name, question }) => h('li', {}, h('a', { href: linkTo(name) }, question))),
    ),
    h('h2', {}, 'Or begin with'),
    h('ul', { class: 'chips' }, ...mostConnected.map(({ node }) => h('li', {}, entityLink(node)))),
    h(
      'details',
      { open: innerWidth > 700 },
      h('summary', {}, 'What there is, by type'),
      h(
        'ul',
        { class: 'counts' },
        ...entities.map(({ type, count }) =>
          h(
            'li',
            { title: typeNamed(type)?.description },
            dot(type),
            h('a', { href: linkTo('list', { type }) }, title(type)),
            h('b', {}, count),
          ),
        ),
      ),
    ),
    ...datasets.map(({ dataset }) => h('p', { class: 'small' }, `${dataset.name}. ${dataset.credit}`)),
    toolbar({
      question: welcomeQuestion(),
      rows: nodeTypes,
      data: { graphStatistics, mostConnected },
      name: 'graph',
    }),
  ];
}
