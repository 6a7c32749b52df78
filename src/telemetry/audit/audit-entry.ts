import { visibleLine } from '../../visible-text.ts';

/** The audit log's entry of one request, without its undefined fields. */
export interface AuditEntry {
  readonly requestId: string;
  /** The id of the caller's identity; of an unidentified one, its address. */
  readonly caller: string | undefined;
  readonly role: string | undefined;
  readonly operation: string | undefined;
  /** SHA-256 of the printed document. */
  readonly document: string | undefined;
  readonly cost: number | undefined;
  /** Time of its own statements in Neo4j and on the way. */
  readonly databaseMs: number;
  /** From the arrival of the request to its response. */
  readonly milliseconds: number;
  /** The source of the answer: `cache`, `shared` or `database`. */
  readonly source: string | undefined;
  /** The HTTP status; undefined where the client left before a response. */
  readonly status: number | undefined;
  /** `OK`, the first code of its errors, or `CLIENT_GONE`. */
  readonly outcome: string;
  /** A refusal's reason. */
  readonly refusal: string | undefined;
  /** The limits that it exceeded while they are not enforced. */
  readonly exceeded: readonly string[] | undefined;
}

/** Letters of a text; a longer one is cut and named in `cut`. */
const maxLetters = { caller: 200, operation: 64, refusal: 300 } as const;

/**
 * Writes an entry as one line of JSON of at most 8 KiB. It cuts texts from outside to a bound, and writes hidden characters in them as escapes.
 *
 * @param date Time of the response.
 */
export function auditLine(entry: AuditEntry, date: Date): string {
  const cut: string[] = [];
  const bounded = (name: keyof typeof maxLetters) => {
    const text = entry[name];
    if (text === undefined || text.length <= maxLetters[name]) return text;
    cut.push(name);
    return text.slice(0, maxLetters[name]);
  };
  const { requestId, role, document, cost, source, status, outcome, exceeded } = entry;
  const line = {
    type: 'audit',
    time: date.toISOString(),
    requestId,
    caller: bounded('caller'),
    role,
    operation: bounded('operation'),
    document,
    cost,
    databaseMs: Math.round(entry.databaseMs),
    milliseconds: Math.round(entry.milliseconds),
    source,
    status,
    outcome,
    refusal: bounded('refusal'),
    exceeded,
  };
  return `${visibleLine(JSON.stringify(cut.length > 0 ? { ...line, cut } : line))}\n`;
}

/** The line in place of lines that were dropped. */
export function droppedLine(dropped: number, date: Date): string {
  return `${JSON.stringify({ type: 'audit', time: date.toISOString(), outcome: 'LINES_DROPPED', dropped })}\n`;
}
