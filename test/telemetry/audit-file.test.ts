import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { scratchFolder } from '../../packages/managed-neo4j/test/scratch.ts';
import { type AuditEntry, auditLine } from '../../src/telemetry/audit/audit-entry.ts';
import { AuditFile, type AuditFileOptions, AuditLogError } from '../../src/telemetry/audit/audit-file.ts';

const folder = await scratchFolder();
let files = 0;

/** A new audit file, what is in it, and what was reported of it. */
function auditFile(options: Partial<AuditFileOptions> = {}) {
  files += 1;
  const path = join(folder, `audit-${files}.jsonl`);
  const reported: (readonly [string, unknown])[] = [];
  const file = AuditFile.open(path, {
    observer: {
      failed: (error) => reported.push(['failed', (error as Error).message]),
      recovered: (dropped) => reported.push(['recovered', dropped]),
    },
    retryMs: 5,
    ...options,
  });
  return { path, file, reported, text: () => readFileSync(path, 'utf8') };
}

const entry: AuditEntry = {
  requestId: 'r1',
  caller: 'key:ci',
  role: 'reader',
  operation: 'Roles',
  document: undefined,
  cost: 12,
  databaseMs: 3.4,
  milliseconds: 5.6,
  source: 'database',
  status: 200,
  outcome: 'OK',
  refusal: undefined,
  exceeded: undefined,
};

test('lines are added to the file, which its owner alone reads, one that was there too', async () => {
  const { path, file, text } = auditFile();
  file.write('one\n');
  await file.close();
  writeFileSync(join(folder, 'open.jsonl'), 'before\n');
  chmodSync(join(folder, 'open.jsonl'), 0o644);
  const again = AuditFile.open(join(folder, 'open.jsonl'), {
    observer: { failed: () => undefined, recovered: () => undefined },
  });
  again.write('after\n');
  await again.close();
  expect([text(), readFileSync(join(folder, 'open.jsonl'), 'utf8')]).toEqual(['one\n', 'before\nafter\n']);
  for (const name of [path, join(folder, 'open.jsonl')]) expect(statSync(name).mode & 0o777).toBe(0o600);
});

test('what is no file, or in no folder, is refused with what to change', () => {
  mkdirSync(join(folder, 'a-folder'));
  for (const path of [join(folder, 'a-folder'), join(folder, 'nowhere/audit.jsonl'), '/dev/null']) {
    const open = () =>
      AuditFile.open(path, { observer: { failed: () => undefined, recovered: () => undefined } });
    expect(open).toThrow(AuditLogError);
    expect(open).toThrow(/^AUDIT_LOG ".*" cannot be written: .* Set it to a file in a folder/);
  }
});

test('lines wait for a disk that fails, and are all there when it works again', async () => {
  let isFull = true;
  const { file, reported, text } = auditFile({
    writeBytes: async (descriptor, bytes) => {
      if (isFull) throw new Error('ENOSPC');
      // A disk may take a part at a time.
      return { bytesWritten: writeSync(descriptor, bytes, 0, Math.min(3, bytes.length)) };
    },
  });
  for (let n = 0; n < 5; n += 1) file.write(`line ${n}\n`);
  await vi.waitUntil(() => reported.length > 0);
  isFull = false;
  await vi.waitUntil(() => file.statistics.waitingBytes === 0);
  expect(text()).toBe('line 0\nline 1\nline 2\nline 3\nline 4\n');
  expect(reported).toEqual([
    ['failed', 'ENOSPC'],
    ['recovered', 0],
  ]);
  await file.close();
});

test('of a disk that hangs no more waits than may: further lines are dropped, counted and told', async () => {
  let goOn = () => {};
  const hanging = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { file, text } = auditFile({
    maxWaitingBytes: 1000,
    writeBytes: async (descriptor, bytes) => {
      await hanging;
      return { bytesWritten: writeSync(descriptor, bytes) };
    },
  });
  for (let n = 0; n < 10_000; n += 1) file.write(`line ${n}\n`);
  expect(file.statistics.waitingBytes).toBeLessThanOrEqual(1000);
  const { dropped } = file.statistics;
  expect(dropped).toBeGreaterThan(9000);
  goOn();
  await vi.waitUntil(() => file.statistics.waitingBytes === 0);
  file.write('last\n');
  await file.close();
  const lines = text().trimEnd().split('\n');
  expect(lines).toHaveLength(10_000 - dropped + 2);
  expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ outcome: 'LINES_DROPPED', dropped });
  expect(lines.at(-1)).toBe('last');
});

test('the end of the process waits for a disk that hangs no longer than a second', async () => {
  const { file } = auditFile({ writeBytes: () => new Promise(() => undefined) });
  file.write('line\n');
  const begun = performance.now();
  await file.close();
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('a line is one line of bounded length, whatever clients send, and says what was cut', () => {
  const hostile = '\u202e"\n\r\u2028\u001b[2J\ud800'.repeat(10_000);
  const line = auditLine(
    { ...entry, operation: hostile, caller: hostile, refusal: hostile },
    new Date('2026-11-30T00:00:00Z'),
  );
  expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(Buffer.byteLength(line)).toBeLessThan(8192);
  const { cut, operation, time, databaseMs } = JSON.parse(line);
  expect(cut).toEqual(['caller', 'operation', 'refusal']);
  expect([operation, time, databaseMs]).toEqual([hostile.slice(0, 64), '2026-11-30T00:00:00.000Z', 3]);
});
