import { inferredType } from '@rolegraph/graph-model';
import { escapeName } from '@rolegraph/graph-model/cypher';
import { encodeGlobalId } from '../global-id.ts';
import type { ValuePlan } from '../planner/plan.ts';
import { compileConnection } from './connection.ts';
import type { CompileContext, Decode, Projection } from './context.ts';
import { compileDerived } from './derived.ts';
import { compileObject } from './object.ts';
import { matchRelationship } from './pattern.ts';
import type { Scope } from './scope.ts';
import { compileNestedTraversal } from './traversal.ts';

const INFERRED = inferredType('');
const asIs: Decode = (raw) => raw ?? null;
const asList: Decode = (raw) => raw ?? [];

/** What every node of a type has to have is checked when it is written: without it the graph was changed by other hands. */
function required(property: string): Decode {
  return (raw, { typename }) => {
    if (raw === null || raw === undefined) throw new Error(`A ${typename} in the graph has no ${property}`);
    return raw;
  };
}

/** Gives stored values of an enum their names. What a release has beyond the enum, from before it was declared, has none. */
function named(decode: Decode, names: ReadonlyMap<string, string> | undefined): Decode {
  if (!names) return decode;
  const nameOf = (value: unknown) => names.get(String(value)) ?? null;
  return (raw, decoding) => {
    const value = decode(raw, decoding);
    if (Array.isArray(value)) return value.map(nameOf);
    return value === null ? null : nameOf(value);
  };
}

/** Compiles one selected value. */
export function compileValue(plan: ValuePlan, scope: Scope, context: CompileContext): Projection {
  if (scope.edges !== undefined && (plan.kind === 'property' || plan.kind === 'basis')) {
    return compileDerived(plan, scope.edges, context);
  }
  const variable = scope.node ?? scope.edge ?? '';
  switch (plan.kind) {
    case 'typename':
      return { bindings: [], text: 'null', decode: (_raw, { typename }) => plan.name ?? typename };
    case 'absent':
      return { bindings: [], text: 'null', decode: () => null };
    case 'id':
      return {
        bindings: [],
        text: `[${variable}.release, ${variable}.slug]`,
        decode: (raw, { typename }) => {
          const [release, slug] = raw as [string, string];
          return encodeGlobalId({ type: typename ?? '', dataset: datasetOfRelease(release), slug });
        },
      };
    case 'property':
      return {
        bindings: [],
        text: `${variable}.${escapeName(plan.property)}`,
        decode: named(plan.list ? asList : plan.required ? required(plan.property) : asIs, plan.names),
      };
    case 'basis':
      return {
        bindings: [],
        text: `type(${variable})`,
        decode: (raw) => (String(raw).endsWith(INFERRED) ? 'INFERRED' : 'DIRECT'),
      };
    case 'row': {
      const names = plan.properties;
      return {
        bindings: [],
        text: `[${names.map((name) => `${variable}.${escapeName(name)}`).join(', ')}]`,
        decode: (raw) => {
          const values = raw as readonly unknown[];
          return Object.fromEntries(
            names.map((name, index) => [name, values[index] ?? (plan.lists.has(name) ? [] : null)]),
          );
        },
      };
    }
    case 'one': {
      const { match, node } = matchRelationship(plan.source, scope, context);
      const object = compileObject(plan.object, node, context);
      const bindings = object.bindings.length === 0 ? '' : `WITH *, ${object.bindings.join(', ')} `;
      return context.subquery(
        `COLLECT { ${match} WITH ${node} LIMIT 1 ${bindings}RETURN ${object.text} }`,
        (raw, decoding) => object.decode((raw as unknown[] | null)?.[0], decoding),
      );
    }
    case 'connection':
      return compileConnection(plan, scope, context);
    case 'traversal':
      return compileNestedTraversal(plan, variable, context);
  }
}

/** Release ids are a dataset's slug, an underscore and a number. */
function datasetOfRelease(release: string): string {
  return release.slice(0, release.lastIndexOf('_'));
}
