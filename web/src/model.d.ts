declare module 'rolegraph:model' {
  export interface EntityType {
    /** As in `__typename`. */
    readonly name: string;
    readonly value: import('./graphql.ts').EnumOf<'EntityType'>;
    /** The root field that gives one by its slug. */
    readonly lookup: import('./graphql.ts').LookupOf<'Entity'>;
    readonly description: string;
    /** Fields of its own that hold plain values. */
    readonly properties: readonly { readonly name: string; readonly description: string }[];
    /** Whether it has one source that said so. */
    readonly sourced: boolean;
  }
  export const entityTypes: readonly EntityType[];
  /** What each strength means, in words. */
  export const strengths: Readonly<Record<string, string>>;
  /** Why something is unknown, in words. */
  export const reasons: Readonly<Record<string, string>>;
  export const bases: Readonly<Record<string, string>>;
}
