import type { Cost } from '../servers/child.ts';
import type { Work } from '../works/work.ts';
import { type Contender, contenders } from './contenders.ts';
import type { Measured } from './measure.ts';

/** Everything that was found out about one work. */
export interface WorkResult {
  readonly work: Work;
  readonly compared: number;
  readonly equal: number;
  readonly costs: ReadonlyMap<Contender, Cost>;
  readonly measured: readonly Measured[];
}

/** RoleGraph's throughput as a multiple of another contender's, for each work and number of clients that both took part in. */
export function ratios(results: readonly WorkResult[], contender: Contender): readonly number[] {
  return results.flatMap(({ measured }) =>
    measured
      .filter((one) => one.contender === 'ours')
      .flatMap((ours) => {
        const other = measured.find((one) => one.contender === contender && one.clients === ours.clients);
        return other && other.perSecond > 0 ? [ours.perSecond / other.perSecond] : [];
      }),
  );
}

/** The geometric mean and the worst, as the last line has them. */
export function summaryOf(values: readonly number[]): string {
  if (values.length === 0) return '–, worst –';
  const mean = Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
  return `${mean.toFixed(2)}, worst ${Math.min(...values).toFixed(2)}`;
}

/** The line that the benchmark ends with. */
export function lastLine(results: readonly WorkResult[]): string {
  const compared = results.reduce((sum, one) => sum + one.compared, 0);
  const equal = results.reduce((sum, one) => sum + one.equal, 0);
  return `geomean vs reference ${summaryOf(ratios(results, 'reference'))}; vs @neo4j/graphql ${summaryOf(ratios(results, 'neo4jGraphql'))}; answers equal ${equal} of ${compared}`;
}

/** A work's rows of the table. */
export function tableOf({ work, measured, costs }: WorkResult): string {
  const rows = measured.map((one) => {
    const ours = measured.find(({ contender, clients }) => contender === 'ours' && clients === one.clients);
    const cost = costs.get(one.contender);
    const ratio = one.contender === 'ours' || !ours ? '' : `${(ours.perSecond / one.perSecond).toFixed(2)}×`;
    return [
      contenders[one.contender].title,
      String(one.clients),
      one.perSecond.toFixed(0),
      ratio,
      one.p50.toFixed(2),
      one.p99.toFixed(2),
      cost ? String(cost.statements) : '–',
      cost ? String(cost.dbHits) : '–',
      one.bytes.toFixed(0),
      one.cpu.toFixed(2),
      one.failed === 0 ? '' : `${one.failed} FAILED`,
    ];
  });
  return `\n${work.name}: ${work.title}\n${aligned([header, ...rows])}`;
}

const header = [
  '',
  'clients',
  '1/s',
  'ours is',
  'p50 ms',
  'p99 ms',
  'statements',
  'dbHits',
  'bytes',
  'cpu ms',
  '',
];

/** Text in columns, the first one to the left and the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
