import type { Place } from '../address.ts';
import { ask, type Question } from '../ask.ts';
import { h } from '../dom.ts';
import type { DataOf } from '../graphql.ts';
import { pngOf } from '../parts/save.ts';
import { failed, loading, nothing } from '../parts/states.ts';
import { toolbar } from '../parts/toolbar.ts';

/** What is shown of an answer. */
export interface Answer {
  /** In one sentence, with numbers. */
  readonly summary: string;
  readonly diagram?: SVGSVGElement;
  readonly parts: readonly HTMLElement[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** A question that people ask, as a view of its own. The type of what it shows is that of the data of its operation. */
export interface View<Text extends string = string> {
  /** In its address. */
  readonly name: string;
  /** In the navigation. */
  readonly label: string;
  /** In full, as its heading. */
  readonly question: string;
  /** What to fill in; values come from the address. */
  readonly form: (params: URLSearchParams) => HTMLElement;
  /** What to ask; undefined where something is still to be filled in. */
  readonly ask: (params: URLSearchParams) => Question<Text> | undefined;
  readonly answer: (data: DataOf<Text>, params: URLSearchParams) => Answer | string;
}

/** Keeps the type of the data within the view: the page sees them all alike. */
export function view<Text extends string>(given: View<Text>): View {
  return given as unknown as View;
}

export async function showView(
  place: HTMLElement,
  shown: View,
  { params }: Place,
  signal: AbortSignal,
): Promise<void> {
  const answerPlace = h('div', { class: 'answer', 'aria-live': 'polite' });
  place.replaceChildren(
    h('h1', { tabindex: -1 }, shown.question),
    h('div', { class: 'form' }, shown.form(params)),
    answerPlace,
  );
  document.title = `${shown.label} · RoleGraph`;
  const question = shown.ask(params);
  if (!question) return answerPlace.replaceChildren(nothing('Choose above, and the answer appears here.'));
  const run = async () => {
    answerPlace.replaceChildren(loading());
    try {
      const data = await ask(question, signal);
      const answer = shown.answer(data, params);
      if (signal.aborted) return;
      if (typeof answer === 'string')
        return answerPlace.replaceChildren(
          nothing(answer),
          toolbar({ question, rows: [], data, name: shown.name }),
        );
      const { summary, diagram, parts, rows } = answer;
      answerPlace.replaceChildren(
        h('p', { class: 'lead' }, summary),
        toolbar({
          question,
          rows,
          data,
          name: shown.name,
          ...(diagram ? { png: () => pngOf(diagram) } : {}),
        }),
        ...(diagram
          ? [h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Diagram' }, diagram)]
          : []),
        ...parts,
      );
    } catch (thrown) {
      if (!signal.aborted) answerPlace.replaceChildren(failed(thrown, () => void run()));
    }
  };
  await run();
}
