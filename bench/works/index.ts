import { aggregate } from './aggregate.ts';
import { aliases } from './aliases.ts';
import { counts } from './counts.ts';
import { deepPage } from './deep-page.ts';
import { edgeFilter } from './edge-filter.ts';
import { group } from './group.ts';
import { hub } from './hub.ts';
import { list } from './list.ts';
import { nested } from './nested.ts';
import { roots } from './roots.ts';
import { search } from './search.ts';
import { shared } from './shared.ts';
import { sharedNested } from './shared-nested.ts';
import { top } from './top.ts';
import { usesNot } from './uses-not.ts';
import type { Work } from './work.ts';

/** Everything that is measured; the first six are those of the first trials with the peer. */
export const works: readonly Work[] = [
  nested,
  hub,
  shared,
  counts,
  usesNot,
  top,
  edgeFilter,
  deepPage,
  aggregate,
  group,
  search,
  sharedNested,
  aliases,
  roots,
  list,
];
