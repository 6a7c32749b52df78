import { h } from '../dom.ts';
import type { SelectionOf } from '../graphql.ts';
import { capital, strengthInWords, words } from '../words.ts';

export const evidenceFields = 'basis strength sections note';

/** What rows of analytic fields tell of where they come from. */
export type Evidence = SelectionOf<'Evidence', typeof evidenceFields>;

/** In one line: how strongly, where, and what is added. */
export function evidence({ basis, strength, sections, note }: Evidence): HTMLElement {
  return h(
    'span',
    { class: 'evidence' },
    strength && h('span', { class: 'tag', title: strengthInWords(strength) }, words(strength)),
    basis && basis !== 'DIRECT' && h('span', { class: 'tag' }, words(basis)),
    sections && sections.length > 0 ? ` ${sections.join(', ')}` : ' no section',
    note && h('em', {}, ` ${note}`),
  );
}

export type Cell = string | number | Node | null | undefined;

/** A table with a caption, that scrolls by itself on small screens. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, ...head.map((text) => h('th', { scope: 'col' }, capital(text))))),
      h('tbody', {}, ...rows.map((cells) => h('tr', {}, ...cells.map((cell) => h('td', {}, cell ?? '–'))))),
    ),
  );
}
