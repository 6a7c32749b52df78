import { expect, test } from 'vitest';
import { textOf } from '../../src/text/index.ts';

const failureOf = (bytes: Buffer) => {
  try {
    return textOf(bytes);
  } catch (error) {
    return String(error);
  }
};

test('a text reads the same whatever its lines end in, with or without a byte order mark', () => {
  for (const text of ['one\ntwo\n', 'one\r\ntwo\r\n', 'one\rtwo\r', '\uFEFFone\r\ntwo\n', 'one\ntwo\r']) {
    expect(textOf(Buffer.from(text))).toBe('one\ntwo\n');
  }
  expect(textOf(Buffer.alloc(0))).toBe('');
});

test('Windows-1252 is told with its line and with what it says', () => {
  // The byte 0x80 is the euro sign there.
  const text = Buffer.concat([
    Buffer.from('slug,name\na,A\n'),
    Buffer.from('b,Gr\xf6\xdfe in \x80\n', 'latin1'),
  ]);
  expect(failureOf(text)).toContain(
    'It looks like Windows-1252, in which the line reads "b,Größe in €". Save the file as UTF-8',
  );
  expect(() => textOf(text)).toThrow(expect.objectContaining({ line: 3 }));
});

test('a script that is not Latin is not taken for Windows-1252', () => {
  const cyrillic = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]);
  expect(failureOf(cyrillic)).toContain('is not UTF-8. Save the file as UTF-8');
});

test.each([
  ['UTF-16 with a byte order mark', Buffer.from('\uFEFFslug,name\n', 'utf16le'), 'It looks like UTF-16'],
  ['UTF-16 without one', Buffer.from('slug,name\n', 'utf16le'), 'It looks like UTF-16'],
  ['UTF-16, big end first', Buffer.from('slug,name\n', 'utf16le').swap16(), 'It looks like UTF-16'],
  ['a workbook', Buffer.from('PK\x03\x04\x14\x00'), 'is an Excel workbook or another ZIP archive'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'is an Excel workbook of the old format'],
  ['a gzipped file', Buffer.from([0x1f, 0x8b, 8, 0]), 'is gzipped, which its name does not tell'],
  ['something else', Buffer.from('some\0text that goes on'), 'holds zero bytes'],
])('%s is called by its name', (_, bytes, message) => {
  expect(failureOf(bytes)).toContain(message);
});
