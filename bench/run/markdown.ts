import type { Contender } from './contenders.ts';
import { growthGrid, growthLine, pagesGrid } from './growth-report.ts';
import { barText, lastLine, measuredOf } from './report.ts';
import type { Results, WorkResult } from './results.ts';
import { markdownTable } from './table.ts';

/** A run's tables in Markdown, ready to be pasted into a page. Where a cell has several figures, they are of the numbers of clients in turn. */
export function markdownOf(results: Results): string {
  const { at, commit, node, processors, loadBefore, graph, works, growth } = results;
  const parts = [
    `Measured ${at.slice(0, 10)} at commit ${commit} on ${graph}: ${processors} processors, Node ${node.replace('v', '')}, load before the run ${loadBefore}.`,
  ];
  if (works.length > 0) {
    const clients = [...new Set(works.flatMap(({ measured }) => measured.map((one) => one.clients)))];
    parts.push(
      markdownTable([header(clients), ...works.map((work) => workRow(work, clients))]),
      `\`\`\`\n${barText(works)}\n${lastLine(works)}\n\`\`\``,
    );
  }
  if (growth) {
    parts.push(
      markdownTable(growthGrid(growth)),
      markdownTable(pagesGrid(growth)),
      `\`\`\`\n${growthLine(growth)}\n\`\`\``,
    );
  }
  return parts.join('\n\n');
}

function header(clients: readonly number[]): readonly string[] {
  return [
    `work (figures for ${clients.join(' · ')} clients)`,
    'RoleGraph 1/s',
    'of the reference',
    'of @neo4j/graphql',
    'of DataLoader',
    'p50 ms',
    'p99 ms',
    'p99 ms @neo4j/graphql',
    'statements RoleGraph, peer',
    'dbHits RoleGraph, reference, peer',
    'bytes',
  ];
}

function workRow(work: WorkResult, clients: readonly number[]): readonly string[] {
  const each = (cell: (count: number) => string) => clients.map(cell).join(' · ');
  const figure = (contender: Contender, key: 'perSecond' | 'p50' | 'p99', digits: number) =>
    each((count) => measuredOf(work, contender, count)?.[key].toFixed(digits) ?? '–');
  const times = (contender: Contender) =>
    each((count) => {
      const [ours, other] = [measuredOf(work, 'ours', count), measuredOf(work, contender, count)];
      return ours && other ? `${(ours.perSecond / other.perSecond).toFixed(2)}×` : '–';
    });
  const costs = (key: 'statements' | 'dbHits', ...of: readonly Contender[]) =>
    of.map((contender) => work.costs[contender]?.[key].toLocaleString('en') ?? '–').join(', ');
  return [
    work.title,
    figure('ours', 'perSecond', 0),
    times('reference'),
    times('neo4jGraphql'),
    times('dataloader'),
    figure('ours', 'p50', 2),
    figure('ours', 'p99', 2),
    figure('neo4jGraphql', 'p99', 2),
    costs('statements', 'ours', 'neo4jGraphql'),
    costs('dbHits', 'ours', 'reference', 'neo4jGraphql'),
    (work.measured.find(({ contender }) => contender === 'ours')?.bytes ?? 0).toFixed(0),
  ];
}
