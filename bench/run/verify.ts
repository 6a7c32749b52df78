import { isDeepStrictEqual } from 'node:util';
import type { Json, Values, Work } from '../works/work.ts';
import { askGraphql } from './ask.ts';
import { type Contender, contenders, requestOf } from './contenders.ts';
import { normalise } from './normalise.ts';

export interface Verdict {
  /** Answers compared with RoleGraph's, and how many of them were the same. */
  readonly compared: number;
  readonly equal: number;
  /** How many of the reference's answers were the same by value and not byte by byte: their keys stand in another order. */
  readonly reordered: number;
  /** What differed or failed, for a person to read. */
  readonly faults: readonly string[];
}

/**
 * Asks every contender a work with each set of values and compares the answers with RoleGraph's by value, the peers' in
 * RoleGraph's shape. The reference's are compared byte by byte besides.
 */
export async function verify(
  work: Work,
  cases: readonly Values[],
  ports: ReadonlyMap<Contender, number>,
): Promise<Verdict> {
  let [compared, equal, reordered] = [0, 0, 0];
  const faults: string[] = [];
  for (const values of cases) {
    const ours = await ask(work, 'ours', values, ports).catch((thrown: unknown) => thrown);
    for (const contender of Object.keys(contenders) as Contender[]) {
      if (contender === 'ours' || !ports.has(contender)) continue;
      if (!requestOf(work, contender, values)) continue;
      compared += 1;
      const theirs = await ask(work, contender, values, ports).catch((thrown: unknown) => thrown);
      if (typeof ours === 'string' && typeof theirs === 'string' && same(work, contender, ours, theirs)) {
        equal += 1;
        if (contender === 'reference' && ours !== theirs) reordered += 1;
      } else {
        faults.push(
          `${work.name} ${JSON.stringify(values)}\n  ours: ${shown(ours)}\n  ${contender}: ${shown(theirs)}`,
        );
      }
    }
  }
  return { compared, equal, reordered, faults };
}

async function ask(
  work: Work,
  contender: Contender,
  values: Values,
  ports: ReadonlyMap<Contender, number>,
): Promise<string> {
  const request = requestOf(work, contender, values);
  const port = ports.get(contender);
  if (!request || port === undefined) throw new Error(`${contender} takes no part`);
  return askGraphql(port, request.path, request.body);
}

function same(work: Work, contender: Contender, ours: string, theirs: string): boolean {
  const rules =
    contender === 'ours' || contender === 'before' || contender === 'reference'
      ? {}
      : (work[contender]?.rules ?? {});
  const shaped = normalise((JSON.parse(theirs) as { data: Json }).data, rules);
  return isDeepStrictEqual(rounded((JSON.parse(ours) as { data: Json }).data), rounded(shaped));
}

/** A mean depends in its last digits on the order in which it is taken. */
function rounded(value: Json): Json {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
}

function shown(answer: unknown): string {
  return String(answer).slice(0, 400);
}
