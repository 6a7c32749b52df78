import {
  type FieldNode,
  type GraphQLInterfaceType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  print,
} from 'graphql';
import { expect, test } from 'vitest';
import { graphFieldOf } from '../../packages/pothos-plugin-neo4j/src/field.ts';
import { model, schema } from '../../schema/index.ts';
import { readExamples } from '../../src/http/pages/examples.ts';
import { openArticle } from './asking.ts';

const { answer } = await openArticle();

/** The traversals that the examples ask, as they ask them, each once. */
const asked = new Map<string, FieldNode>();
for (const { query } of await readExamples()) {
  for (const definition of parse(query).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const field of definition.selectionSet.selections) {
      if (field.kind !== Kind.FIELD) continue;
      const declared = schema.getQueryType()?.getFields()[field.name.value];
      if (declared && graphFieldOf(declared)?.kind === 'traversal') asked.set(field.name.value, field);
    }
  }
}

/** Of what comes from one column at a time, one field stands for all: of evidence its basis, of a connection its number and its rows. */
const standsFor = (name: string) => name === 'pageInfo' || (evidence.has(name) && name !== 'basis');
const evidence = new Set(
  Object.keys((schema.getType(model.evidence.name) as GraphQLInterfaceType | undefined)?.getFields() ?? {}),
);

/**
 * Each thing that can be selected of a type, by itself: values, and of nodes their slugs. Of a type that several fields give, such as the
 * lists of a gap, all is selected under the first and one thing under the others.
 */
function selectionsOf(typeName: string, depth = 3, selected = new Set<string>()): readonly string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return ['__typename'];
  const fields = Object.values(type.getFields()).filter(({ name }) => !standsFor(name));
  if (fields.some(({ name }) => name === 'slug')) return ['slug'];
  if (depth === 0) return [];
  return fields.flatMap(({ name, args, type: output }) => {
    if (args.some(isRequiredArgument)) return [];
    const named = getNamedType(output);
    if (isLeafType(named)) return [name];
    const inner = selectionsOf(named.name, depth - 1, selected);
    const first = !selected.has(named.name);
    selected.add(named.name);
    return (first ? inner : inner.slice(0, 1)).map((selection) => `${name} { ${selection} }`);
  });
}

/** As many as fit into one question. */
const together = 12;

test.each([...asked.keys()])(
  'what is selected of %s by itself is what it is beside everything else',
  async (name) => {
    const field = asked.get(name);
    const output = schema.getQueryType()?.getFields()[name]?.type;
    if (!field || !output) throw new Error(`there is no ${name}`);
    const given = (field.arguments ?? []).map((argument) => print(argument)).join(', ');
    const call = given === '' ? name : `${name}(${given})`;
    const ask = (selection: string) => answer(`{ ${call} { ${selection} } }`);
    const selections = selectionsOf(getNamedType(output).name);
    expect(selections.length).toBeGreaterThan(0);
    for (let at = 0; at < selections.length; at += together) {
      const some = selections.slice(at, at + together);
      const all = await ask(some.join(' '));
      for (const selection of some) expect(all, selection).toMatchObject(await ask(selection));
    }
  },
  120_000,
);
