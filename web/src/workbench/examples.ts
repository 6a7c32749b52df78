import { inGraphiql } from '../ask.ts';
import { h } from '../dom.ts';
import { menu } from './menu.ts';

export interface Example {
  readonly name: string;
  readonly question: string;
  /** What people look for it under. */
  readonly topic: string;
  readonly query: string;
}

/** The examples by topic, in the order in which the topics first come. Each is a link: GraphiQL opens it in a tab beside the others. */
export function examplesMenu(examples: readonly Example[]): HTMLElement {
  const topics = Object.entries(Object.groupBy(examples, ({ topic }) => topic));
  return menu(
    'Examples',
    ...topics.map(([topic, asked]) =>
      h(
        'section',
        {},
        h('h2', {}, topic),
        h(
          'ul',
          {},
          ...(asked ?? []).map(({ question, query }) =>
            h('li', {}, h('a', { href: inGraphiql({ query, variables: {} }) }, question)),
          ),
        ),
      ),
    ),
  );
}
