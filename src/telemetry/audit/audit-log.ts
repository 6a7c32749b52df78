import { BoundedOutput, type LineOutput } from '../../bounded-output.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../metrics.ts';
import { type AuditEntry, auditLine, droppedLine } from './audit-entry.ts';
import { AuditFile } from './audit-file.ts';

/** The setting that writes the audit log to the stream of the log. */
export const logStream = 'log';

/** Receives the lines of the audit log. It never throws and never waits. */
interface AuditOutput {
  write(line: string): void;
  readonly statistics: { readonly dropped: number; readonly waitingBytes: number };
  close(): Promise<void>;
}

/** Records each request with its caller, its operation and its outcome as one line of JSON, without variables and literals. */
export class AuditLog {
  readonly #output: AuditOutput;
  #lines = 0;

  constructor(output: AuditOutput) {
    this.#output = output;
  }

  record(entry: AuditEntry): void {
    this.#lines += 1;
    this.#output.write(auditLine(entry, new Date()));
  }

  registerMetrics(metrics: Metrics): void {
    metrics.addCounter(
      'rolegraph_audit_lines_total',
      'Lines of the audit log, dropped ones too.',
      () => this.#lines,
    );
    metrics.addCounter(
      'rolegraph_audit_lines_dropped_total',
      'Lines of the audit log that were dropped because too many waited to be written.',
      () => this.#output.statistics.dropped,
    );
    metrics.addGauge(
      'rolegraph_audit_waiting_bytes',
      'Lines of the audit log that wait to be written.',
      () => this.#output.statistics.waitingBytes,
    );
  }

  /** Writes the rest, for a second at most. */
  close(): Promise<void> {
    return this.#output.close();
  }
}

/**
 * Opens the audit log.
 *
 * @param target A file, or `log` for the stream of the log.
 * @throws AuditLogError where the file cannot be written.
 */
export function openAuditLog(target: string, log: Log, stream: LineOutput = process.stdout): AuditLog {
  if (target === logStream) return new AuditLog(streamOutput(stream));
  const file = AuditFile.open(target, {
    observer: {
      failed: (error) =>
        log.error(
          { err: error },
          'The audit log cannot be written: its lines wait, and are dropped when 8 MiB of them do',
        ),
      recovered: (dropped) => log.warn({ dropped }, 'The audit log is written again'),
    },
  });
  return new AuditLog(file);
}

function streamOutput(stream: LineOutput): AuditOutput {
  let dropped = 0;
  const lines = new BoundedOutput(stream, (count) => droppedLine(count, new Date()));
  return {
    write(line) {
      if (!lines.write(line)) dropped += 1;
    },
    get statistics() {
      return { dropped, waitingBytes: stream.writableLength ?? 0 };
    },
    close: async () => undefined,
  };
}
