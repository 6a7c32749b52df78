import { h } from '../dom.ts';

/** A button that opens a sheet below it, by the element that browsers have for that. */
export function menu(label: string, ...content: readonly Node[]): HTMLDetailsElement {
  return h(
    'details',
    { class: 'menu' },
    h('summary', {}, label),
    h('div', { class: 'sheet' }, h('div', {}, ...content)),
  );
}

/** Closes sheets when somebody looks elsewhere, or presses Escape, which goes back to the button. */
export function closeMenus(event: Event): void {
  const key = event instanceof KeyboardEvent ? event.key : undefined;
  if (key !== undefined && key !== 'Escape') return;
  for (const opened of document.querySelectorAll<HTMLDetailsElement>('.workbench .menu[open]')) {
    const within = event.target instanceof Node && opened.contains(event.target);
    if (key === undefined && within) continue;
    opened.open = false;
    if (within) opened.querySelector('summary')?.focus();
  }
}
