import fc from 'fast-check';
import type { Header } from './headers.ts';

/** A body as it goes over the wire. */
export interface Framed {
  readonly headers: readonly Header[];
  readonly payload: Buffer;
  /** Whether the payload surely ends where the server takes it to end. */
  readonly isSound: boolean;
}

export type Framing = (body: Buffer) => Framed;

const lengthHeader = (value: string | number): Header => ({ name: 'content-length', value: String(value) });
const chunkedHeader: Header = { name: 'transfer-encoding', value: 'chunked' };

const sound = (headers: readonly Header[], payload: Buffer): Framed => ({
  headers,
  payload,
  isSound: true,
});
const unsound = (headers: readonly Header[], payload: Buffer): Framed => ({
  headers,
  payload,
  isSound: false,
});
interface ChunkStyle {
  readonly bytes: number;
  readonly extension: string;
  readonly size: (size: number) => string;
}

function chunks(body: Buffer, { bytes, extension, size }: ChunkStyle): readonly Buffer[] {
  const step = Math.max(bytes, Math.ceil(body.length / 200));
  return Array.from({ length: Math.ceil(body.length / step) }, (_, index) => {
    const chunk = body.subarray(index * step, (index + 1) * step);
    return Buffer.concat([Buffer.from(`${size(chunk.length)}${extension}\r\n`), chunk, Buffer.from('\r\n')]);
  });
}

const hex = (size: number) => size.toString(16);
const plain: ChunkStyle = { bytes: 1000, extension: '', size: hex };
const chunked = (body: Buffer, style: ChunkStyle, end = '0\r\n\r\n') =>
  Buffer.concat([...chunks(body, style), Buffer.from(end)]);

const byLength: Framing = (body) => sound([lengthHeader(body.length)], body);

const soundChunks: fc.Arbitrary<Framing> = fc
  .record({
    bytes: fc.constantFrom(1, 7, 1000, 70_000),
    extension: fc.constantFrom('', '', ';a', ';a=b', ';a="b c"'),
    size: fc.constantFrom(
      hex,
      (size: number) => hex(size).toUpperCase(),
      (size: number) => `000${hex(size)}`,
    ),
    end: fc.constantFrom(
      '0\r\n\r\n',
      '0\r\n\r\n',
      '0\r\nx-trailer: y\r\n\r\n',
      '0\r\nhost: evil.example\r\nauthorization: x\r\n\r\n',
      '000\r\n\r\n',
    ),
  })
  .map(
    ({ end, ...style }) =>
      (body) =>
        sound([chunkedHeader], chunked(body, style, end)),
  );

const brokenFramings: readonly Framing[] = [
  (body) => unsound([], body),
  (body) => unsound([lengthHeader(Math.max(0, body.length - 7))], body),
  ...['-1', '+5', '5x', '0x5', '1e1', ' ', '', '5, 5', '99999999999999999999999', '5.0'].map(
    (length): Framing =>
      (body) =>
        unsound([lengthHeader(length)], body),
  ),
  (body) => unsound([lengthHeader(body.length), lengthHeader(body.length)], body),
  (body) => unsound([lengthHeader(body.length), lengthHeader(0)], body),
  (body) => unsound([lengthHeader(body.length), chunkedHeader], chunked(body, plain)),
  (body) => unsound([chunkedHeader, lengthHeader(0)], chunked(body, plain)),
  ...[
    'gzip, chunked',
    'chunked, chunked',
    'identity',
    'xchunked',
    'chunked;q=1',
    ' chunked',
    'chunked, identity',
    '',
    'Chunked',
  ].map(
    (value): Framing =>
      (body) =>
        unsound([{ name: 'transfer-encoding', value }], chunked(body, plain)),
  ),
  (body) => unsound([chunkedHeader, chunkedHeader], chunked(body, plain)),
  (body) => unsound([chunkedHeader], chunked(body, plain, '0\r\nx y: z\r\n\r\n')),
  (body) => unsound([chunkedHeader], chunked(body, plain, '0\n\n')),
  (body) => unsound([chunkedHeader], chunked(body, { ...plain, size: (size) => `-${hex(size)}` })),
  (body) => unsound([chunkedHeader], chunked(body, { ...plain, size: (size) => `0x${hex(size)}` })),
  (body) => unsound([chunkedHeader], chunked(body, { ...plain, size: () => 'zz' })),
  (body) => unsound([chunkedHeader], chunked(body, { ...plain, size: () => 'ffffffffffffffffff' })),
  (body) => unsound([chunkedHeader], chunked(body, { ...plain, extension: `;a=${'x'.repeat(20_000)}` })),
  (body) => unsound([chunkedHeader], chunked(body, { ...plain, extension: ';\0' })),
  (body) => unsound([chunkedHeader], chunked(body, { ...plain, size: (size) => hex(Math.max(1, size - 1)) })),
];

const unfinishedFramings: readonly Framing[] = [
  (body) => unsound([lengthHeader(body.length + 100_000)], body),
  (body) => unsound([lengthHeader(2_000_000_000)], body),
  (body) => unsound([chunkedHeader], chunked(body, plain, 'fffff\r\n')),
];

/** How the length of a body is given: mostly right, sometimes broken or longer than what follows. */
export const framings: fc.Arbitrary<Framing> = fc.oneof(
  { arbitrary: fc.constant(byLength), weight: 24 },
  { arbitrary: soundChunks, weight: 8 },
  { arbitrary: fc.constantFrom(...brokenFramings), weight: 3 },
  { arbitrary: fc.constantFrom(...unfinishedFramings), weight: 2 },
);

/** A request without a body: neither header is there. */
export const withoutBody: Framed = sound([], Buffer.alloc(0));
