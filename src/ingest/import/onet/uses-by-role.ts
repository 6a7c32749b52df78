import type { ImportPass } from '../read/import-pass.ts';
import type { SourceLocation } from '../read/problems.ts';
import type { Use } from './onet-tables.ts';
import { CODE } from './tables.ts';

/** An occupation's use of a technology or tool, with the facts of all its rows. */
export interface RoleUse {
  readonly code: string;
  readonly example: string;
  readonly properties: UseProperties;
  readonly location: SourceLocation;
}

/** The relationship's properties: the commodities that the thing is used as, and those that employers often ask for. */
interface UseProperties {
  readonly categories: readonly string[];
  readonly inDemand?: boolean;
  readonly inDemandAs?: readonly string[];
}

/** The first row of an occupation and a thing, and the rows of that pair by commodity. */
interface Pair {
  readonly location: SourceLocation;
  readonly byCategory: Map<string, Use>;
}

/**
 * Joins the rows of one occupation and one thing, of which O*NET has one for each commodity. The rows of an occupation follow each other,
 * so that those of one are held at a time; where they do not, the later ones are a problem.
 *
 * @param what The rows' subject, as a declared loss names it.
 */
export async function* usesByRole(
  rows: AsyncIterable<Use>,
  what: string,
  pass: ImportPass,
): AsyncGenerator<RoleUse> {
  const done = new Set<string>();
  let role: string | undefined;
  let pairs = new Map<string, Pair>();
  for await (const use of rows) {
    if (use.code !== role) {
      yield* joined(role, pairs);
      pairs = new Map();
      role = use.code;
      if (done.has(role)) {
        const message = 'has rows further above already: rows of one occupation stand together';
        pass.problems.add(use.location, message, CODE, role);
      }
      done.add(role);
    }
    const pair = pairs.get(use.example);
    if (pair) addTo(pair, use, what, pass);
    else pairs.set(use.example, { location: use.location, byCategory: new Map([[use.category.code, use]]) });
  }
  yield* joined(role, pairs);
}

/** Adds a row to its pair. A second row of one commodity is lost where it says the same, and a problem where it does not. */
function addTo({ byCategory }: Pair, use: Use, subject: string, { problems, onLoss }: ImportPass): void {
  const { code, example, category, inDemand, location } = use;
  const first = byCategory.get(category.code);
  if (!first) {
    byCategory.set(category.code, use);
    return;
  }
  const value = `${code} → ${example} as ${category.code}`;
  const where = `${first.location.file}:${first.location.line}`;
  if (first.inDemand === inDemand) {
    onLoss({ kind: 'repeated', subject, location, value, other: `${where} says the same` });
  } else {
    const message = `${where} has ${shown(first.inDemand)} for the same ${value}: one row is right`;
    problems.add(location, message, 'In Demand', shown(inDemand));
  }
}

function* joined(code: string | undefined, pairs: ReadonlyMap<string, Pair>): Generator<RoleUse> {
  if (code === undefined) return;
  for (const [example, { location, byCategory }] of pairs) {
    yield { code, example, properties: propertiesOf(byCategory), location };
  }
}

function propertiesOf(byCategory: ReadonlyMap<string, Use>): UseProperties {
  const categories = [...byCategory.keys()].toSorted();
  const demand = categories.map((category) => byCategory.get(category)?.inDemand);
  const inDemandAs = categories.filter((_, index) => demand[index]);
  // Whether it is in demand is unknown where a row does not say so, unless another one says that it is.
  const inDemand = inDemandAs.length > 0 || (demand.includes(undefined) ? undefined : false);
  return {
    categories,
    ...(inDemand === undefined ? {} : { inDemand }),
    ...(inDemandAs.length > 0 ? { inDemandAs } : {}),
  };
}

function shown(flag: boolean | undefined): string {
  if (flag === undefined) return '""';
  return flag ? 'Y' : 'N';
}
