import icon from '../icon.svg';
import { go, linkTo, onPlace } from './address.ts';
import { DatasetSwitch } from './dataset.ts';
import { h } from './dom.ts';
import { keyOf } from './entity.ts';
import { Explorer } from './explore/explorer.ts';
import { combobox } from './parts/combobox.ts';
import { showView } from './questions/view.ts';
import { views } from './questions/views.ts';
import { followTheme, themeButton } from './theme.ts';

const explorer = new Explorer();
const answers = h('div', { class: 'view' });
const main = h('main', { id: 'main' }, explorer.element, answers);
const links = [{ name: '', label: 'Explore' }, ...views].map(({ name, label }) => ({
  name,
  link: h('a', {}, label),
}));
const home = h('a', { class: 'brand' }, h('img', { src: icon, alt: '', width: 26, height: 26 }), 'RoleGraph');
const search = combobox({
  label: 'Search',
  placeholder: 'A role, skill, framework, trend …',
  onChoose: (entity) => go(linkTo('entity', { at: keyOf(entity) })),
});
const datasets = new DatasetSwitch(go);

document.body.append(
  h('a', { class: 'skip', href: '#main', onclick: (event: Event) => skip(event) }, 'Skip to the content'),
  h('header', {}, home, search, datasets.element, themeButton()),
  h(
    'nav',
    { 'aria-label': 'Questions' },
    ...links.map(({ link }) => link),
    h('a', { href: '/graphql' }, 'GraphiQL'),
  ),
  main,
);
followTheme(() => explorer.recolour());

let asking = new AbortController();
onPlace((place) => {
  asking.abort();
  asking = new AbortController();
  document.title = 'RoleGraph';
  for (const input of search.querySelectorAll('input')) input.value = '';
  const shown = views.find(({ name }) => name === place.view);
  explorer.element.hidden = shown !== undefined;
  answers.hidden = shown === undefined;
  home.href = linkTo('');
  for (const { name, link } of links) {
    link.href = linkTo(name);
    if (name === (shown?.name ?? '')) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  void datasets.update();
  if (shown) void showView(answers, shown, place, asking.signal);
  else void explorer.show(place);
});

/** The address belongs to the views, so the link that skips must not change it. */
function skip(event: Event): void {
  event.preventDefault();
  const target = main.querySelector<HTMLElement>('div:not([hidden]) :is(h1, h2, [tabindex="0"])');
  target?.focus();
}
