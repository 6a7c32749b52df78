import { type Contender, contenders } from './contenders.ts';
import type { Measured } from './measure.ts';
import { pairedRatio } from './paired.ts';
import type { WorkResult } from './results.ts';
import { aligned } from './table.ts';

/** What one contender did on a work with a number of clients; undefined where it took no part. */
export function measuredOf(
  { measured }: WorkResult,
  contender: Contender,
  clients: number,
): Measured | undefined {
  return measured.find((one) => one.contender === contender && one.clients === clients);
}

/** RoleGraph beside another contender, for each work and number of clients that both took part in. */
export function rowsBeside(
  results: readonly WorkResult[],
  contender: Contender,
): readonly {
  readonly row: string;
  readonly ours: Measured;
  readonly other: Measured;
  /** RoleGraph's throughput as a multiple of the other's. */
  readonly ratio: number;
}[] {
  return results.flatMap((result) =>
    result.measured
      .filter((one) => one.contender === 'ours')
      .flatMap((ours) => {
        const other = measuredOf(result, contender, ours.clients);
        if (!other || other.perSecond === 0) return [];
        const row = `${result.name} with ${ours.clients}`;
        return [{ row, ours, other, ratio: ours.perSecond / other.perSecond }];
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
  const beside = (contender: Contender) =>
    summaryOf(rowsBeside(results, contender).map(({ ratio }) => ratio));
  return `geomean vs reference ${beside('reference')}; vs @neo4j/graphql ${beside('neo4jGraphql')}; ${equality(results)}`;
}

/** What the bar asks of single rows and the last line does not tell: the peer's p99, and the lowest share of the reference. */
export function barText(results: readonly WorkResult[]): string {
  const peer = rowsBeside(results, 'neo4jGraphql');
  const slower = peer.filter(({ ours, other }) => ours.p99 >= other.p99);
  const under = (contender: Contender, least: number) =>
    rowsBeside(results, contender).filter(({ ratio }) => ratio < least);
  const failed = results.flatMap(({ name, measured }) =>
    measured.filter((one) => one.failed > 0).map((one) => ({ row: `${name} ${one.contender}` })),
  );
  const beside = (byHand: boolean) =>
    summaryOf(
      rowsBeside(
        results.filter((one) => (one.byHand ?? false) === byHand),
        'neo4jGraphql',
      ).map(({ ratio }) => ratio),
    );
  const referenceBeside = rowsBeside(results, 'neo4jGraphql').flatMap(({ row, other }) => {
    const reference = rowsBeside(results, 'reference').find((one) => one.row === row)?.other;
    return reference ? [reference.perSecond / other.perSecond] : [];
  });
  return [
    `the reference itself vs @neo4j/graphql ${summaryOf(referenceBeside)}`,
    `geomean vs what @neo4j/graphql translates itself ${beside(false)}; vs Cypher by hand behind its @cypher ${beside(true)}`,
    `p99 below @neo4j/graphql's on ${peer.length - slower.length} of ${peer.length} rows${listed(slower)}`,
    `rows below 0.6 of the reference: ${counted(under('reference', 0.6))}`,
    `rows below 2 times @neo4j/graphql: ${counted(under('neo4jGraphql', 2))}`,
    `rows with failed requests: ${counted(failed)}`,
  ].join('\n');
}

/** The least share of the throughput before that a change may leave of a row. */
const leastShareOfBefore = 0.95;

/** What a comparison with another checkout ends with: each row by its rounds in pairs, with the interval of 95 %. */
export function againstText(results: readonly WorkResult[]): string {
  const rows = rowsBeside(results, 'before').map(({ row, ours, other }) => ({
    row,
    ...pairedRatio(ours.rates ?? [], other.rates ?? []),
  }));
  const slower = rows.filter(({ ratio }) => ratio < leastShareOfBefore);
  const surely = slower.filter(({ high }) => high < leastShareOfBefore);
  const listedWithInterval = (some: typeof rows) =>
    counted(
      some.map(({ row, ratio, low, high }) => ({
        row: `${row}: ${ratio.toFixed(2)}, ${low.toFixed(2)} to ${high.toFixed(2)}`,
      })),
    );
  return [
    `rows below ${leastShareOfBefore} of the throughput before: ${listedWithInterval(slower)}`,
    `of these, beyond the noise: ${listedWithInterval(surely)}`,
    `geomean vs before ${summaryOf(rows.map(({ ratio }) => ratio))}; ${equality(results)}`,
  ].join('\n');
}

function equality(results: readonly WorkResult[]): string {
  const compared = results.reduce((sum, one) => sum + one.compared, 0);
  const equal = results.reduce((sum, one) => sum + one.equal, 0);
  return `answers equal ${equal} of ${compared}`;
}

function counted(rows: readonly { readonly row: string }[]): string {
  return rows.length === 0 ? 'none' : `${rows.length}${listed(rows)}`;
}

function listed(rows: readonly { readonly row: string }[]): string {
  return rows.length === 0 ? '' : ` (${rows.map(({ row }) => row).join(', ')})`;
}

/** A work's rows of the table. */
export function tableOf(result: WorkResult): string {
  const rows = result.measured.map((one) => {
    const ours = measuredOf(result, 'ours', one.clients);
    const cost = result.costs[one.contender];
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
  return `\n${result.name}: ${result.title}\n${aligned([header, ...rows])}`;
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
