import type { Edge, Row, Target } from '@rolegraph/graph-model';
import type { library } from '../../library.ts';

type Library = typeof library;

// error: Type '"Autor"' does not satisfy the constraint
export type OfAnUnknownType = Row<Library, 'Autor'>;

// error: Type '"book"' does not satisfy the constraint
export type EdgeOfAnUnknownField = Edge<Library, 'Author', 'book'>;

// error: Type '"title"' does not satisfy the constraint
export type TargetOfAProperty = Target<Library, 'Author', 'title'>;

export function letters({ title }: Row<Library, 'Author'>): number {
  return title.length;
}

export function age({ born }: Row<Library, 'Author'>): number {
  // error: 'born' is possibly 'null'
  return 2026 - born;
}

export function shout(row: Row<Library, 'Author'>): string {
  // error: Property 'name' does not exist
  return row.name;
}

export function part({ share }: Edge<Library, 'Book', 'authors'>): string {
  // error: 'share' is possibly 'null'
  return share.toFixed(1);
}
