import { datasetVariable } from '../dataset.ts';
import { h } from '../dom.ts';
import { entityFields, keyOf, readKey } from '../entity.ts';
import { entityLink } from '../parts/combobox.ts';
import { evidence, evidenceFields } from '../parts/evidence.ts';
import { count, words } from '../words.ts';
import { layers, once } from './layers.ts';
import { pickers } from './pickers.ts';
import { view } from './view.ts';

export const path = view({
  name: 'path',
  label: 'Path between',
  question: 'How are two things connected?',
  form: (params) =>
    pickers('path', params, [
      { param: 'from', label: 'From' },
      { param: 'to', label: 'To' },
    ]),
  ask: (params) => {
    const [from, to] = [readKey(params.get('from') ?? ''), readKey(params.get('to') ?? '')];
    if (!from || !to) return undefined;
    return {
      query: `# Which are the shortest ways from one to the other?
query ShortestPaths($from: String!, $fromType: EntityType, $to: String!, $toType: EntityType, $dataset: String) {
  shortestPaths(from: $from, fromType: $fromType, to: $to, toType: $toType, dataset: $dataset, first: 5) {
    length total truncated
    paths {
      nodes { ${entityFields} }
      steps { direction node { ${entityFields} } edge { type ${evidenceFields} } }
    }
  }
}`,
      variables: {
        from: from.slug,
        fromType: from.type.value,
        to: to.slug,
        toType: to.type.value,
        ...datasetVariable(),
      },
    };
  },
  answer: ({ shortestPaths }) => {
    if (!shortestPaths?.paths.length) return 'No way of four steps or fewer leads from one to the other.';
    const { length, total, paths } = shortestPaths;
    const longest = Math.max(...paths.map(({ nodes }) => nodes.length));
    const columns = Array.from({ length: longest }, (_, index) =>
      once(paths.flatMap(({ nodes }) => nodes[index] ?? [])),
    );
    return {
      summary: `They are ${count(length ?? 0, 'step')} apart, in ${total === null ? 'several ways' : count(total, 'way')}${total !== null && total > paths.length ? `; the first ${paths.length} are shown` : ''}.`,
      diagram: layers(
        'The shortest ways',
        columns,
        paths.flatMap(({ nodes, steps }) =>
          steps.map(({ node, edge }, index) => ({
            from: keyOf(nodes[index] ?? node),
            to: keyOf(node),
            label: words(edge?.type ?? ''),
          })),
        ),
      ),
      parts: [
        h(
          'ol',
          { class: 'paths' },
          ...paths.map(({ nodes, steps }) =>
            h(
              'li',
              {},
              nodes[0] ? entityLink(nodes[0]) : '',
              ...steps.flatMap(({ direction, edge, node }) => [
                h(
                  'span',
                  { class: 'step' },
                  direction === 'INCOMING'
                    ? ` ← ${words(edge?.type ?? '')} – `
                    : ` – ${words(edge?.type ?? '')} → `,
                  edge && evidence(edge),
                ),
                entityLink(node),
              ]),
            ),
          ),
        ),
      ],
      rows: paths.flatMap(({ nodes, steps }, way) =>
        steps.map(({ direction, edge, node }, index) => ({
          way: way + 1,
          step: index + 1,
          from: nodes[index]?.name,
          relationship: edge?.type,
          direction,
          to: node.name,
          strength: edge?.strength,
          sections: edge?.sections,
        })),
      ),
    };
  },
});
