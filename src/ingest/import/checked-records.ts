import type { Records } from '../../releases/records.ts';
import type { Check } from './check/check.ts';
import { Links } from './check/links.ts';
import { keyOf } from './check/repeats.ts';
import type { LocatedRecords } from './source.ts';

/** The records that are written: all but those that the check has left out. */
export function checkedRecords(records: LocatedRecords, { nodes, repeatedNodes }: Check): Records {
  return {
    nodes: (async function* () {
      const seen = new Set<string>();
      for await (const node of records.nodes()) {
        const key = repeatedNodes.size > 0 ? keyOf(node) : '';
        if (seen.has(key)) continue;
        if (repeatedNodes.has(key)) seen.add(key);
        yield node;
      }
    })(),
    relationships: (async function* () {
      const links = new Links(nodes);
      for await (const relationship of records.relationships()) {
        if (!links.errorOf(relationship)) yield relationship;
      }
    })(),
  };
}
