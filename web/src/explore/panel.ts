import { h } from '../dom.ts';
import { type Key, readKey } from '../entity.ts';
import { dot, entityLink } from '../parts/combobox.ts';
import { failed, loading, nothing } from '../parts/states.ts';
import { toolbar } from '../parts/toolbar.ts';
import type { Edge, Neighbourhood } from '../picture/neighbourhood.ts';
import { count, strengthInWords, title, words } from '../words.ts';
import { type Fact, factsQuestion, type Known, readFacts, withAllFacts } from './facts.ts';

/** Tells about one entity beside the picture: what it is, what is said of it and where, what contradicts, what it is connected to. */
export async function showPanel(
  place: HTMLElement,
  key: Key,
  around: Promise<Neighbourhood>,
  signal: AbortSignal,
): Promise<void> {
  const again = () => void showPanel(place, key, around, signal);
  place.replaceChildren(loading());
  try {
    const [known, neighbourhood] = await Promise.all([readFacts(key, null, signal), around]);
    if (signal.aborted) return;
    place.replaceChildren(...(known ? parts(key, known, neighbourhood) : [missing(key)]));
  } catch (thrown) {
    if (!signal.aborted) place.replaceChildren(failed(thrown, again));
  }
}

function missing(key: Key): HTMLElement {
  return nothing(
    `The graph knows nothing called “${readKey(key)?.slug ?? key}”. Search above for what you look for.`,
  );
}

function parts(key: Key, known: Known, { edges, truncated }: Neighbourhood): HTMLElement[] {
  const type = readKey(key)?.type;
  const { conflicts } = known;
  const whole = () => withAllFacts(key, known);
  return [
    h(
      'p',
      { class: 'kind' },
      dot(known.__typename),
      title(known.__typename),
      type && h('span', {}, ` · ${type.description}`),
    ),
    h('h2', { tabindex: -1 }, known.name),
    ...(known.aliases.length > 0 ? [aliases(known.aliases)] : []),
    ...(known.description ? [h('p', {}, known.description)] : []),
    properties(known),
    ...conflicts.nodes.map(({ kind, description, sections }) =>
      h(
        'div',
        { class: 'conflict' },
        h('strong', {}, `The source disagrees with itself (${words(kind)})`),
        h('p', {}, description),
        h('small', {}, sections.join(', ')),
      ),
    ),
    toolbar({
      question: factsQuestion(key),
      rows: async () => (await whole()).facts.nodes.map(factRow),
      data: whole,
      name: known.slug,
    }),
    connections(key, edges, truncated),
    factList(key, known),
    h('p', { class: 'small' }, known.dataset ? `From ${known.dataset.name}. ${known.dataset.licence}` : ''),
  ];
}

const fewAliases = 8;

/** Some occupations go by more than a hundred titles: the first are shown, and the others when asked for. */
function aliases(names: readonly string[]): HTMLElement {
  const more = names.slice(fewAliases);
  return h(
    'div',
    {},
    h('p', {}, 'Also called ', names.slice(0, fewAliases).join(', '), more.length > 0 ? ' …' : '.'),
    more.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, `${count(more.length, 'more name')}`),
        h('p', {}, more.join(', '), '.'),
      ),
  );
}

function properties(known: Known): HTMLElement {
  const type = readKey(`${known.__typename}/-`)?.type;
  const { source } = known;
  const given = (type?.properties ?? []).filter(
    ({ name }) => known[name] !== null && known[name] !== undefined,
  );
  return h(
    'dl',
    {},
    ...given.flatMap(({ name, description }) => [
      h('dt', { title: description }, title(name)),
      h('dd', {}, plain(known[name])),
    ]),
    ...(source ? [h('dt', {}, 'Source'), h('dd', {}, source.name)] : []),
  );
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' && value > 9999 ? value.toLocaleString('en-GB') : String(value);
}

/** The neighbours as a list by relation: what the picture shows, for those who do not see it. */
function connections(key: Key, edges: readonly Edge[], truncated: boolean): HTMLElement {
  const groups = new Map<string, HTMLElement[]>();
  for (const edge of edges) {
    const outgoing = `${edge.source.__typename}/${edge.source.slug}` === key;
    if (!outgoing && `${edge.target.__typename}/${edge.target.slug}` !== key) continue;
    const name = outgoing ? title(edge.type) : `← ${words(edge.type)}`;
    const item = h(
      'li',
      { title: `${strengthInWords(edge.strength)} ${edge.sections.join(', ')}` },
      entityLink(outgoing ? edge.target : edge.source),
    );
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return h(
    'section',
    {},
    h('h3', {}, 'Connected to'),
    ...[...groups].map(([name, items]) =>
      h(
        'details',
        { open: items.length < 9 },
        h('summary', {}, `${name} (${items.length})`),
        h('ul', { class: 'chips' }, ...items),
      ),
    ),
    groups.size === 0 && nothing('Nothing is said about how it relates to others.'),
    truncated && h('p', { class: 'small' }, 'There are more: only the first are shown.'),
  );
}

function factList(key: Key, known: Known): HTMLElement {
  const list = h('ol', { class: 'facts' }, ...known.facts.nodes.map(factItem));
  let { hasNextPage, endCursor } = known.facts.pageInfo;
  const more = h(
    'button',
    {
      type: 'button',
      onclick: async () => {
        const next = await readFacts(key, endCursor).catch(() => null);
        if (!next) {
          more.textContent = 'More cannot be had at the moment. Try again';
          return;
        }
        ({ hasNextPage, endCursor } = next.facts.pageInfo);
        list.append(...next.facts.nodes.map(factItem));
        if (!hasNextPage) more.remove();
      },
    },
    'Show more facts',
  );
  return h(
    'section',
    {},
    h(
      'h3',
      {},
      known.facts.totalCount === 0
        ? 'Facts'
        : `${count(known.facts.totalCount, 'fact')}, as the source has them`,
    ),
    known.facts.totalCount === 0
      ? nothing('This dataset records no single facts about it: what it says is in the connections above.')
      : list,
    hasNextPage && more,
  );
}

function factItem({ subject, predicate, object, section, source, strength, note }: Fact): HTMLElement {
  return h(
    'li',
    {},
    subject ? entityLink(subject) : '?',
    ' ',
    object ? `${words(predicate ?? 'is connected to')} ` : 'is mentioned',
    object && entityLink(object),
    h(
      'small',
      {},
      h('span', { class: 'tag', title: strengthInWords(strength) }, words(strength)),
      section && ` ${section.slug} ${section.heading}`,
      source && ` · ${source.name}`,
      note && ` · ${note}`,
    ),
  );
}

function factRow({ subject, predicate, object, section, source, strength, note }: Fact) {
  return {
    subject: subject?.name,
    predicate,
    object: object?.name,
    strength,
    section: section?.slug,
    heading: section?.heading,
    source: source?.name,
    note,
  };
}
