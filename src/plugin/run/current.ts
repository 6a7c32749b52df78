import type { GraphRuntime } from './context.ts';
import { read } from './session.ts';

const text =
  'MATCH (publication:Publication) RETURN publication.dataset AS dataset, publication.release AS release';

/** Milliseconds that such a small question may take: whoever waits for it has an answer at hand. */
const timeout = 2000;

/** Reads which release of each dataset is current. @throws as reading does. */
export async function currentReleases(runtime: GraphRuntime): Promise<ReadonlyMap<string, string>> {
  const statement = { text, parameters: {}, name: 'releases' };
  const rows = await read<{ dataset: string; release: string }>(
    statement,
    { ...runtime, timeout },
    undefined,
  );
  return new Map(rows.map(({ dataset, release }) => [dataset, release]));
}
