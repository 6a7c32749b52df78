import { linkTo } from '../address.ts';
import { ask } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import { type Entity, entityFields, keyOf, typeFilter } from '../entity.ts';
import type { DataOf } from '../graphql.ts';
import { rememberName } from '../names.ts';
import { colourOf } from '../picture/colours.ts';
import { words } from '../words.ts';

export interface ComboboxOptions {
  readonly label: string;
  readonly placeholder?: string;
  /** Types to choose from, as `__typename`; all where left out. */
  readonly types?: readonly string[];
  readonly onChoose: (entity: Entity) => void;
}

export const suggestQuery = `query Suggest($prefix: String!, $types: [EntityType!], $dataset: String) {
  suggest(prefix: $prefix, types: $types, dataset: $dataset, first: 8) { text entity { ${entityFields} } }
}` as const;
export const searchQuery = `query Search($text: String!, $types: [EntityType!], $dataset: String) {
  search(text: $text, types: $types, dataset: $dataset, first: 8) { nodes { ${entityFields} } }
}` as const;

type Suggestion = DataOf<typeof suggestQuery>['suggest'][number];

let made = 0;

/**
 * A field that suggests names and aliases while somebody types, after the pattern that screen readers know as a combobox. What no name
 * starts with is searched for, misspelt or not.
 */
export function combobox({ label, placeholder = '', types, onChoose }: ComboboxOptions): HTMLElement {
  made += 1;
  const id = `combobox-${made}`;
  let choices: readonly Suggestion[] = [];
  let at = -1;
  let asking = new AbortController();
  const list = h('ul', {
    id: `${id}-list`,
    role: 'listbox',
    class: 'choices',
    hidden: true,
    'aria-label': label,
  });
  const status = h('span', { class: 'unseen', role: 'status' });
  const input = h('input', {
    id,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder,
    'aria-expanded': 'false',
    'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list',
    onfocus: () => input.select(),
    oninput: () => void suggest(),
    onkeydown: (event: KeyboardEvent) => onKey(event),
    onblur: () => close(),
  });

  async function suggest() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const text = input.value.trim();
    if (!text) return close();
    try {
      show(text, await found(text, signal));
    } catch {
      if (!signal.aborted) show(text, [], 'Suggestions cannot be had at the moment.');
    }
  }

  async function found(text: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
    const values = typeFilter(types);
    const { suggest } = await ask(
      { query: suggestQuery, variables: { prefix: text, types: values, ...datasetVariable() } },
      signal,
    );
    if (suggest.length > 0) return suggest;
    const { search } = await ask(
      { query: searchQuery, variables: { text, types: values, ...datasetVariable() } },
      signal,
    );
    return search.nodes.map((entity) => ({ text: entity.name, entity }));
  }

  function show(text: string, next: readonly Suggestion[], none = `Nothing is called “${text}”.`) {
    choices = next;
    at = -1;
    list.replaceChildren(
      ...choices.map(({ text, entity }, index) =>
        h(
          'li',
          {
            id: `${id}-${index}`,
            role: 'option',
            'aria-selected': 'false',
            onpointerdown: (event: Event) => {
              event.preventDefault();
              choose(index);
            },
          },
          dot(entity.__typename),
          h('span', {}, entity.name, text !== entity.name && h('small', {}, ` also “${text}”`)),
          h('small', {}, words(entity.__typename)),
        ),
      ),
      ...(choices.length === 0
        ? [h('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, none)]
        : []),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    status.textContent =
      choices.length === 0 ? none : `${choices.length} suggestions. Arrow keys go through them.`;
  }

  function close() {
    asking.abort();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(index: number) {
    const choice = choices[index];
    if (!choice) return;
    input.value = choice.entity.name;
    close();
    rememberName(choice.entity);
    onChoose(choice.entity);
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (choices.length === 0) return;
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % choices.length;
      for (const [index, item] of [...list.children].entries()) {
        item.setAttribute('aria-selected', String(index === at));
      }
      list.children[at]?.scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', `${id}-${at}`);
    } else if (event.key === 'Enter') choose(Math.max(at, 0));
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  }

  return h('div', { class: 'combobox' }, h('label', { for: id }, label), input, list, status);
}

/** The mark of a type; its name stands beside it wherever it is shown. */
export function dot(type: string): HTMLElement {
  const mark = h('span', { class: 'dot', 'aria-hidden': 'true' });
  mark.style.background = colourOf(type);
  return mark;
}

/** A link to an entity in the explorer. */
export function entityLink(entity: Entity): HTMLElement {
  return h(
    'a',
    { href: linkTo('entity', { at: keyOf(entity) }), class: 'entity', title: words(entity.__typename) },
    dot(entity.__typename),
    entity.name,
  );
}
