import { entityTypes } from 'rolegraph:model';
import { datasetsQuery } from './dataset.ts';
import { factsQuestion } from './explore/facts.ts';
import { listQuery } from './explore/list.ts';
import { welcomeQuery } from './explore/welcome.ts';
import { nameQuestion } from './names.ts';
import { searchQuery, suggestQuery } from './parts/combobox.ts';
import { neighbourhoodQuery } from './picture/neighbourhood.ts';
import { views } from './questions/views.ts';

/** An address that has everything filled in: what a question says depends on nothing but whether it is. */
class FilledIn extends URLSearchParams {
  override get(): string {
    return 'Role/any';
  }
}

const addresses = [new FilledIn(), new URLSearchParams()];

/** The text of everything that the page asks, for a server that answers nothing else. */
export const operations: readonly string[] = [
  datasetsQuery,
  suggestQuery,
  searchQuery,
  welcomeQuery,
  listQuery,
  neighbourhoodQuery,
  ...entityTypes.flatMap(({ name, lookup }) => [
    factsQuestion(`${name}/any`).query,
    nameQuestion(lookup, 'any').query,
  ]),
  ...views.flatMap((view) => addresses.flatMap((address) => view.ask(address)?.query ?? [])),
];
