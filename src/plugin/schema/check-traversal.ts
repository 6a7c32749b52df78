import type { Graph } from '../../graph/index.ts';
import { propertyOf } from '../../graph/property.ts';
import { isReference, type Traversal, type TraversalColumn } from '../traversal.ts';

/**
 * Checks a traversal against the graph and against its own file.
 *
 * @throws TypeError naming the traversal and its argument or column: a type that is not declared, a parameter of the
 *   file that is no argument, an argument or column that the file does not use, a rank that is neither number nor boolean.
 */
export function checkTraversal(traversal: Traversal, graph: Graph): void {
  const { name, cypher, gives, on } = traversal;
  const known = (where: string, type: string) => {
    if (graph.nodes.has(type) || graph.interfaces.has(type) || graph.unions.has(type)) return;
    throw new TypeError(`${name}.${where}: there is no node type ${type}`);
  };
  const { summary } = gives.kind === 'connection' ? gives : {};
  const text = withoutComments(cypher);
  const all = `${text} ${withoutComments(summary?.cypher ?? '')}`;
  const used = new Set([...all.matchAll(/\$(\w+)/g)].map(([, parameter]) => parameter ?? ''));
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
    if (isReference(declared)) known(argument, declared.type);
    if (typing.has(argument)) continue;
    const mentioned = isReference(declared) ? new RegExp(`\\b${argument}\\b`).test(text) : used.has(argument);
    if (!mentioned) throw new TypeError(`${name}.${argument}: its file does not use this argument`);
  }
  for (const parameter of used) {
    const kind = traversal.arguments[parameter]?.kind;
    if (parameter === 'release' && on === undefined) continue;
    if (kind !== 'value' && kind !== 'literal' && kind !== 'release') {
      throw new TypeError(`${name}: its file uses $${parameter}, which is no value argument`);
    }
  }
  if (on !== undefined) checkNested(traversal, on, known);
  const returned = text.slice(text.lastIndexOf('RETURN '));
  const columns = gives.kind === 'connection' ? { ...gives.columns } : gives.record.columns;
  const expected = gives.kind === 'connection' ? ['node', ...Object.keys(columns)] : Object.keys(columns);
  if (gives.kind === 'connection') known('node', gives.type);
  for (const column of expected) {
    if (new RegExp(`\\b${column}\\b`).test(returned) || text.includes(`AS ${column}`)) continue;
    throw new TypeError(`${name}.${column}: its file returns no such column`);
  }
  checkColumns('', columns, known);
  checkEvidence(name, columns, graph);
  if (gives.kind !== 'row') checkRanking(name, gives.rankedBy, columns);
}

function checkRanking(
  name: string,
  rankedBy: string | undefined,
  columns: Readonly<Record<string, TraversalColumn>>,
): void {
  if (rankedBy === undefined) return;
  const column = columns[rankedBy];
  const kind = column?.kind === 'scalar' ? propertyOf(name, rankedBy, column.schema).kind : undefined;
  if (kind === 'Int' || kind === 'Float' || kind === 'Boolean') return;
  throw new TypeError(`${name}.rankedBy: ${rankedBy} is no column of numbers or booleans`);
}

function withoutComments(cypher: string): string {
  return cypher.replaceAll(/^\s*\/\/.*$/gm, '');
}

/** What hangs on a node starts from that node alone, and is a list or one record. */
function checkNested(
  { name, gives, arguments: declared }: Traversal,
  on: string,
  known: (where: string, type: string) => void,
): void {
  known('on', on);
  const reference = Object.entries(declared).find(([, argument]) => isReference(argument))?.[0];
  if (reference !== undefined)
    throw new TypeError(`${on}.${name}.${reference}: it starts from its node alone`);
  if (gives.kind === 'connection') throw new TypeError(`${on}.${name} cannot give a connection`);
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
  known: (where: string, type: string) => void,
): void {
  for (const [name, column] of Object.entries(columns)) {
    if (column.kind === 'node' || column.kind === 'nodes') known(`${path}${name}`, column.type);
    if (column.kind === 'record') checkColumns(`${path}${name}.`, column.record.columns, known);
  }
}
