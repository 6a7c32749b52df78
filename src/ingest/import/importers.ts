import type { Graph } from '@rolegraph/graph-model';
import { bls } from './bls/index.ts';
import { crosswalk } from './crosswalk/index.ts';
import { esco } from './esco/index.ts';
import { graphFolder } from './graph/index.ts';
import { onet } from './onet/index.ts';
import type { ImportSource, SourceOptions } from './source.ts';

/** What can be imported, by the name on the command line. */
export const importers: Readonly<
  Record<
    string,
    {
      /** What stands behind the name: a folder or a file. */
      readonly takes: string;
      readonly what: string;
      readonly open: (path: string, options: SourceOptions, graph: Graph) => Promise<ImportSource>;
    }
  >
> = {
  onet: { takes: '<folder>', what: "O*NET's text edition, plain or gzipped", open: onet },
  esco: { takes: '<folder>', what: "ESCO's CSV in English, and occupations in other languages", open: esco },
  bls: { takes: '<folder>', what: 'wages and industries by occupation; adds to onet', open: bls },
  crosswalk: {
    takes: '<file>',
    what: "Nesta's crosswalk from ESCO to O*NET; a dataset of its own",
    open: crosswalk,
  },
  graph: {
    takes: '<folder>',
    what: "RoleGraph's own format, as export writes it",
    open: (path, options, graph) => graphFolder(path, graph, options),
  },
};
