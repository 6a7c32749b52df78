import { entityTypes } from 'rolegraph:model';
import { factsQuestion } from './explore/facts.ts';
import { listQuestion } from './explore/list.ts';
import { welcomeQuestion } from './explore/welcome.ts';
import { searchQuery, suggestQuery } from './parts/combobox.ts';
import { neighbourhoodQuestion } from './picture/neighbourhood.ts';
import { views } from './questions/views.ts';

/** An address that has everything filled in: what a question says does not depend on what it is asked about. */
class FilledIn extends URLSearchParams {
  override get(): string {
    return 'Role/any';
  }
}

/** The text of everything that the page asks, for a server that answers nothing else. */
export const operations: readonly string[] = [
  suggestQuery,
  searchQuery,
  welcomeQuestion.query,
  listQuestion('Role').query,
  neighbourhoodQuestion('Role/any').query,
  ...entityTypes.map(({ name }) => factsQuestion(`${name}/any`).query),
  ...views.flatMap((view) => view.ask(new FilledIn())?.query ?? []),
];
