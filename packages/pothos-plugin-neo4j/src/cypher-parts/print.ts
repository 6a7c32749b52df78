import { escapeName } from '@rolegraph/graph-model/cypher';
import type {
  ArrowheadPart,
  CypherPart,
  ParameterPart,
  RelationshipPart,
  RelationshipTypePart,
  SubqueryPart,
} from './part.ts';

/** How the parts of one text are printed. What is left out is printed as it was written. */
export interface CypherPrinter {
  parameter?(part: ParameterPart): string;
  values?(name: string): string;
  selected?(column: string): string;
  arrowhead?(part: ArrowheadPart): string;
  relationship?(part: RelationshipPart): PrintedRelationship;
  subquery?(part: SubqueryPart): string;
}

/** What the printer of a pattern decides; its steps and properties are printed as everywhere. */
export interface PrintedRelationship {
  readonly variable: string;
  /** Names of types. */
  readonly types: readonly string[];
  /** A condition beside the pattern's own. */
  readonly condition?: string;
}

/** Prints parts as one text; without a printer as they were written. */
export function printCypher(parts: readonly CypherPart[], printer: CypherPrinter = {}): string {
  return parts.map((part) => printPart(part, printer)).join('');
}

function printPart(part: CypherPart, printer: CypherPrinter): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'parameter':
      return printer.parameter?.(part) ?? `$${part.name}`;
    case 'values':
      return printer.values?.(part.name) ?? `$${part.name}.values`;
    case 'selected':
      return printer.selected?.(part.column) ?? `$selected.${part.column}`;
    case 'arrowhead':
      return printer.arrowhead?.(part) ?? (part.side === 'INCOMING' ? `<$${part.name}` : `$${part.name}>`);
    case 'relationship':
      return printRelationship(part, printer);
    case 'subquery':
      return printer.subquery?.(part) ?? asWritten[part.sees];
  }
}

const asWritten = { nothing: 'CALL ()', names: 'CALL (', everything: 'CALL (*)' } as const;

function printRelationship(part: RelationshipPart, printer: CypherPrinter): string {
  const printed = printer.relationship?.(part);
  const variable = printed?.variable ?? part.variable;
  const types = printed ? printed.types.map(escapeName) : part.types.map(writtenType);
  const own = printCypher(part.condition, printer);
  const added = printed?.condition;
  const condition = added !== undefined && own !== '' ? `(${own}) AND (${added})` : (added ?? own);
  return [
    `[${variable}:${types.join('|')}${printCypher(part.steps, printer)}`,
    printCypher(part.properties, printer),
    condition === '' ? '' : `WHERE ${condition}`,
  ]
    .filter((text) => text !== '')
    .join(' ')
    .concat(']');
}

function writtenType(type: RelationshipTypePart): string {
  switch (type.kind) {
    case 'type':
      return type.text;
    case 'parameter':
      return `$${type.name}`;
  }
}
