import type { UnusableUri } from './node-identifiers.ts';

/** Uris held in full. */
const maxSamples = 50;

/** The uris of a release that do not identify their nodes: their number, and the first of them. */
export class UnusableUris {
  readonly samples: UnusableUri[] = [];
  count = 0;

  add(uri: UnusableUri): void {
    this.count += 1;
    if (this.samples.length < maxSamples) this.samples.push(uri);
  }
}
