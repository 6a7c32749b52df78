import { NoAnswer } from '../ask.ts';
import { h } from '../dom.ts';
import { rememberKey } from '../key.ts';

export function loading(what = 'Asking the graph…'): HTMLElement {
  return h(
    'p',
    { class: 'state', role: 'status' },
    h('span', { class: 'spinner', 'aria-hidden': 'true' }),
    what,
  );
}

export function nothing(text: string): HTMLElement {
  return h('p', { class: 'state' }, text);
}

/** What went wrong, in words, and what to do: try again, or say who you are where the server asks. */
export function failed(thrown: unknown, again: () => void): HTMLElement {
  const known = thrown instanceof NoAnswer ? thrown : undefined;
  if (!known) console.error(thrown);
  const needsKey = known?.code === 'UNAUTHENTICATED' || known?.code === 'FORBIDDEN';
  return h(
    'div',
    { class: 'state failed', role: 'alert' },
    h(
      'p',
      {},
      h('strong', {}, 'There is no answer. '),
      known?.message ?? 'Something in this page went wrong.',
    ),
    needsKey && keyForm(again),
    h('button', { type: 'button', onclick: again }, 'Try again'),
  );
}

function keyForm(again: () => void): HTMLElement {
  const input = h('input', { type: 'password', id: 'access', autocomplete: 'off' });
  return h(
    'form',
    {
      class: 'row',
      onsubmit: (event: Event) => {
        event.preventDefault();
        rememberKey(input.value);
        again();
      },
    },
    h('label', { for: 'access' }, 'Key or token (kept while this tab is open)'),
    input,
    h('button', { type: 'submit' }, 'Use it'),
  );
}
