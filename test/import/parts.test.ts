import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { Hierarchy } from '../../src/ingest/import/check/hierarchy.ts';
import { guardText, joinList, splitList, unguardText } from '../../src/ingest/import/graph/format.ts';
import { Progress } from '../../src/ingest/import/index.ts';
import { rowsOf } from '../../src/ingest/import/read/rows.ts';
import { Slugs } from '../../src/ingest/import/read/slugs.ts';

async function rows(text: string, format: 'tab' | 'csv', pieces = 3) {
  const chunks = Array.from({ length: Math.ceil(text.length / pieces) }, (_, at) =>
    text.slice(at * pieces, (at + 1) * pieces),
  );
  const found: (readonly [number, readonly string[]])[] = [];
  for await (const list of rowsOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), format)) {
    for (const { cells, line } of list) found.push([line, cells]);
  }
  return found;
}

describe('Rows', () => {
  test('of tab-separated text are lines, whatever quotation marks are in them', async () => {
    expect(await rows('\uFEFFa\tb\r\n"x\ty"z\n\nlast\tone', 'tab')).toEqual([
      [1, ['a', 'b']],
      [2, ['"x', 'y"z']],
      [4, ['last', 'one']],
    ]);
  });

  test('of CSV may hold line breaks within quotes, and tell the line on which they start', async () => {
    expect(await rows('\uFEFFa,b\n"1\n2","say ""hi"""\r\nx,y\n', 'csv')).toEqual([
      [1, ['a', 'b']],
      [2, ['1\n2', 'say "hi"']],
      [4, ['x', 'y']],
    ]);
  });
});

describe('Lines', () => {
  test.each([1, 2, 3, 1000])(
    'may end in LF, CRLF or CR, however the file is cut (%i bytes)',
    async (pieces) => {
      expect(await rows('slug,name\ra,Alpha\r\nb,"x\ry"\n\rc,Gamma\r', 'csv', pieces)).toEqual([
        [1, ['slug', 'name']],
        [2, ['a', 'Alpha']],
        [3, ['b', 'x\ry']],
        [6, ['c', 'Gamma']],
      ]);
      expect(await rows('a\tb\r1\t2\r\n3\t4', 'tab', pieces)).toEqual([
        [1, ['a', 'b']],
        [2, ['1', '2']],
        [3, ['3', '4']],
      ]);
    },
  );
});

describe('A hierarchy', () => {
  function cyclesOf(links: readonly (readonly [number, number])[]) {
    const hierarchy = new Hierarchy();
    for (const [start, end] of links) hierarchy.add(start, end);
    return hierarchy.cycles();
  }

  test('is told to have circles, of one node or of many', () => {
    expect(cyclesOf([[0, 0]])).toEqual([[0]]);
    expect(
      cyclesOf([
        [0, 1],
        [1, 2],
        [2, 0],
      ]),
    ).toEqual([[0, 1, 2]]);
    expect(
      cyclesOf([
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 1],
      ]),
    ).toEqual([
      [0, 1],
      [1, 2],
    ]);
    const nodes = 200_000;
    const [circle] = cyclesOf(Array.from({ length: nodes }, (_, at) => [at, (at + 1) % nodes] as const));
    expect(circle).toHaveLength(nodes);
  });

  test('has none where two ways lead to the same', () => {
    expect(
      cyclesOf([
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
        [4, 0],
      ]),
    ).toEqual([]);
  });
});

describe('Text that is not UTF-8', () => {
  const latin = Buffer.concat([Buffer.from('name\ncafé\n'), Buffer.from('café au lait\nx\n', 'latin1')]);

  test.each(['tab', 'csv'] as const)(
    'is refused with its line, after the lines before it (%s)',
    async (format) => {
      const found: string[] = [];
      const read = async () => {
        for await (const list of rowsOf(Readable.from([latin.subarray(0, 9), latin.subarray(9)]), format)) {
          found.push(...list.map(({ cells }) => cells.join()));
        }
      };
      await expect(read()).rejects.toMatchObject({ name: 'NotUtf8', line: 3, text: 'caf� au lait' });
      expect(found[0]).toBe('name');
    },
  );

  test('is told to be UTF-16 where it begins like that', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('name\n', 'utf16le')]);
    const read = async () => {
      for await (const _ of rowsOf(Readable.from([wide]), 'tab'));
    };
    await expect(read()).rejects.toThrow('is not UTF-8. It looks like UTF-16. Save the file as UTF-8');
  });
});

describe('Lists in a cell', () => {
  test.each([[[]], [['']], [['', '']], [['a']], [['a', 'b|c', 'd\\']], [['line\nbreak', '\\|']]])(
    '%j stay as they are',
    (list) => {
      expect(splitList(joinList(list))).toEqual(list);
    },
  );
});

describe('Text in a cell', () => {
  test.each(['=1+1', '-x', '+1', '@a', "'=1", "''@", '\ttab', "'plain", 'plain', '', '1-2'])(
    '%j is the same after it was written and read',
    (text) => {
      expect(unguardText(guardText(text))).toBe(text);
    },
  );

  test('is never a formula to a spreadsheet', () => {
    for (const text of ['=cmd()', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1'])
      expect(guardText(text)[0]).toBe("'");
  });
});

describe('Slugs', () => {
  test('are readable, one for each name, and do not depend on what other names there are', () => {
    const slugs = new Slugs();
    const names = ['C', 'C++', 'C#', 'Microsoft Excel', 'Größe', '***'];
    const given = names.map((name) => slugs.slugOf(name));
    expect(new Set(given).size).toBe(names.length);
    expect(given[0]).toBe('c');
    expect(given[3]).toBe('microsoft-excel');
    expect(names.toReversed().map((name) => new Slugs().slugOf(name))).toEqual(given.toReversed());
  });
});

describe('Progress', () => {
  function shown(isTTY: boolean) {
    let now = 0;
    const written: string[] = [];
    const progress = new Progress({ write: (text: string) => written.push(text) > 0, isTTY }, () => now);
    progress.begin('Writing', 1000, 'records');
    now = 6000;
    progress.update(600);
    now = 10_000;
    progress.end(1000);
    return written;
  }

  test('is a bar on a terminal, with rate and time left', () => {
    expect(shown(true)).toEqual([
      '\r\u001b[KWriting: [##############..........] 60 %, 100 records a second, 4 s left',
      '\r\u001b[KWriting: 1,000 records in 10.0 s, 100 a second\n',
    ]);
  });

  test('is a plain line now and then elsewhere', () => {
    expect(shown(false)).toEqual([
      'Writing: 60 %, 100 records a second, 4 s left\n',
      'Writing: 1,000 records in 10.0 s, 100 a second\n',
    ]);
  });
});
