import { h } from '../dom.ts';
import { dot } from '../parts/combobox.ts';
import { title } from '../words.ts';

/** Which colour is what, how many there are, and a filter at once: what is unticked is hidden. */
export function legend(
  types: readonly (readonly [type: string, count: number])[],
  hidden: ReadonlySet<string>,
  onHide: (hidden: ReadonlySet<string>) => void,
): HTMLElement {
  const set = new Set(hidden);
  return h(
    'details',
    { class: 'legend', open: innerWidth > 1000 && types.length < 10 },
    h('summary', {}, 'Types shown'),
    h(
      'div',
      {},
      ...types.map(([type, count]) => {
        const box = h('input', {
          type: 'checkbox',
          checked: !set.has(type),
          onchange: () => {
            if (box.checked) set.delete(type);
            else set.add(type);
            onHide(set);
          },
        });
        return h('label', {}, box, dot(type), `${title(type)} `, h('small', {}, count));
      }),
    ),
  );
}
