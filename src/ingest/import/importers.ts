import type { Graph } from '@rolegraph/graph-model';
import { bls } from './bls/index.ts';
import { crosswalk } from './crosswalk/index.ts';
import { esco } from './esco/index.ts';
import { graphFolder } from './graph/index.ts';
import { onet } from './onet/index.ts';
import type { ImportSource, SourceOptions } from './source.ts';

/** The sources of imports, by the name on the command line. */
export const importers: Readonly<
  Record<
    string,
    {
      /** The argument that follows the name: a folder or a file. */
      readonly argument: string;
      readonly description: string;
      readonly open: (path: string, options: SourceOptions, graph: Graph) => Promise<ImportSource>;
    }
  >
> = {
  onet: { argument: '<folder>', description: "O*NET's text edition, plain or gzipped", open: onet },
  esco: {
    argument: '<folder>',
    description: "ESCO's CSV in English, and occupations in other languages",
    open: esco,
  },
  bls: { argument: '<folder>', description: 'wages and industries by occupation; adds to onet', open: bls },
  crosswalk: {
    argument: '<file>',
    description: "Nesta's crosswalk from ESCO to O*NET; a dataset of its own",
    open: crosswalk,
  },
  graph: {
    argument: '<folder>',
    description: "RoleGraph's own format, as export writes it",
    open: (path, options, graph) => graphFolder(path, graph, options),
  },
};
