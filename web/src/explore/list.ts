import { ask, type Question } from '../ask.ts';
import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import { type Entity, entityFields, typeNamed } from '../entity.ts';
import { entityLink } from '../parts/combobox.ts';
import { failed, loading, nothing } from '../parts/states.ts';
import { toolbar } from '../parts/toolbar.ts';
import { title } from '../words.ts';

interface Listed {
  readonly mostConnected: readonly { readonly degree: number; readonly node: Entity }[];
}

export function listQuestion(type: string): Question {
  return {
    query: `# Which of a type are connected to most others?
query MostConnected($type: EntityType!, $dataset: String) {
  mostConnected(type: $type, dataset: $dataset, first: 100) { degree node { ${entityFields} } }
}`,
    variables: { type: typeNamed(type)?.value, ...datasetVariable() },
  };
}

/** All of a type, the most connected first; of a large type, its first hundred. */
export async function showList(place: HTMLElement, type: string, signal: AbortSignal): Promise<void> {
  const description = typeNamed(type)?.description;
  if (!description) return place.replaceChildren(nothing(`This graph has no type called “${type}”.`));
  place.replaceChildren(loading());
  const question = listQuestion(type);
  try {
    const { mostConnected } = await ask<Listed>(question, signal);
    const rows = mostConnected.map(({ degree, node }) => ({
      name: node.name,
      slug: node.slug,
      connections: degree,
    }));
    place.replaceChildren(
      h('h2', { tabindex: -1 }, title(type)),
      h('p', {}, description),
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
