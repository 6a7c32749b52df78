import type { RatedOccupations, Rating } from './ratings.ts';

/** A measure of similarity over the raw files, with the name under which it is printed. */
export interface Measure {
  readonly name: string;
  readonly rankings: ReadonlyMap<string, readonly string[]>;
}

/** The measures that the design compares, each over all rated occupations. */
export function measuresOf(rated: RatedOccupations): readonly Measure[] {
  const { codes, ratings, technologies } = rated;
  const required = new Map(
    codes.map((code) => [code, elementsFrom(ratings.get(code) ?? new Map(), minImportance)]),
  );
  const measure = (name: string, similarity: (a: string, b: string) => number): Measure => ({
    name,
    rankings: rankedBy(codes, similarity),
  });
  const cosineOf = (vectors: ReadonlyMap<string, Float64Array>) => (a: string, b: string) =>
    cosine(vectors.get(a) ?? empty, vectors.get(b) ?? empty);
  return [
    measure('Jaccard index of what is rated as important, 3 or more', (a, b) =>
      jaccard(required.get(a) ?? new Set(), required.get(b) ?? new Set()),
    ),
    measure(
      'cosine of technologies, each weighing log(occupations / those that use it)',
      cosineOf(byRarity(codes, technologies)),
    ),
    measure('cosine of z-scores of importance and of level', cosineOf(standardized(rated))),
    measure('cosine of importance × level', cosineOf(products(rated))),
  ];
}

const minImportance = 3;
const empty = new Float64Array();

function elementsFrom(ratings: ReadonlyMap<string, Rating>, least: number): ReadonlySet<string> {
  return new Set(
    [...ratings].filter(([, { importance }]) => importance >= least).map(([element]) => element),
  );
}

/** The ten best of each, ties by code. */
function rankedBy(codes: readonly string[], similarity: (a: string, b: string) => number) {
  return new Map(
    codes.map((code) => {
      const others = codes
        .filter((other) => other !== code)
        .map((other) => ({ other, score: similarity(code, other) }))
        .toSorted((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1));
      return [code, others.slice(0, 10).map(({ other }) => other)];
    }),
  );
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  return shared / Math.max(a.size + b.size - shared, 1);
}

/** Vectors of length 1 need no division. */
function cosine(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function unit(values: readonly number[]): Float64Array {
  const length = Math.hypot(...values) || 1;
  return Float64Array.from(values, (value) => value / length);
}

function products({ codes, elements, ratings }: RatedOccupations) {
  return new Map(
    codes.map((code) => {
      const rated = ratings.get(code);
      return [
        code,
        unit(
          elements.map(
            (element) => (rated?.get(element)?.importance ?? 0) * (rated?.get(element)?.level ?? 0),
          ),
        ),
      ];
    }),
  );
}

function standardized({ codes, elements, ratings }: RatedOccupations) {
  const scales = (['importance', 'level'] as const).flatMap((scale) =>
    elements.map((element) => {
      const values = codes.map((code) => ratings.get(code)?.get(element)?.[scale] ?? 0);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const deviation = Math.sqrt(
        values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length,
      );
      return values.map((value) => (value - mean) / (deviation || 1));
    }),
  );
  return new Map(codes.map((code, index) => [code, unit(scales.map((values) => values[index] ?? 0))]));
}

function byRarity(codes: readonly string[], technologies: ReadonlyMap<string, ReadonlySet<string>>) {
  const users = new Map<string, number>();
  for (const used of technologies.values())
    for (const technology of used) users.set(technology, (users.get(technology) ?? 0) + 1);
  return new Map(
    codes.map((code) => {
      const used = technologies.get(code) ?? new Set();
      return [
        code,
        unit(
          [...users].map(([technology, count]) =>
            used.has(technology) ? Math.log(codes.length / count) : 0,
          ),
        ),
      ];
    }),
  );
}
