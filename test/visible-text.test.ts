import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';
import { visibleLine, visibleText } from '../src/visible-text.ts';
import { hostile, steering } from './support/hostile-text.ts';

test.each([
  ['\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
  ['\u0080\u009b\u007f', '\\u0080\\u009b\\u007f'],
  ['\u202etxt.exe\u2066', '\\u202etxt.exe\\u2066'],
  ['a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ['line\u2028line', 'line\\u2028line'],
  ['\u{e0041}', '\\udb40\\udc41'],
  ['first\nsecond\tthird', 'first\nsecond\tthird'],
  ['हिन्दी می\u200cخواهم 👩\u200d💻 Zürich', 'हिन्दी می\u200cخواهم 👩\u200d💻 Zürich'],
])('of %j a terminal is shown %s', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('whatever the text, nothing that steers a terminal is left, and one line stays one', () => {
  const text = fc.array(fc.oneof(fc.nat(0xff), fc.nat(0xffff))).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(text, (given) => {
      expect(visibleText(given)).not.toMatch(steering);
      expect(visibleLine(given)).not.toContain('\n');
    }),
    { numRuns: 1000 },
  );
});

test.each(['text', 'json'] as const)(
  'in a log of format %s nothing steers a terminal, and JSON says the same',
  (logFormat) => {
    const lines: string[] = [];
    const log = createLog({ logLevel: 'info', logFormat }, { write: (line) => lines.push(line) });
    const error = new Error(`failed at ${hostile}`);
    log.info(hostile);
    log.warn({ name: hostile, err: error }, 'A warning');
    for (const line of lines) expect(line).not.toMatch(steering);
    if (logFormat === 'json') {
      const [first = '', second = ''] = lines;
      expect(JSON.parse(first).msg).toBe(hostile);
      expect(JSON.parse(second).err.message).toContain('failed at');
    }
  },
);
