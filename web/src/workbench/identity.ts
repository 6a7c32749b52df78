import { h } from '../dom.ts';
import { knownKey, rememberKey } from '../key.ts';
import { menu } from './menu.ts';

export interface IdentityMenu {
  readonly element: HTMLElement;
  /** Opens the form, with what the server said. */
  readonly ask: (message: string) => void;
}

/** Lets people say who they are, where the server wants to know. The page starts anew then, so that GraphiQL reads the schema as them. */
export function identityMenu(required: boolean): IdentityMenu {
  const known = knownKey();
  const input = h('input', { id: 'workbench-key', type: 'password', autocomplete: 'off', size: 34 });
  input.value = known;
  const said = h(
    'p',
    { role: 'status' },
    required
      ? 'This server answers only those who say who they are.'
      : 'This server allows more to those who say who they are.',
  );
  const use = (key: string) => {
    rememberKey(key);
    location.reload();
  };
  const element = menu(
    known ? 'Asking with a key' : required ? 'Say who you are' : 'Asking without a key',
    said,
    h(
      'form',
      {
        onsubmit: (event: Event) => {
          event.preventDefault();
          use(input.value.trim());
        },
      },
      h('label', { for: 'workbench-key' }, 'API key or token'),
      input,
      h('button', { type: 'submit' }, 'Use it'),
      known && h('button', { type: 'button', onclick: () => use('') }, 'Forget it'),
    ),
    h(
      'p',
      { class: 'small' },
      'Sent to this server as Authorization: Bearer. Kept until this browser tab is closed, never in a link.',
    ),
  );
  return {
    element,
    ask: (message) => {
      said.textContent = message;
      element.open = true;
      input.focus();
    },
  };
}
