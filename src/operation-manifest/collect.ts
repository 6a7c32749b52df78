import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explainDocumentErrors } from '@rolegraph/pothos-plugin-neo4j';
import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  validate,
} from 'graphql';
import { ifMissing } from '../if-missing.ts';
import { documentsIn, mayHoldDocuments, placed } from './documents.ts';
import { type Operation, withFragments } from './operation.ts';
import { OperationsRefused } from './refused.ts';

interface Defined<Definition> {
  readonly file: string;
  readonly definition: Definition;
}

/**
 * Collects the operations of a front end, each with its fragments, checked against the schema.
 *
 * @param paths Files, and folders that are searched through; `node_modules` and hidden ones are passed over.
 * @throws OperationsRefused with every problem.
 */
export async function collectOperations(
  paths: readonly string[],
  schema: GraphQLSchema,
): Promise<readonly Operation[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const documents = (await Promise.all([...new Set(files)].toSorted().map(documentsIn))).flat();
  const operations: Defined<OperationDefinitionNode>[] = [];
  const fragments: Defined<FragmentDefinitionNode>[] = [];
  for (const { file, document } of documents) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) operations.push({ file, definition });
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.push({ file, definition });
    }
  }
  const problems = [...clashes(operations), ...clashes(fragments)];
  const collected = operations.map(({ file, definition }): Operation => {
    const document = withFragments(definition, (name) => nearest(fragments, name, file));
    const errors = explainDocumentErrors(schema, document, validate(schema, document));
    problems.push(...errors.map(placed));
    return { name: definition.name?.value, file, document };
  });
  if (problems.length > 0) throw new OperationsRefused([...new Set(problems)]);
  return collected;
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(ifMissing(undefined));
  if (!found) throw new OperationsRefused([`${path}: there is no such file or folder`]);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const within = entries
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || mayHoldDocuments(entry.name))
    .map(({ name }) => filesAt(join(path, name)));
  return (await Promise.all(within)).flat();
}

/** Prefers a file's own fragment to one of the same name elsewhere. */
function nearest(
  fragments: readonly Defined<FragmentDefinitionNode>[],
  name: string,
  file: string,
): FragmentDefinitionNode | undefined {
  const named = fragments.filter(({ definition }) => definition.name.value === name);
  return (named.find((fragment) => fragment.file === file) ?? named[0])?.definition;
}

/** Finds different operations of one name, by which logs and clients tell them apart; one operation in two places is no error. */
function clashes(
  defined: readonly Defined<OperationDefinitionNode | FragmentDefinitionNode>[],
): readonly string[] {
  const first = new Map<string, (typeof defined)[number]>();
  return defined.flatMap((one) => {
    const name = one.definition.name?.value;
    if (name === undefined) return [];
    const other = first.get(name) ?? one;
    first.set(name, other);
    return print(other.definition) === print(one.definition)
      ? []
      : [`${one.file}: ${name} is not the same as ${name} in ${other.file}; give one of them another name`];
  });
}
