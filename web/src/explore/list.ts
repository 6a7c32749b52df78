import { ask } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import { entityFields, typeNamed } from '../entity.ts';
import { entityLink } from '../parts/combobox.ts';
import { failed, loading, nothing } from '../parts/states.ts';
import { toolbar } from '../parts/toolbar.ts';
import { title } from '../words.ts';

export const listQuery = `# Which of a type are connected to most others?
query MostConnected($type: EntityType!, $dataset: String) {
  mostConnected(type: $type, dataset: $dataset, first: 100) { degree node { ${entityFields} } }
}` as const;

/** All of a type, the most connected first; of a large type, its first hundred. */
export async function showList(place: HTMLElement, type: string, signal: AbortSignal): Promise<void> {
  const found = typeNamed(type);
  if (!found) return place.replaceChildren(nothing(`This graph has no type called “${type}”.`));
  place.replaceChildren(loading());
  const question = { query: listQuery, variables: { type: found.value, ...datasetVariable() } };
  try {
    const { mostConnected } = await ask(question, signal);
    const rows = mostConnected.map(({ degree, node }) => ({
      name: node.name,
      slug: node.slug,
      connections: degree,
    }));
    place.replaceChildren(
      h('h2', { tabindex: -1 }, title(type)),
      h('p', {}, found.description),
      mostConnected.length === 0
        ? nothing('There is none in this graph.')
        : h(
            'ul',
            { class: 'listed' },
            ...mostConnected.map(({ degree, node }) =>
              h('li', {}, entityLink(node), h('small', {}, ` ${degree}`)),
            ),
          ),
      toolbar({ question, rows, data: mostConnected, name: type }),
    );
  } catch (thrown) {
    if (!signal.aborted) place.replaceChildren(failed(thrown, () => void showList(place, type, signal)));
  }
}
