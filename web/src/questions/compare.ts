import { reasons } from 'rolegraph:model';
import { datasetVariable } from '../dataset.ts';
import { h, svg } from '../dom.ts';
import { type Entity, entityFields } from '../entity.ts';
import type { SelectionOf } from '../graphql.ts';
import { entityLink } from '../parts/combobox.ts';
import { table } from '../parts/evidence.ts';
import { count, title } from '../words.ts';
import { pickers } from './pickers.ts';
import { view } from './view.ts';

const relationFields = `relation jaccard unionSize coverage reason
    shared { ${entityFields} }
    exclusive { role { ${entityFields} } nodes { ${entityFields} } }` as const;

export const compare = view({
  name: 'compare',
  label: 'Compare roles',
  question: 'What do two roles share, and what has each alone?',
  form: (params) =>
    pickers('compare', params, [
      { param: 'one', label: 'One role', type: 'Role' },
      { param: 'other', label: 'The other role', type: 'Role' },
    ]),
  ask: (params) => {
    const [one, other] = [params.get('one'), params.get('other')];
    if (!one || !other) return undefined;
    return {
      query: `# What do the roles have in common, and what has each alone?
query CompareRoles($roles: [String!]!, $dataset: String) {
  compareRoles(roles: $roles, dataset: $dataset) {
    ${relationFields}
  }
}`,
      variables: { roles: [one, other], ...datasetVariable() },
    };
  },
  answer: ({ compareRoles }) => {
    const relations = (compareRoles ?? [])
      .filter(({ unionSize }) => unionSize > 0)
      .toSorted((a, b) => b.unionSize - a.unionSize);
    const [first] = relations;
    if (!first) return 'Nothing is on record about either role that could be compared.';
    const [one, other] = first.exclusive.map(({ role }) => role);
    const shared = relations.reduce((sum, { shared }) => sum + shared.length, 0);
    const all = relations.reduce((sum, { unionSize }) => sum + unionSize, 0);
    return {
      summary: `${one?.name} and ${other?.name} share ${shared} of ${count(all, 'statement')} in ${count(relations.length, 'relation')}, compared as sets of what is on record.`,
      diagram: bars(relations),
      parts: relations.map(board),
      rows: relations.flatMap((relation) => [
        ...relation.shared.map(({ name }) => ({ relation: relation.relation, held: 'both', name })),
        ...relation.exclusive.flatMap(({ role, nodes }) =>
          nodes.map(({ name }) => ({ relation: relation.relation, held: `only ${role.name}`, name })),
        ),
      ]),
    };
  },
});

type Relation = SelectionOf<'RoleComparison', typeof relationFields>;

const across = { label: 190, bar: 460 };

/** One bar a relation: what one has alone, what both have, what the other has alone. Numbers are in the bars, so colour is not needed. */
function bars(relations: readonly Relation[]): SVGSVGElement {
  const [one, other] = relations[0]?.exclusive.map(({ role }) => role.name) ?? [];
  const most = Math.max(...relations.map(({ unionSize }) => unionSize));
  const size = { x: across.label + across.bar + 90, y: relations.length * 30 + 40 };
  return svg(
    'svg',
    { viewBox: `0 0 ${size.x} ${size.y}`, width: size.x, role: 'img', class: 'diagram' },
    svg('title', {}, 'Shared and exclusive, by relation'),
    ...[`Only ${one}`, 'Both', `Only ${other}`].flatMap((text, index) => [
      svg('rect', { x: 2 + index * 225, y: 4, width: 14, height: 14, rx: 3, class: `part-${index}` }),
      svg('text', { x: 22 + index * 225, y: 16 }, text),
    ]),
    ...relations.flatMap(({ relation, shared, exclusive, unionSize }, row) => {
      const y = row * 30 + 34;
      const parts = [exclusive[0]?.nodes.length ?? 0, shared.length, exclusive[1]?.nodes.length ?? 0];
      let x = across.label;
      const scale = across.bar / most;
      return [
        svg('text', { x: 2, y: y + 16 }, title(relation)),
        ...parts.flatMap((part, index) => {
          const width = part * scale;
          const left = x;
          x += width;
          if (part === 0) return [];
          return [
            svg('rect', {
              x: left,
              y,
              width: Math.max(1, width - 2),
              height: 22,
              rx: 3,
              class: `part-${index}`,
            }),
            width > 8 + 8 * String(part).length &&
              svg('text', { x: left + width / 2, y: y + 15, class: 'in-bar' }, String(part)),
          ];
        }),
        unionSize === 0 && svg('text', { x: across.label, y: y + 16 }, 'unknown'),
      ];
    }),
  );
}

/** Side by side, as a table. Where nothing is on record for a role, that is unknown, and told apart from having none. */
function board({ relation, jaccard, reason, shared, exclusive }: Relation): HTMLElement {
  const [one, other] = exclusive;
  const unknown = (nodes: readonly Entity[]) => reason !== null && shared.length === 0 && nodes.length === 0;
  const columns = [one?.nodes ?? [], shared, other?.nodes ?? []];
  const heads = [`Only ${one?.role.name ?? ''}`, 'Both', `Only ${other?.role.name ?? ''}`];
  const rows = Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) =>
    columns.map((nodes, column) => {
      const node = nodes[row];
      if (node) return entityLink(node);
      if (row > 0) return '';
      return column !== 1 && unknown(nodes) ? 'unknown: nothing is on record' : 'none';
    }),
  );
  const name = title(relation);
  const alike =
    reason === null && jaccard !== null ? `${Math.round(jaccard * 100)} % alike` : 'how alike is unknown';
  return h(
    'details',
    { class: 'board', open: shared.length > 0 },
    h('summary', {}, `${name}: ${shared.length} shared, ${alike}`),
    reason !== null && h('p', { class: 'small' }, reasons[reason] ?? ''),
    table(
      name,
      heads.map((head, index) => `${head} (${columns[index]?.length ?? 0})`),
      rows,
    ),
  );
}
