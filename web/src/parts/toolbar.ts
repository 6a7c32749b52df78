import { inGraphiql, type Question } from '../ask.ts';
import { h } from '../dom.ts';
import { csv, json, save } from './save.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

export interface Shown {
  readonly question: Question;
  /** What an export as CSV holds, or how to get it where the page shows a part. */
  readonly rows: Rows | (() => Promise<Rows>);
  /** What an export as JSON holds, or how to get it. */
  readonly data: unknown;
  readonly png?: () => Promise<Blob>;
  /** How exported files are called, without ending. */
  readonly name: string;
}

/** What can be done with any answer: see its GraphQL, open it in GraphiQL, pass on its link, take it along. */
export function toolbar({ question, rows, data, png, name }: Shown): HTMLElement {
  const said = h('span', { role: 'status', class: 'said' });
  const button = (label: string, act: () => unknown) =>
    h('button', { type: 'button', onclick: async () => say(said, act) }, label);
  return h(
    'div',
    { class: 'toolbar' },
    button('Copy link', async () => {
      await copy(location.href);
      return 'The link is copied.';
    }),
    png && button('PNG', async () => save(`${name}.png`, await png())),
    button('CSV', async () => save(`${name}.csv`, csv(typeof rows === 'function' ? await rows() : rows))),
    button('JSON', async () => save(`${name}.json`, json(typeof data === 'function' ? await data() : data))),
    h('a', { href: inGraphiql(question), class: 'button' }, 'Open in GraphiQL'),
    said,
    h(
      'details',
      { class: 'graphql' },
      h('summary', {}, 'The GraphQL behind this'),
      h('pre', { tabindex: 0 }, h('code', {}, question.query)),
      h(
        'pre',
        { tabindex: 0, 'aria-label': 'Variables' },
        h('code', {}, JSON.stringify(question.variables, null, 2)),
      ),
    ),
  );
}

async function say(place: HTMLElement, act: () => unknown): Promise<void> {
  try {
    const text = await act();
    place.textContent = typeof text === 'string' ? text : '';
  } catch (thrown) {
    place.textContent = thrown instanceof Error ? thrown.message : 'That did not work.';
  }
}

/** Pages without TLS on other hosts than this machine have no clipboard of the newer kind. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = h('textarea', {}, text);
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
