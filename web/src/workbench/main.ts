import '../styles/workbench.css';
import icon from '../../icon.svg';
import { h } from '../dom.ts';
import { type Example, examplesMenu } from './examples.ts';
import { identityMenu } from './identity.ts';
import { Measure } from './measure.ts';
import { closeMenus } from './menu.ts';
import { sender } from './send.ts';

/** As the server tells them in the page. */
interface Settings {
  readonly examples: readonly Example[];
  /** Whether the server explains how it answers. */
  readonly explains: boolean;
  readonly identity: 'none' | 'optional' | 'required';
}

/** What the page set up before GraphiQL started: how to send, and the gate behind which its questions wait. */
declare const workbench: {
  readonly send: typeof fetch;
  readonly open: (ask: typeof fetch) => void;
};

const { examples, explains, identity }: Settings = JSON.parse(
  document.querySelector('#workbench-settings')?.textContent ?? '',
);
const measure = new Measure(explains);
const who = identity === 'none' ? undefined : identityMenu(identity === 'required');

document
  .querySelector('#root')
  ?.before(
    h(
      'header',
      { class: 'workbench' },
      h(
        'a',
        { href: '/', class: 'brand' },
        h('img', { src: icon, alt: '', width: 22, height: 22 }),
        'RoleGraph explorer',
      ),
      examples.length > 0 && examplesMenu(examples),
      who?.element,
      measure.chooser,
    ),
  );
document.querySelector('#root')?.after(measure.element);
// GraphiQL has no landmark that a screen reader could go to.
document.querySelector('#root')?.setAttribute('role', 'main');
document.addEventListener('keydown', closeMenus);
document.addEventListener('pointerdown', closeMenus);

workbench.open(
  sender(workbench.send, {
    explain: () => measure.mode,
    measured: (measured) => measure.show(measured),
    refused: (message) => who?.ask(message),
  }),
);
