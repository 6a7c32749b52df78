import { escapeName } from '@rolegraph/graph-model/cypher';
import { caseFoldOf, sortKey, sortKeyOf } from '@rolegraph/graph-model/text';
import neo4j from 'neo4j-driver';

import { decodeGlobalId } from '../global-id.ts';
import { checkListValues } from '../planner/budget.ts';
import type { FieldLocation } from '../planner/field-location.ts';
import type {
  ArgumentPath,
  ComparePlan,
  Comparison,
  FilterPlan,
  PredicatePlan,
  RelatedPlan,
} from '../planner/predicate.ts';
import { allOf } from '../planner/seek-node.ts';
import type { Binding, CompileContext } from './context.ts';
import { matchRelationship } from './pattern.ts';
import { releaseKey } from './reference.ts';
import type { Scope } from './scope.ts';
import { seekNode, valueAt } from './seek-node.ts';

/** Compiles a filter to a condition over the variables in scope. */
export function compileFilter(
  { location, predicate }: FilterPlan,
  scope: Scope,
  context: CompileContext,
): string {
  return new PredicateCompiler(location, context).compile(predicate, scope);
}

class PredicateCompiler {
  readonly #location: FieldLocation;
  readonly #context: CompileContext;

  constructor(location: FieldLocation, context: CompileContext) {
    this.#location = location;
    this.#context = context;
  }

  compile(plan: PredicatePlan, scope: Scope): string {
    switch (plan.kind) {
      case 'all':
        return plan.of.length === 0 ? 'true' : this.#joined(plan.of, scope, ' AND ');
      case 'any':
        return plan.of.length === 0 ? 'false' : this.#joined(plan.of, scope, ' OR ');
      case 'not':
        return `NOT ${orFalse(this.compile(plan.of, scope))}`;
      case 'missing':
        return `${value(plan, scope)} IS NULL`;
      case 'column':
        return this.compile(plan.of, { node: scope.columns?.[plan.column], edge: undefined });
      case 'compare':
        return plan.keyed
          ? this.#keyed(plan, value(plan, scope))
          : compare(value(plan, scope), plan.comparison, this.#parameter(plan.path, plan.isInteger));
      case 'id':
        return this.#id(plan.path, scope);
      case 'related':
        return this.#related(plan, scope);
      case 'count': {
        const { match } = this.#follow(plan, scope);
        return compare(`COUNT { ${match} RETURN 1 }`, plan.comparison, this.#parameter(plan.path, true));
      }
    }
  }

  #joined(of: readonly PredicatePlan[], scope: Scope, operator: string): string {
    return `(${of.map((inner) => this.compile(inner, scope)).join(operator)})`;
  }

  /** `every` holds where nothing speaks against it, so it holds of nodes without any such relationship. */
  #related(plan: RelatedPlan, scope: Scope): string {
    const { match, condition } = this.linked(plan, scope);
    if (plan.quantifier === 'every')
      return `NOT EXISTS { ${match} WHERE NOT ${orFalse(condition ?? 'true')} }`;
    const where = condition === undefined ? '' : ` WHERE ${condition}`;
    return `${plan.quantifier === 'none' ? 'NOT ' : ''}EXISTS { ${match}${where} }`;
  }

  /** The relationships that a condition speaks of: those to the node that it names, where it names one. */
  linked(
    plan: RelatedPlan,
    scope: Scope,
  ): { readonly match: string; readonly condition: string | undefined } {
    const bound = seekNode(plan, this.#location, this.#context);
    const { match, node, edge } = this.#follow(plan, scope, bound);
    const rest = bound === undefined && plan.seek ? allOf([plan.seek, plan.of]) : plan.of;
    const free = rest.kind === 'all' && rest.of.length === 0;
    return { match, condition: free ? undefined : this.compile(rest, { node, edge }) };
  }

  #follow(
    { relationship, threshold }: Pick<RelatedPlan, 'relationship' | 'threshold'>,
    scope: Scope,
    bound?: string,
  ) {
    return matchRelationship(
      {
        kind: 'relationship',
        relationship,
        includeInferred: false,
        threshold: threshold && { location: this.#location, path: threshold },
        onEdge: false,
      },
      scope,
      this.#context,
      bound,
    );
  }

  /** An id of another type, or no id at all, is no error in a filter: it fits nothing. */
  #id(path: ArgumentPath, scope: Scope): string {
    const keys = this.#context.parameters.add((binding) =>
      [this.#valueAt(binding, path)].flat().flatMap((id) => {
        const decoded = decodeGlobalId(String(id), this.#context.graph);
        return decoded
          ? [
              [
                decoded.type,
                binding.release(releaseKey(decoded.dataset, binding, this.#location)),
                decoded.slug,
              ],
            ]
          : [];
      }),
    );
    const key = this.#context.variable('k');
    const node = scope.node ?? '';
    return `any(${key} IN ${keys} WHERE ${key}[0] IN labels(${node}) AND ${key}[1] = ${node}.release AND ${key}[2] = ${node}.slug)`;
  }

  #keyed({ comparison, path }: ComparePlan, text: string): string {
    const key = this.#context.parameters.add((binding) =>
      sortKey(String(valueAt(binding, this.#location, path))),
    );
    const keyOfText = sortKeyOf(text, () => this.#context.variable('k'));
    return `(${text} IS NOT NULL AND ${compare(keyOfText, comparison, key)})`;
  }

  /** @throws GraphQLError QUERY_TOO_COMPLEX for a list that is longer than may be. */
  #valueAt(binding: Binding, path: ArgumentPath): unknown {
    const value = valueAt(binding, this.#location, path);
    checkListValues(this.#location, value);
    return value;
  }

  #parameter(path: ArgumentPath, isInteger: boolean): string {
    const typed = (argumentValue: unknown) =>
      isInteger && typeof argumentValue === 'number' ? neo4j.int(argumentValue) : argumentValue;
    return this.#context.parameters.add((binding) => {
      const argumentValue = this.#valueAt(binding, path);
      return Array.isArray(argumentValue) ? argumentValue.map(typed) : typed(argumentValue);
    });
  }
}

/** Conditions over missing values are null in Cypher; where they are negated they have to be false. */
function orFalse(condition: string): string {
  return `coalesce(${condition}, false)`;
}

function value(
  { side, property }: { readonly side: 'node' | 'edge'; readonly property: string },
  scope: Scope,
): string {
  return `${side === 'node' ? scope.node : scope.edge}.${escapeName(property)}`;
}

function compare(left: string, comparison: Comparison, right: string): string {
  switch (comparison) {
    case 'eq':
      return `${left} = ${right}`;
    case 'in':
      return `${left} IN ${right}`;
    case 'lt':
      return `${left} < ${right}`;
    case 'lte':
      return `${left} <= ${right}`;
    case 'gt':
      return `${left} > ${right}`;
    case 'gte':
      return `${left} >= ${right}`;
    case 'eqIgnoreCase':
      return `${caseFoldOf(left)} = ${caseFoldOf(right)}`;
    case 'contains':
      return `${caseFoldOf(left)} CONTAINS ${caseFoldOf(right)}`;
    case 'startsWith':
      return `${caseFoldOf(left)} STARTS WITH ${caseFoldOf(right)}`;
    case 'endsWith':
      return `${caseFoldOf(left)} ENDS WITH ${caseFoldOf(right)}`;
    case 'containsCaseSensitive':
      return `${left} CONTAINS ${right}`;
    case 'startsWithCaseSensitive':
      return `${left} STARTS WITH ${right}`;
    case 'endsWithCaseSensitive':
      return `${left} ENDS WITH ${right}`;
    case 'isNull':
      return `(${left} IS NULL) = ${right}`;
    case 'has':
      return `${right} IN coalesce(${left}, [])`;
    case 'hasAny':
      return `any(item IN coalesce(${left}, []) WHERE item IN ${right})`;
    case 'hasEvery':
      return `all(item IN ${right} WHERE item IN coalesce(${left}, []))`;
    case 'isEmpty':
      return `(size(coalesce(${left}, [])) = 0) = ${right}`;
  }
}
