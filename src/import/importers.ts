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
      readonly open: (path: string, options: SourceOptions) => Promise<ImportSource>;
    }
  >
> = {
  onet: { takes: '<folder>', what: "O*NET's text edition, plain or gzipped", open: onet },
};
