import type { Market } from './market.ts';

/** The graph to load, as flat lists. Each list is small enough to hold: O*NET has 120,000 rows in all. */
export interface GraphData {
  readonly roles: readonly {
    readonly slug: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly description: string;
  }[];
  readonly skills: readonly { readonly slug: string; readonly name: string; readonly kind: string }[];
  readonly frameworks: readonly {
    readonly slug: string;
    readonly name: string;
    readonly category: string;
    readonly hot: boolean;
  }[];
  readonly tasks: readonly {
    readonly slug: string;
    readonly name: string;
    readonly kind: string | undefined;
    readonly role: string;
  }[];
  readonly uses: readonly { readonly role: string; readonly framework: string; readonly inDemand: boolean }[];
  readonly requires: readonly {
    readonly role: string;
    readonly skill: string;
    readonly importance: number | undefined;
    readonly level: number | undefined;
  }[];
  /** Roles that stand near each other; a generated graph has none. */
  readonly related?: readonly { readonly role: string; readonly other: string }[];
  /** What is made up around them; a graph that grows has none. */
  readonly market?: Market;
}
