import { go, linkTo } from '../address.ts';
import { h } from '../dom.ts';
import { type Key, keyOf } from '../entity.ts';
import { namesOf } from '../names.ts';
import { combobox } from '../parts/combobox.ts';

export interface Pick {
  readonly param: string;
  readonly label: string;
  /** The one type that fits; where left out any does, and the address has its type too. */
  readonly type?: string;
}

/** A row of fields to choose entities with; what is chosen goes into the address. */
export function pickers(view: string, params: URLSearchParams, picks: readonly Pick[]): HTMLElement {
  const fields = picks.map(({ param, label, type }) =>
    combobox({
      label,
      placeholder: 'Type a name',
      ...(type ? { types: [type] } : {}),
      onChoose: (entity) => {
        const given = Object.fromEntries(picks.map((pick) => [pick.param, params.get(pick.param) ?? '']));
        go(linkTo(view, { ...given, [param]: type ? entity.slug : keyOf(entity) }));
      },
    }),
  );
  const keys = picks.map((pick) => keyIn(params, pick));
  void namesOf(keys.filter(Boolean)).then(
    (names) => {
      for (const [index, field] of fields.entries()) {
        const input = field.querySelector('input');
        const name = names.get(keys[index] ?? '');
        if (input && name && !input.value) input.value = name;
      }
    },
    // The answer tells what went wrong.
    () => undefined,
  );
  return h('div', { class: 'row' }, ...fields);
}

function keyIn(params: URLSearchParams, { param, type }: Pick): Key {
  const value = params.get(param);
  return value ? (type ? `${type}/${value}` : value) : '';
}
