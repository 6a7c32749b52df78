import { generate } from '../data/generated.ts';
import { deepPage } from '../works/deep-page.ts';
import { edgeFilter } from '../works/edge-filter.ts';
import { hub } from '../works/hub.ts';
import { nested } from '../works/nested.ts';
import { shared } from '../works/shared.ts';
import { sharedNested } from '../works/shared-nested.ts';
import type { Anchors } from '../works/work.ts';
import { chooseAnchors, placesBefore } from './anchors.ts';
import { examine } from './compare.ts';
import type { Contender } from './contenders.ts';
import { loadGraph } from './database.ts';
import type { Growth, GrowthCell } from './growth-report.ts';
import type { WorkResult } from './results.ts';
import { withServers } from './servers.ts';

/** Questions that start from named nodes: what they cost should not depend on what else there is. */
const anchored = [nested, hub, shared, edgeFilter, sharedNested];
const SCALES = [1, 10, 100];
/** A tenth of O*NET's size, so that a hundred of it are loaded in minutes; tasks take part in no question. */
const SHAPE = { size: 0.1, tasks: 2 };
const PAGES = [1, 10, 100, 1_000];
const CLIENTS = [1];
const taking: readonly Contender[] = ['ours', 'reference', 'neo4jGraphql'];

/**
 * Asks the same questions of the same nodes while the graph around them grows a hundredfold, and pages of one list from the
 * first to the thousandth.
 *
 * @param seconds Seconds of load per server and question at each scale.
 */
export async function measureGrowth(seconds: number, say: (line: string) => void): Promise<Growth> {
  const sizes: Growth['sizes'][number][] = [];
  const cells: GrowthCell[] = [];
  let [compared, equal] = [0, 0];
  let anchors: Anchors | undefined;
  for (const scale of SCALES) {
    const loaded = await loadGraph(`growth-${scale}`, () => generate({ ...SHAPE, copies: scale }), say);
    try {
      sizes.push({ scale, nodes: loaded.nodes, relationships: loaded.relationships });
      await withServers(loaded, taking, {}, async (field) => {
        const start = anchors ?? (await chooseAnchors(loaded.driver, field.port('ours')));
        anchors = start;
        const note = (question: string | number, result: WorkResult) => {
          compared += result.compared;
          equal += result.equal;
          cells.push(...cellsOf(question, scale, result));
        };
        const options = { clients: CLIENTS, seconds, cypher: false, say };
        for (const work of anchored) {
          note(work.name, await examine(work, work.cases(start), field, options));
        }
        const places = await placesBefore(
          field.port('ours'),
          PAGES.map((page) => (page - 1) * 10),
        );
        for (const place of places) {
          note(place.place / 10 + 1, await examine(deepPage, [place], field, options));
        }
      });
    } finally {
      await loaded.stop();
    }
  }
  return { sizes, cells, compared, equal };
}

function cellsOf(question: string | number, scale: number, { measured, costs }: WorkResult): GrowthCell[] {
  return measured.map(({ contender, p50 }) => ({
    question,
    contender,
    scale,
    statements: costs[contender]?.statements ?? 0,
    dbHits: costs[contender]?.dbHits ?? 0,
    p50,
  }));
}
