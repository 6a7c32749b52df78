import { escapeName } from '../../cypher/escape.ts';
import type { ObjectPlan, Slot } from '../plan/plan.ts';
import { blank, TYPE } from '../run/answer.ts';
import type { CompileContext, Decode, Decoding, Projection } from './context.ts';
import { compileValue } from './value.ts';

interface CompiledSlot {
  readonly key: string;
  readonly projection: Projection;
}

/** Compiles what is selected of the node in `variable` to one list, decoded by position. */
export function compileObject(plan: ObjectPlan, variable: string, context: CompileContext): Projection {
  const scope = { node: variable, edge: undefined };
  const compile = (slots: readonly Slot[]): readonly CompiledSlot[] =>
    slots.map(({ key, value }) => ({ key, projection: compileValue(value, scope, context) }));
  const shared = compile(plan.shared);
  const bindings = shared.flatMap(({ projection }) => projection.bindings);
  const items = shared.map(({ projection }) => projection.text);
  const readShared = reader(shared, 0);
  if (plan.type.kind === 'node') {
    const typename = plan.type.name;
    return {
      bindings,
      text: `[${items.join(', ')}]`,
      decode: (raw, { binding }) => {
        if (!Array.isArray(raw)) return null;
        const answer = blank(typename);
        readShared(raw, answer, { binding, typename });
        return answer;
      },
    };
  }
  const branches = plan.branches.map(({ type, slots, keys }) => {
    const compiled = compile(slots);
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
      const answer = blank(typename);
      const branch = branchOf.get(answer[TYPE] ?? '');
      // Keys first, so that they stand in the client's order, whichever slot answers them.
      for (const key of branch?.keys ?? []) answer[key] = null;
      readShared(raw, answer, { binding, typename });
      const own: unknown = raw[labels + 1];
      if (Array.isArray(own)) branch?.read(own, answer, { binding, typename });
      return answer;
    },
  };
}

/** Only nodes of the branch's type pay for its subquery. */
function lazily(test: string, binding: string): string {
  const at = binding.lastIndexOf(' AS ');
  return `CASE WHEN ${test} THEN ${binding.slice(0, at)} END${binding.slice(at)}`;
}

function reader(slots: readonly CompiledSlot[], offset: number) {
  const decoders: readonly (readonly [string, Decode])[] = slots.map(({ key, projection }) => [
    key,
    projection.decode,
  ]);
  return (raw: readonly unknown[], answer: Record<string, unknown>, decoding: Decoding): void => {
    for (const [position, [key, decode]] of decoders.entries()) {
      answer[key] = decode(raw[offset + position], decoding);
    }
  };
}
