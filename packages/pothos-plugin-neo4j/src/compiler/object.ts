import { escapeName } from '@rolegraph/graph-model/cypher';
import type { ObjectPlan, SelectedField, ValuePlan } from '../planner/plan.ts';
import type { CompileContext, Decode, Decoding, Projection } from './context.ts';
import { compileMerged, groupMergeable } from './merged-pages.ts';
import { emptyObject, TYPE } from './result-object.ts';
import type { Scope } from './scope.ts';
import { compileValue } from './value.ts';

/** Fields that are read together: their projection decodes to the one value, or to a list with a value for each. */
interface CompiledFields {
  readonly keys: readonly string[];
  readonly projection: Projection;
}

/** Compiles what is selected of the node in `variable` to one list, decoded by position. */
export function compileObject(plan: ObjectPlan, variable: string, context: CompileContext): Projection {
  const scope = { node: variable, edge: undefined };
  const compile = (fields: readonly SelectedField[]): readonly CompiledFields[] =>
    groupMergeable(fields).map((group) => ({
      keys: group.map(({ key }) => key),
      projection: compileGroup(
        group.map(({ value }) => value),
        scope,
        context,
      ),
    }));
  const shared = compile(plan.shared);
  const bindings = shared.flatMap(({ projection }) => projection.bindings);
  const items = shared.map(({ projection }) => projection.text);
  const readShared = reader(shared, 0);
  // Keys first, so that they stand in the client's order, whatever is read together.
  const order = shared.some(({ keys }) => keys.length > 1) ? plan.shared.map(({ key }) => key) : [];
  if (plan.type.kind === 'node' || !plan.needsConcreteType) {
    const { name } = plan.type;
    // Where the type has no part in the answer, any that the node may be of will do.
    const type = plan.type.kind === 'node' ? name : plan.type.implementations[0]?.name;
    return {
      bindings,
      text: `[${items.join(', ')}]`,
      decode: (raw, { binding }) => {
        if (!Array.isArray(raw)) return null;
        const answer = emptyObject(type);
        for (const key of order) answer[key] = null;
        readShared(raw, answer, { binding, typename: name });
        return answer;
      },
    };
  }
  const branches = plan.branches.map(({ type, fields, keys }) => {
    const compiled = compile(fields);
    const test = `${variable}:${escapeName(type.name)}`;
    for (const binding of compiled.flatMap(({ projection }) => projection.bindings)) {
      bindings.push(lazily(test, binding));
    }
    const list = compiled.map(({ projection }) => projection.text);
    return { type, test, list, keys, read: reader(compiled, 0) };
  });
  const cases = branches.map(({ test, list }) => `WHEN ${test} THEN [${list.join(', ')}]`);
  items.push(`labels(${variable})`, cases.length === 0 ? 'null' : `CASE ${cases.join(' ')} END`);
  const names = new Set(plan.type.implementations.map((type) => type.name));
  const branchOf = new Map(branches.map((branch) => [branch.type.name, branch]));
  const labels = shared.length;
  return {
    bindings,
    text: `[${items.join(', ')}]`,
    decode: (raw, { binding }) => {
      if (!Array.isArray(raw)) return null;
      const typename = (raw[labels] as string[]).find((label) => names.has(label));
      const answer = emptyObject(typename);
      const branch = branchOf.get(answer[TYPE] ?? '');
      // Keys first, so that they stand in the client's order, whichever field answers them.
      for (const key of branch?.keys ?? order) answer[key] = null;
      readShared(raw, answer, { binding, typename });
      const own: unknown = raw[labels + 1];
      if (Array.isArray(own)) branch?.read(own, answer, { binding, typename });
      return answer;
    },
  };
}

function compileGroup(values: readonly ValuePlan[], scope: Scope, context: CompileContext): Projection {
  const [first] = values;
  if (!first) throw new TypeError('A group of fields is never empty');
  const pages = values.filter((value) => value.kind === 'connection');
  return pages.length > 1 ? compileMerged(pages, scope, context) : compileValue(first, scope, context);
}

/** Only nodes of the branch's type pay for its subquery. */
function lazily(test: string, binding: string): string {
  const index = binding.lastIndexOf(' AS ');
  return `CASE WHEN ${test} THEN ${binding.slice(0, index)} END${binding.slice(index)}`;
}

function reader(fields: readonly CompiledFields[], offset: number) {
  const decoders: readonly (readonly [readonly string[], Decode])[] = fields.map(({ keys, projection }) => [
    keys,
    projection.decode,
  ]);
  return (raw: readonly unknown[], answer: Record<string, unknown>, decoding: Decoding): void => {
    for (const [position, [keys, decode]] of decoders.entries()) {
      const value = decode(raw[offset + position], decoding);
      const [first = ''] = keys;
      if (keys.length === 1) answer[first] = value;
      else for (const [index, key] of keys.entries()) answer[key] = (value as readonly unknown[])[index];
    }
  };
}
