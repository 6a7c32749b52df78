import { h } from '../dom.ts';
import { count } from '../words.ts';
import type { ExplainMode, Explanation, Measured } from './send.ts';

const place = 'rolegraph-explain';
const modes: Readonly<Record<ExplainMode, string>> = {
  plan: 'plan and Cypher',
  profile: 'plan, Cypher, database hits (runs twice)',
  off: 'off',
};

/** Tells below GraphiQL what the last operation took, and how it was answered where the server explains that. */
export class Measure {
  /** Switches the explanation; empty where the server gives none. */
  readonly chooser: HTMLElement | null;
  readonly element: HTMLElement;
  readonly #summary = h('span', { role: 'status' }, 'Run a question to see what it takes.');
  readonly #explanations = h('div', { class: 'explanations', tabindex: 0, role: 'region' });
  #mode: ExplainMode;

  constructor(explains: boolean) {
    const kept = sessionStorage.getItem(place);
    this.#mode = explains ? (kept !== null && kept in modes ? (kept as ExplainMode) : 'plan') : 'off';
    this.chooser = explains ? this.#select() : null;
    this.#explanations.setAttribute('aria-label', 'How it was answered');
    this.element = explains
      ? h('details', { class: 'measure' }, h('summary', {}, this.#summary), this.#explanations)
      : h('div', { class: 'measure plain' }, this.#summary);
    this.#explain(undefined);
  }

  get mode(): ExplainMode {
    return this.#mode;
  }

  show({ milliseconds, bytes, cost, explain }: Measured): void {
    const hits = explain?.reduce<number | undefined>(
      (sum, { dbHits }) => (dbHits === undefined ? sum : (sum ?? 0) + dbHits),
      undefined,
    );
    this.#summary.textContent = [
      explain && count(explain.length, 'statement'),
      cost && `cost ${number(cost.requested)} of ${number(cost.limit)}`,
      hits !== undefined && count(hits, 'database hit'),
      `${number(Math.round(milliseconds))} ms`,
      count(bytes, 'byte'),
    ]
      .filter(Boolean)
      .join(' · ');
    this.#explain(explain);
  }

  #explain(explain: readonly Explanation[] | undefined): void {
    this.#explanations.replaceChildren(
      ...(explain?.map(explanation) ?? [
        h('p', {}, 'Plan, Cypher and parameters of the next operation show here, unless “Explain” is off.'),
      ]),
    );
  }

  #select(): HTMLElement {
    const select = h(
      'select',
      {
        id: 'workbench-explain',
        onchange: () => {
          this.#mode = select.value as ExplainMode;
          sessionStorage.setItem(place, this.#mode);
        },
      },
      ...Object.entries(modes).map(([mode, label]) =>
        h('option', { value: mode, selected: mode === this.#mode }, label),
      ),
    );
    return h('span', { class: 'explain' }, h('label', { for: 'workbench-explain' }, 'Explain'), select);
  }
}

function explanation({ field, plan, cypher, parameters, dbHits }: Explanation): HTMLElement {
  const part = (name: string, text: string) =>
    h('div', {}, h('h3', {}, name), h('pre', { tabindex: 0, 'aria-label': `${name} of ${field}` }, text));
  return h(
    'section',
    {},
    h('h2', {}, field, dbHits === undefined ? '' : ` · ${count(dbHits, 'database hit')}`),
    h(
      'div',
      { class: 'parts' },
      part('Plan', plan.join('\n')),
      part('Cypher', cypher),
      part('Parameters', JSON.stringify(parameters, null, 2)),
    ),
  );
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
