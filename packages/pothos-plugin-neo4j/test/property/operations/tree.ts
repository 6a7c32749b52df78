import type { Choices } from '../choices.ts';
import type { Datasets } from '../reference/answer.ts';

/** Draws a value for a place in an operation; may look at the data, to name what is there. */
export type Draw = (choices: Choices, datasets: Datasets) => unknown;

/** The shape of an input value: its leaves are drawn anew for every variation. */
export type Tree =
  | {
      readonly kind: 'leaf';
      /** The GraphQL type of the place, without the `!`. */
      readonly type: string;
      readonly draw: Draw;
      /** Whether the value is an enum's name. */
      readonly name?: boolean;
      /** Whether the place takes no null, not even by leaving a variable out. */
      readonly required?: boolean;
      /** Whether the value needs data to be drawn, so that it cannot stand in the operation's text. */
      readonly variable?: boolean;
    }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, Tree])[] }
  | { readonly kind: 'list'; readonly items: readonly Tree[] };

/** A value of this shape, as it stands in `variables`. */
export function evaluate(tree: Tree, choices: Choices, datasets: Datasets): unknown {
  switch (tree.kind) {
    case 'leaf':
      return tree.draw(choices, datasets);
    case 'object':
      return Object.fromEntries(
        tree.fields.map(([name, inner]) => [name, evaluate(inner, choices, datasets)]),
      );
    case 'list':
      return tree.items.map((inner) => evaluate(inner, choices, datasets));
  }
}

/** The GraphQL text of a JSON value. */
export function literal(value: unknown, name: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, name)).join(', ')}]`;
  return name ? String(value) : JSON.stringify(value);
}
