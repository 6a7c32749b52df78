import { h } from './dom.ts';

const place = 'rolegraph-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark as the system has it, until somebody chooses; the choice is kept. */
export function themeButton(): HTMLElement {
  const chosen = localStorage.getItem(place);
  if (chosen) document.documentElement.dataset.theme = chosen;
  return h(
    'button',
    {
      type: 'button',
      class: 'theme',
      onclick: () => {
        const theme = isDark() ? 'light' : 'dark';
        document.documentElement.dataset.theme = theme;
        localStorage.setItem(place, theme);
        window.dispatchEvent(new Event('rolegraph:theme'));
      },
    },
    'Light / dark',
  );
}

/** Calls back when the colours have changed. */
export function followTheme(changed: () => void): void {
  dark.addEventListener('change', changed);
  window.addEventListener('rolegraph:theme', changed);
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : dark.matches;
}
