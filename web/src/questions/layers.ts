import { linkTo } from '../address.ts';
import { svg } from '../dom.ts';
import { type Entity, type Key, keyOf } from '../entity.ts';
import { colourOf } from '../picture/colours.ts';

export interface Link {
  readonly from: Key;
  readonly to: Key;
  readonly label: string;
  readonly faint?: boolean;
}

const width = { column: 250, box: 190 };
const height = { row: 34, box: 26 };

/** A diagram of columns from left to right, with lines between what belongs together. */
export function layers(
  name: string,
  columns: readonly (readonly Entity[])[],
  links: readonly Link[],
): SVGSVGElement {
  const rows = Math.max(1, ...columns.map((column) => column.length));
  const size = {
    x: columns.length * width.column - (width.column - width.box) + 4,
    y: rows * height.row + 8,
  };
  const at = new Map<Key, { x: number; y: number }>();
  columns.forEach((column, index) => {
    const top = ((rows - column.length) * height.row) / 2;
    for (const [row, entity] of column.entries()) {
      at.set(keyOf(entity), { x: index * width.column + 2, y: top + row * height.row + 4 });
    }
  });
  return svg(
    'svg',
    {
      viewBox: `0 0 ${size.x} ${size.y}`,
      width: size.x,
      role: 'group',
      'aria-label': name,
      class: 'diagram',
    },
    svg('title', {}, name),
    ...links.map(({ from, to, label, faint }) => {
      const [a, b] = [at.get(from), at.get(to)];
      if (!a || !b) return null;
      const [x1, y1, x2, y2] = [a.x + width.box, a.y + height.box / 2, b.x, b.y + height.box / 2];
      const middle = (x1 + x2) / 2;
      return svg(
        'path',
        {
          d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
          class: faint ? 'link faint' : 'link',
        },
        svg('title', {}, label),
      );
    }),
    ...columns.flat().map((entity) => {
      const { x, y } = at.get(keyOf(entity)) ?? { x: 0, y: 0 };
      return svg(
        'a',
        { href: linkTo('entity', { at: keyOf(entity) }) },
        svg('rect', { x, y, width: width.box, height: height.box, rx: 5, class: 'box' }),
        svg('rect', { x, y, width: 5, height: height.box, rx: 2, fill: colourOf(entity.__typename) }),
        svg('text', { x: x + 12, y: y + 17 }, short(entity.name)),
        svg('title', {}, entity.name),
      );
    }),
  );
}

function short(name: string): string {
  return name.length > 27 ? `${name.slice(0, 26)}…` : name;
}

/** Each entity once, in the order in which they come. */
export function once(entities: readonly Entity[]): Entity[] {
  return [...new Map(entities.map((entity) => [keyOf(entity), entity])).values()];
}
