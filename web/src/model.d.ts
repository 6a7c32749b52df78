declare module 'rolegraph:model' {
  export const entityTypes: readonly import('./entity.ts').EntityType[];
  /** What each strength means, in words. */
  export const strengths: Readonly<Record<string, string>>;
  /** Why something is unknown, in words. */
  export const reasons: Readonly<Record<string, string>>;
  export const bases: Readonly<Record<string, string>>;
}
