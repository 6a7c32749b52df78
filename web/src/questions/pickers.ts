import { go, linkTo } from '../address.ts';
import { h } from '../dom.ts';
import { keyOf, readKey } from '../entity.ts';
import { combobox } from '../parts/combobox.ts';

export interface Pick {
  readonly param: string;
  readonly label: string;
  /** The one type that fits; where left out any does, and the address has its type too. */
  readonly type?: string;
}

/** A row of fields to choose entities with; what is chosen goes into the address. */
export function pickers(view: string, params: URLSearchParams, picks: readonly Pick[]): HTMLElement {
  return h(
    'div',
    { class: 'row' },
    ...picks.map(({ param, label, type }) =>
      combobox({
        label,
        placeholder: 'Type a name',
        ...(type ? { types: [type] } : {}),
        value: named(params.get(param)),
        onChoose: (entity) => {
          const given = Object.fromEntries(picks.map((pick) => [pick.param, params.get(pick.param) ?? '']));
          go(linkTo(view, { ...given, [param]: type ? entity.slug : keyOf(entity) }));
        },
      }),
    ),
  );
}

/** A slug as a name, until the answer has the real one. */
function named(value: string | null): string {
  const slug = value ? (readKey(value)?.slug ?? value) : '';
  const text = slug.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
