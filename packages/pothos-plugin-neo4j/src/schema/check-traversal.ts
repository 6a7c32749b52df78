import { type Graph, isNumeric, propertyOf } from '@rolegraph/graph-model';

import { type CypherPart, everyPart, partsOfFile, printCypher } from '../cypher-parts/index.ts';
import {
  isReference,
  type Traversal,
  type TraversalColumn,
  type TraversalResult,
  type TraversalRows,
} from '../traversal.ts';

/**
 * Checks a traversal against the graph and against its own file.
 *
 * @throws TypeError naming the traversal and its argument or column: a type that is not declared, a parameter of the
 *   file that is no argument, an argument or column that the file does not use, a rank that is neither number nor boolean.
 */
export function checkTraversal(traversal: Traversal, graph: Graph): void {
  const { name, on } = traversal;
  const checkType = typeCheck(graph, name);
  const questions = questionsOf(traversal);
  const text = questions.map(({ parts }) => printCypher(parts)).join(' ');
  const all = questions.flatMap(({ parts, summary }) => [...everyPart(parts), ...everyPart(summary)]);
  const used = new Set(all.flatMap((part) => [...parametersIn(part)]));
  checkFragments(traversal, used);
  checkSteps(traversal, all);
  for (const argument of traversal.atLeastOneOf ?? []) {
    const declared = traversal.arguments[argument];
    if (declared?.kind !== 'references' || declared.atLeast > 0)
      throw new TypeError(`${name}.atLeastOneOf: ${argument} is no list of references that may be left out`);
  }
  const typing = new Set<string>();
  for (const [argument, declared] of Object.entries(traversal.arguments)) {
    if (declared.kind !== 'reference' || declared.typedBy === undefined) continue;
    if (traversal.arguments[declared.typedBy]?.kind !== 'value') {
      throw new TypeError(
        `${name}.${argument}: ${declared.typedBy}, which is to tell its type, is no value argument`,
      );
    }
    typing.add(declared.typedBy);
  }
  for (const [argument, declared] of Object.entries(traversal.arguments)) {
    if (isReference(declared)) checkType(argument, declared.type);
    if (typing.has(argument)) continue;
    const mentioned = isReference(declared) ? new RegExp(`\\b${argument}\\b`).test(text) : used.has(argument);
    if (!mentioned) throw new TypeError(`${name}.${argument}: its file does not use this argument`);
  }
  for (const parameter of used) {
    const kind = traversal.arguments[parameter]?.kind;
    if (parameter === 'release' && on === undefined) continue;
    if (parameter === 'releases' && traversal.spansDatasets) continue;
    if (traversal.fragments?.[parameter] !== undefined) continue;
    if (kind !== 'value' && kind !== 'literal' && kind !== 'release') {
      throw new TypeError(`${name}: its file uses $${parameter}, which is no value argument`);
    }
  }
  if (traversal.spansDatasets && (on !== undefined || !used.has('releases'))) {
    throw new TypeError(`${name}: what spans datasets is a root field whose file uses $releases`);
  }
  if (on !== undefined) checkNested(traversal, on, checkType);
  checkTies(traversal);
  for (const question of questions) checkQuestion(question, graph);
}

/** The parameters and literals that a part names. */
function* parametersIn(part: CypherPart): Iterable<string> {
  switch (part.kind) {
    case 'parameter':
    case 'values':
    case 'arrowhead':
      yield part.name;
      return;
    case 'relationship':
      for (const type of part.types) if (type.kind === 'parameter') yield type.name;
      return;
    case 'text':
    case 'selected':
    case 'subquery':
      return;
  }
}

/** @throws TypeError for a fragment that no file uses, or that has an argument's name */
function checkFragments(
  { name, fragments = {}, arguments: declared }: Traversal,
  used: ReadonlySet<string>,
): void {
  for (const fragment of Object.keys(fragments)) {
    if (declared[fragment]) throw new TypeError(`${name}.${fragment}: an argument has this name, too`);
    if (!used.has(fragment)) throw new TypeError(`${name}.${fragment}: its file does not use this fragment`);
  }
}

/** @throws TypeError for a pattern of several steps where ratings are told apart: Cypher takes no condition on each of its steps */
function checkSteps({ name, threshold }: Traversal, parts: readonly CypherPart[]): void {
  if (threshold === undefined) return;
  if (parts.some((part) => part.kind === 'relationship' && part.steps.length > 0)) {
    throw new TypeError(
      `${name}: a pattern of several steps, such as *1..3, cannot follow a threshold: write it as a quantified path, ((a)-[:TYPE]->(b)){1,3}`,
    );
  }
}

/** @throws TypeError for a column of ties that holds no value */
function checkTies({ name, gives }: Traversal): void {
  if (gives.kind !== 'rows') return;
  for (const tied of gives.tiedBy ?? []) {
    if (gives.record.columns[tied]?.kind !== 'scalar')
      throw new TypeError(`${name}.tiedBy: ${tied} is no column of values`);
  }
}

type CheckType = (where: string, type: string) => void;

/** Checks that a type is declared. @throws TypeError naming the argument or column */
function typeCheck(graph: Graph, path: string): CheckType {
  return (where, type) => {
    if (graph.nodes.has(type) || graph.interfaces.has(type) || graph.unions.has(type)) return;
    throw new TypeError(`${path}.${where}: there is no node type ${type}`);
  };
}

/** One file of a traversal, and what it is to return. */
interface Question {
  /** Where it stands, for messages. */
  readonly path: string;
  readonly parts: readonly CypherPart[];
  readonly summary: readonly CypherPart[];
  /** The type of its `node`, where it gives a connection. */
  readonly node: string | undefined;
  readonly columns: Readonly<Record<string, TraversalColumn>>;
  readonly rankedBy: string | undefined;
}

function questionsOf({ name, cypher, gives }: Traversal): readonly Question[] {
  const rows = (path: string, text: string, { summary, type, columns, rankedBy }: TraversalRows) => ({
    path,
    parts: partsOfFile(text),
    summary: summary ? partsOfFile(summary.cypher) : [],
    node: type,
    columns,
    rankedBy,
  });
  if (gives.kind === 'parts') {
    if (cypher !== undefined) throw new TypeError(`${name}: each of its parts has a file, so it has none`);
    return Object.entries(gives.parts).map(([part, declared]) =>
      rows(`${name}.${part}`, declared.cypher, declared),
    );
  }
  if (cypher === undefined) throw new TypeError(`${name}: it has no file`);
  if (gives.kind === 'connection') return [rows(name, cypher, gives)];
  const rankedBy = gives.kind === 'rows' ? gives.rankedBy : undefined;
  return [
    {
      path: name,
      parts: partsOfFile(cypher),
      summary: [],
      node: undefined,
      columns: gives.record.columns,
      rankedBy,
    },
  ];
}

function checkQuestion({ path, parts, node, columns, rankedBy }: Question, graph: Graph): void {
  const checkType = typeCheck(graph, path);
  const text = printCypher(parts);
  const returned = text.slice(text.lastIndexOf('RETURN '));
  if (node !== undefined) checkType('node', node);
  for (const column of [...(node === undefined ? [] : ['node']), ...Object.keys(columns)]) {
    if (new RegExp(`\\b${column}\\b`).test(returned) || text.includes(`AS ${column}`)) continue;
    throw new TypeError(`${path}.${column}: its file returns no such column`);
  }
  checkColumns('', columns, checkType);
  for (const part of everyPart(parts)) {
    if (part.kind === 'selected' && !hasColumn(columns, part.column.split('.')))
      throw new TypeError(`${path}: its file asks whether ${part.column} is selected, which is no column`);
  }
  checkEvidence(path, columns, graph);
  checkRanking(path, rankedBy, columns);
}

function checkRanking(
  name: string,
  rankedBy: string | undefined,
  columns: Readonly<Record<string, TraversalColumn>>,
): void {
  if (rankedBy === undefined) return;
  const column = columns[rankedBy];
  const kind = column?.kind === 'scalar' ? propertyOf(name, rankedBy, column.schema).kind : undefined;
  if (kind !== undefined && (isNumeric(kind) || kind === 'Boolean')) return;
  throw new TypeError(`${name}.rankedBy: ${rankedBy} is no column of numbers or booleans`);
}

/** What hangs on a node starts from that node alone, and is a list or one record. */
function checkNested(
  { name, gives, arguments: declared }: Traversal,
  on: string,
  checkType: CheckType,
): void {
  checkType('on', on);
  const reference = Object.entries(declared).find(([, argument]) => isReference(argument))?.[0];
  if (reference !== undefined)
    throw new TypeError(`${on}.${name}.${reference}: it starts from its node alone`);
  const cannot: Partial<Record<TraversalResult['kind'], string>> = {
    connection: 'a connection',
    parts: 'several connections',
  };
  if (cannot[gives.kind]) throw new TypeError(`${on}.${name} cannot give ${cannot[gives.kind]}`);
}

/** A record that tells its evidence has the evidence's fields beside its columns: two of one name would be one field. */
function checkEvidence(path: string, columns: Readonly<Record<string, TraversalColumn>>, graph: Graph): void {
  const { properties, relationships } = graph.evidence;
  const tells = Object.values(columns).some(({ kind }) => kind === 'evidence');
  for (const [name, column] of Object.entries(columns)) {
    if (tells && column.kind !== 'evidence' && (properties.has(name) || relationships.has(name))) {
      throw new TypeError(`${path}.${name}: ${graph.evidence.name} has a field of this name too`);
    }
    if (column.kind === 'record') checkEvidence(`${path}.${name}`, column.record.columns, graph);
  }
}

function checkColumns(
  path: string,
  columns: Readonly<Record<string, TraversalColumn>>,
  checkType: CheckType,
): void {
  for (const [name, column] of Object.entries(columns)) {
    if (column.kind === 'node' || column.kind === 'nodes') checkType(`${path}${name}`, column.type);
    if (column.kind === 'record') checkColumns(`${path}${name}.`, column.record.columns, checkType);
  }
}

function hasColumn(
  columns: Readonly<Record<string, TraversalColumn>>,
  [name = '', ...inner]: readonly string[],
): boolean {
  const column = columns[name];
  if (!column || inner.length === 0) return column !== undefined;
  return column.kind === 'record' && hasColumn(column.record.columns, inner);
}
