import type { FieldLocation } from '../field-location.ts';
import { pageSize } from '../page.ts';
import type { Cost, CostInputs } from './arithmetic.ts';

/** The list of an operation that its cost depends on most. */
export interface CostliestList {
  readonly location: FieldLocation;
  /** The largest page of it with which the operation fits the limit; undefined where not even one row does. */
  readonly first: number | undefined;
}

/** A root field with what its cost depends on. */
export interface CostedRoot {
  readonly cost: Cost;
  readonly inputs: CostInputs;
}

/**
 * Finds the list with the page that costs most, by working the costs out once more with pages of one row.
 *
 * @returns Undefined where no list has a page.
 */
export function costliestList(roots: readonly CostedRoot[], limit: number): CostliestList | undefined {
  let found:
    | { readonly location: FieldLocation; readonly rest: number; readonly root: CostedRoot }
    | undefined;
  const all = roots.reduce((sum, { cost, inputs }) => sum + cost(inputs), 0);
  for (const root of roots) {
    const own = root.cost(root.inputs);
    for (const location of pagesOf(root)) {
      const rest = all - own + withPage(root, location, 1);
      if (!found || rest < found.rest) found = { location, rest, root };
    }
  }
  if (!found) return undefined;
  const { location, root } = found;
  const others = all - root.cost(root.inputs);
  const fits = (size: number) => others + withPage(root, location, size) <= limit;
  let [low, high] = [0, pageSize(root.inputs.argumentsAt(location))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return { location, first: low === 0 ? undefined : low };
}

/** The locations of pages that a cost looks up. */
function pagesOf({ cost, inputs }: CostedRoot): Iterable<FieldLocation> {
  const locations = new Set<FieldLocation>();
  const argumentsAt: CostInputs['argumentsAt'] = (location) => {
    if (location.field.args.some(({ name }) => name === 'first')) locations.add(location);
    return inputs.argumentsAt(location);
  };
  cost({ ...inputs, argumentsAt });
  return locations;
}

function withPage({ cost, inputs }: CostedRoot, location: FieldLocation, size: number): number {
  const argumentsAt: CostInputs['argumentsAt'] = (at) => {
    const given = inputs.argumentsAt(at);
    return at === location ? { ...given, first: size, last: undefined } : given;
  };
  return cost({ ...inputs, argumentsAt });
}
