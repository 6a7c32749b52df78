import type { Finding } from './tally.ts';

/** The findings of an import on the data itself. None of them keeps the data from being used. */
export interface QualityReport {
  /** The numbers of nodes and of relationships of each type that this import brings, sorted by type. */
  readonly nodes: Readonly<Record<string, number>>;
  readonly relationships: Readonly<Record<string, number>>;
  /** Faults that `--allow` names, by their kinds, and their remedies. */
  readonly allowed: Readonly<Record<string, Finding>>;
  /** References to missing nodes; their rows are left out. */
  readonly dangling: Readonly<Record<string, Finding>>;
  /** Rows that repeat an earlier one; they are merged. */
  readonly repeated: Readonly<Record<string, Finding>>;
  /** Rows that are left out by what they are, such as sums over others. */
  readonly omitted: Readonly<Record<string, Finding>>;
  /** References to missing nodes; their rows stay. */
  readonly unresolved: Readonly<Record<string, Finding>>;
  /** Nodes without any relationship. */
  readonly unconnected: Readonly<Record<string, Finding>>;
  /** Nodes outside the hierarchy that others of their type are in. Its roots are among them. */
  readonly withoutHierarchy: Readonly<Record<string, Finding>>;
  /** Nodes that lack a kind of relationship that others of their type have. */
  readonly withoutRelationship: Readonly<Record<string, Finding>>;
  /** Values that others of the same kind have. */
  readonly withoutValue: Readonly<Record<string, Finding>>;
  /** Names that are the name of several nodes of a type. */
  readonly duplicateNames: Readonly<Record<string, Finding>>;
  /** Names and aliases that several nodes of a type have: they do not tell which is meant. */
  readonly ambiguousLabels: Readonly<Record<string, Finding>>;
}

/** The parts of the report that are findings. */
export type QualitySection = Exclude<keyof QualityReport, 'nodes' | 'relationships'>;

/** The findings of a report, in reading order. */
export const findingHeadings: Readonly<Record<QualitySection, string>> = {
  allowed: 'Accepted by --allow',
  dangling: 'References to what is not there (left out)',
  repeated: 'Said more than once (merged)',
  omitted: 'Left out',
  unresolved: 'References to what is not there today (they stay, and lead there once it is)',
  unconnected: 'Nodes without any relationship',
  withoutHierarchy: 'Nodes with nothing broader (roots among them)',
  withoutRelationship: 'Nodes without a relationship that others of their type have',
  withoutValue: 'Without a value that others have',
  duplicateNames: 'Names that several nodes of a type share',
  ambiguousLabels: 'Names and aliases that do not tell which node is meant',
};

/** The report as lines to print: counts, with a few cases of each. */
export function qualityLines(report: QualityReport): readonly string[] {
  const lines = [`Nodes: ${sizes(report.nodes)}`, `Relationships: ${sizes(report.relationships)}`];
  for (const [section, heading] of Object.entries(findingHeadings)) {
    const findings = Object.entries(report[section as QualitySection]);
    if (findings.length === 0) continue;
    lines.push(`${heading}:`);
    for (const [what, { count, samples, why }] of findings) {
      const shown = samples.map(cut).join('; ');
      const more = count > samples.length && samples.length > 0 ? '; …' : '';
      const reason = why === undefined ? '' : `: ${why}`;
      lines.push(`  ${what}: ${count.toLocaleString('en')}${shown && ` (${shown}${more})`}${reason}`);
    }
  }
  return lines;
}

function sizes(counts: Readonly<Record<string, number>>): string {
  const all = Object.entries(counts).map(([type, count]) => `${type} ${count.toLocaleString('en')}`);
  return all.join(', ') || 'none';
}

function cut(text: string): string {
  return text.length > 70 ? `${text.slice(0, 70)}…` : text;
}
