import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';

export interface Body {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
}

/** The largest body that the servers under test take, in bytes. */
export const maxBodyBytes = 64 * 1024;

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const query = (text: string, more: object = {}) => json({ query: text, ...more });

/** A document of about so many bytes, of names, fields or white space. */
const largeDocuments = fc
  .record({
    bytes: fc.constantFrom(
      1000,
      25_000,
      maxBodyBytes - 100,
      maxBodyBytes,
      maxBodyBytes + 1,
      200_000,
      1_500_000,
    ),
    kind: fc.constantFrom(
      'alias',
      'operation',
      'aliases',
      'fields',
      'spaces',
      'comment',
      'string',
      'variables',
      'fragments',
    ),
  })
  .map(({ bytes, kind }) => {
    const name = 'n'.repeat(bytes);
    switch (kind) {
      case 'alias':
        return query(`{ ${name}: __typename }`);
      case 'operation':
        return query(`query ${name} { __typename }`, { operationName: name.slice(0, 5000) });
      case 'aliases':
        return query(
          `{ ${Array.from({ length: bytes / 20 }, (_, index) => `a${index}: __typename`).join(' ')} }`,
        );
      case 'fields':
        return query(`{ ${'__typename '.repeat(bytes / 11)} }`);
      case 'spaces':
        return query(`{${' '.repeat(bytes)}__typename }`);
      case 'comment':
        return query(`#${name}\n{ __typename }`);
      case 'string':
        return query(`{ __type(name: "${name}") { name } }`);
      case 'variables':
        return query('query ($n: String!) { __type(name: $n) { name } }', { variables: { n: name } });
      default:
        return query(
          `{ ...F0 } ${Array.from({ length: bytes / 50 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`).join(' ')}`,
        );
    }
  });

const nested = fc
  .record({
    depth: fc.constantFrom(10, 1000, 6000),
    kind: fc.constantFrom('selections', 'lists', 'json', 'arrays', 'unclosed'),
  })
  .map(({ depth, kind }) => {
    switch (kind) {
      case 'selections':
        return query(`{ __schema ${'{ types '.repeat(depth)} { name } ${'}'.repeat(depth)} }`);
      case 'lists':
        return query(`{ __type(name: ${'['.repeat(depth)}${']'.repeat(depth)}) { name } }`);
      case 'json':
        return Buffer.from(
          `{"query":"{ __typename }","variables":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
        );
      case 'arrays':
        return Buffer.from('['.repeat(depth) + ']'.repeat(depth));
      default:
        return Buffer.from('{"query":'.repeat(depth));
    }
  });

const small = fc.constantFrom(
  query('{ __typename }'),
  query('query A { __typename } query B { __typename }', { operationName: 'B' }),
  query('query A { __typename } query B { __typename }', { operationName: 'C' }),
  query('{ __schema { queryType { fields { name } } } }'),
  query('mutation { x }'),
  query('subscription { x }'),
  query('{ nothing }'),
  query('{ large }'),
  query('{'),
  query(''),
  query('{ __typename }', { variables: [] }),
  query('{ __typename }', { variables: 'x' }),
  query('{ __typename }', { operationName: 5 }),
  query('{ __typename }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
  query('{ __typename }', { __proto__x: 1, constructor: {} }),
  Buffer.from('{"query":"{ __typename }","__proto__":{"a":1}}'),
  Buffer.from('{"query":"{ __typename }","query":"{ nothing }"}'),
  json({ documentId: '__proto__' }),
  json([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
  json(null),
  json(1),
  json('x'),
  json({ query: null }),
  json({ query: { a: 1 } }),
  Buffer.from(''),
  Buffer.from(' '),
  Buffer.from('{"query":"{ __typename }"'),
  Buffer.from('\ufeff{"query":"{ __typename }"}'),
  Buffer.from('{"query":"{ __typename } # \u00ff"}', 'latin1'),
  Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  Buffer.from('{"query":"\\ud800"}'),
  Buffer.from('query=%7B__typename%7D'),
  Buffer.from('{ __typename }'),
  Buffer.from('GET /metrics HTTP/1.1\r\nhost: localhost\r\n\r\n'),
  Buffer.from('0\r\n\r\n'),
);

const contents = fc.oneof(
  { arbitrary: small, weight: 12 },
  { arbitrary: largeDocuments, weight: 5 },
  { arbitrary: nested, weight: 2 },
  { arbitrary: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)), weight: 1 },
);

const contentTypes: fc.Arbitrary<string | undefined> = fc.oneof(
  { arbitrary: fc.constant('application/json'), weight: 12 },
  {
    arbitrary: fc.constantFrom(
      undefined,
      'application/json; charset=utf-8',
      'application/json; charset=utf-16',
      'application/graphql',
      'application/graphql+json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'text/plain',
      'application/json; charset="',
      'application/json;;;=',
      '',
      '\u00e4/\u00e4',
    ),
    weight: 4,
  },
);

/** The best quality would stop this process, the servers in it too, for seconds. */
const brotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } });

const bombs = {
  gzip: gzipSync(Buffer.alloc(20_000_000)),
  br: brotli(Buffer.alloc(20_000_000)),
};

const encode: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  'x-gzip': (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  br: brotli,
};

const encodings = fc.oneof(
  { arbitrary: fc.constant({ header: undefined, encoding: 'identity', cut: 0 }), weight: 12 },
  {
    arbitrary: fc.record({
      header: fc.constantFrom(
        'gzip',
        'GZIP',
        'x-gzip',
        'deflate',
        'br',
        'identity',
        'zstd',
        'gzip, br',
        '',
        'gzip,',
        '__proto__',
      ),
      encoding: fc.constantFrom('identity', 'gzip', 'deflate', 'br'),
      cut: fc.constantFrom(0, 0, 1, 5, 12),
    }),
    weight: 2,
  },
  {
    arbitrary: fc
      .constantFrom('gzip', 'deflate', 'br', 'x-gzip')
      .map((encoding) => ({ header: encoding, encoding, cut: 0 })),
    weight: 3,
  },
);

const written: fc.Arbitrary<Body> = fc
  .tuple(contents, contentTypes, encodings)
  .map(([content, contentType, { header, encoding, cut }]) => {
    const encoded = encode[encoding]?.(content) ?? content;
    return { bytes: encoded.subarray(0, encoded.length - cut), contentType, contentEncoding: header };
  });

const bombing: fc.Arbitrary<Body> = fc
  .constantFrom('gzip' as const, 'br' as const)
  .map((contentEncoding) => ({
    bytes: bombs[contentEncoding],
    contentType: 'application/json',
    contentEncoding,
  }));

/** Bodies of POST requests, of all kinds and sizes; compressed well, badly, or not. */
export const bodies: fc.Arbitrary<Body> = fc.oneof(
  { arbitrary: written, weight: 40 },
  { arbitrary: bombing, weight: 1 },
);
