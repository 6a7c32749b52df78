import type { Contender } from './contenders.ts';
import { contenders } from './contenders.ts';
import { aligned } from './table.ts';

/** What one question costs one server at one size of the graph. */
export interface GrowthCell {
  /** A work's name, or the number of a page of ten. */
  readonly question: string | number;
  readonly contender: Contender;
  readonly scale: number;
  readonly statements: number;
  readonly dbHits: number;
  /** Median time of an answer in milliseconds, one client. */
  readonly p50: number;
}

export interface Growth {
  /** What there is at each scale. */
  readonly sizes: readonly {
    readonly scale: number;
    readonly nodes: number;
    readonly relationships: number;
  }[];
  readonly cells: readonly GrowthCell[];
  readonly compared: number;
  readonly equal: number;
}

export type Grid = readonly (readonly string[])[];

/** A row for each question and server: dbHits and median milliseconds at each scale. */
export function growthGrid({ sizes, cells }: Growth): Grid {
  const scales = sizes.map(({ scale }) => scale);
  const header = [
    'question',
    '',
    ...scales.map((scale) => `${scale}× dbHits`),
    ...scales.map((scale) => `${scale}× ms`),
  ];
  return [header, ...rowsOf(cells.filter(isWork), scales, 'scale')];
}

/** A row for each size and server: dbHits and median milliseconds of each page, where there is such a page. */
export function pagesGrid({ cells }: Growth): Grid {
  const pages = cells.filter((cell) => !isWork(cell));
  const numbers = [...new Set(pages.map(({ question }) => Number(question)))];
  const header = [
    'graph',
    '',
    ...numbers.map((page) => `page ${page.toLocaleString('en')} dbHits`),
    ...numbers.map((page) => `page ${page.toLocaleString('en')} ms`),
  ];
  return [header, ...rowsOf(pages, numbers, 'question')];
}

function rowsOf(cells: readonly GrowthCell[], columns: readonly number[], along: 'scale' | 'question'): Grid {
  const down = along === 'scale' ? 'question' : 'scale';
  const names = [...new Set(cells.map((cell) => cell[down]))];
  const servers = [...new Set(cells.map(({ contender }) => contender))];
  return names.flatMap((name) =>
    servers.map((contender) => {
      const own = columns.map((column) =>
        cells.find((cell) => cell[down] === name && cell.contender === contender && cell[along] === column),
      );
      return [
        down === 'scale' ? `${name}×` : String(name),
        contenders[contender].title,
        ...own.map((cell) => (cell ? String(cell.dbHits) : '–')),
        ...own.map((cell) => (cell ? cell.p50.toFixed(2) : '–')),
      ];
    }),
  );
}

/** The line that sums up: how many times what it costs in the small graph a question costs RoleGraph in the large one. */
export function growthLine({ sizes, cells, compared, equal }: Growth): string {
  const ours = cells.filter(({ contender }) => contender === 'ours');
  const largest = Math.max(...sizes.map(({ scale }) => scale));
  const grown = ours
    .filter((cell) => isWork(cell) && cell.scale === largest)
    .flatMap((cell) => {
      const small = ours.find(({ question, scale }) => question === cell.question && scale === 1);
      return small ? [times(cell, small)] : [];
    });
  const pages = ours.filter((cell) => !isWork(cell) && cell.scale === largest);
  const [first, last] = [pages[0], pages.at(-1)];
  const deep = first && last ? times(last, first) : undefined;
  const worst = (key: 'dbHits' | 'p50') => Math.max(...grown.map((one) => one[key])).toFixed(2);
  return [
    `growth 1× to ${largest}×: dbHits at most ${worst('dbHits')}×, median time at most ${worst('p50')}×`,
    ...(deep
      ? [
          `page ${last?.question} against page 1: dbHits ${deep.dbHits.toFixed(2)}×, median time ${deep.p50.toFixed(2)}×`,
        ]
      : []),
    `answers equal ${equal} of ${compared}`,
  ].join('; ');
}

function times(cell: GrowthCell, base: GrowthCell): { readonly dbHits: number; readonly p50: number } {
  return { dbHits: cell.dbHits / base.dbHits, p50: cell.p50 / base.p50 };
}

function isWork({ question }: GrowthCell): boolean {
  return typeof question === 'string';
}

/** The growth tables as text. */
export function growthText(growth: Growth): string {
  const sizes = growth.sizes.map(
    ({ scale, nodes, relationships }) =>
      `${scale}× is ${nodes.toLocaleString('en')} nodes and ${relationships.toLocaleString('en')} relationships`,
  );
  return [
    `\ngrowth: the same questions about the same nodes while the graph around them grows; ${sizes.join(', ')}`,
    aligned(growthGrid(growth)),
    '\npages of ten frameworks, by cursor',
    aligned(pagesGrid(growth)),
    `\n${growthLine(growth)}`,
  ].join('\n');
}
