import fc from 'fast-check';

export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface Keys {
  readonly reader: string;
  readonly admin: string;
}

/** Values that are at odds with the syntax of most headers. */
const hostileValues = [
  '',
  ' ',
  ',',
  ';',
  ',,,;;;===',
  '"',
  '"unterminated',
  '\\"',
  '*',
  '*/*;q=2',
  '\t\t',
  '\u00ff\u00fe',
  '\u00c3\u00a4',
  'null',
  '__proto__',
  'constructor',
  'a\0b',
  'a\x01b',
  'a\r\nset-cookie: stolen=1',
  'a\r set-cookie: stolen=1',
  'a\nset-cookie: stolen=1',
  'a\r\n folded',
  '%0d%0aset-cookie: stolen=1',
  '<script>alert(1)</script>',
  '-1',
  '1e400',
  '99999999999999999999',
  'q=0',
  'x'.repeat(1000),
  'x'.repeat(8000),
  ';q=0.001'.repeat(500),
  'a,'.repeat(2000),
  '"a",'.repeat(1000),
  'x'.repeat(17_000),
];

const usualValues: Readonly<Record<string, readonly string[]>> = {
  accept: [
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json;q=0.5, application/json;q=0.4',
    '*/*',
    'text/html',
    'text/html, */*;q=0.1',
    'multipart/mixed',
    'text/event-stream',
    'image/png',
    'application/json;q=0',
    'application/json; charset=utf-16',
    'APPLICATION/JSON',
  ],
  'accept-encoding': [
    'gzip',
    'br',
    'gzip, deflate, br',
    'br;q=0, gzip',
    '*',
    'identity;q=0',
    '*;q=0',
    'zstd',
    'GZIP;Q=1',
  ],
  'accept-language': ['en', '*', 'x-klingon'],
  'if-none-match': ['*', '"x"', 'W/"x", "y"', 'W/', '""'],
  'if-match': ['*', '"x"'],
  'if-modified-since': ['Thu, 01 Jan 2099 00:00:00 GMT', 'never'],
  range: ['bytes=0-0', 'bytes=5-2', 'lines=1'],
  authorization: ['Bearer x.y.z', 'Bearer', 'Basic dTpw', 'bearer  x', 'Bearer \u00e4"`\\'],
  'x-api-key': ['rg_wrong', 'rg_\u00e4', '"'],
  'x-forwarded-for': [
    '192.0.2.1',
    '192.0.2.1, 2001:db8::1',
    '[::1]:99',
    '::ffff:10.0.0.1',
    'unknown',
    '1.1.1.1,'.repeat(50),
  ],
  'x-forwarded-proto': ['https'],
  'x-forwarded-host': ['evil.example'],
  forwarded: ['for=192.0.2.1;host=evil.example'],
  origin: [
    'http://localhost',
    'null',
    'https://evil.example',
    'http://[',
    'http://localhost, http://localhost',
  ],
  'sec-fetch-site': ['same-origin', 'cross-site', 'none', 'SAME-ORIGIN'],
  'sec-fetch-mode': ['navigate', 'cors', 'no-cors'],
  'sec-fetch-dest': ['document', 'iframe'],
  'access-control-request-method': ['POST', 'x'],
  'access-control-request-headers': ['content-type', 'x'.repeat(500)],
  expect: ['100-continue', '100-Continue', '200-ok', '100-continue, x'],
  connection: ['keep-alive', 'close', 'Close', 'upgrade', 'keep-alive, close', 'x-api-key', 'te'],
  'keep-alive': ['timeout=1', 'max=0'],
  upgrade: ['websocket', 'h2c', 'HTTP/2.0'],
  'http2-settings': ['AAMAAABkAARAAAAAAAIAAAAA'],
  te: ['trailers', 'gzip', 'chunked'],
  trailer: ['x-trailer', 'host', 'content-length'],
  'content-language': ['en'],
  'content-disposition': ['attachment'],
  'x-graphql-cost': ['1', ''],
  'x-graphql-explain': ['1', 'analyze'],
  'x-http-method-override': ['POST', 'DELETE'],
  'x-original-url': ['/metrics'],
  'x-rewrite-url': ['/metrics'],
  cookie: ['a=b', '__proto__=1'],
  'user-agent': ['fuzz', '() { :;}; echo x'],
  referer: ['http://evil.example/'],
  'max-forwards': ['0'],
  via: ['1.1 x'],
  __proto__x: ['1'],
};

const names = Object.keys(usualValues);
/** Headers that have a say in who asks: hostile values of them are worth more than of others. */
const oddNames = [
  '',
  ' host',
  'host ',
  'x y',
  'x\0',
  'x:',
  '\u00e4',
  'x(',
  'constructor',
  '__proto__',
  'x'.repeat(3000),
];

const usual: fc.Arbitrary<Header> = fc
  .constantFrom(...names)
  .chain((name) =>
    fc.record({ name: fc.constant(name), value: fc.constantFrom(...(usualValues[name] ?? [''])) }),
  );
const hostile: fc.Arbitrary<Header> = fc.record({
  name: fc.constantFrom(...names),
  value: fc.oneof(fc.constantFrom(...hostileValues), fc.string({ maxLength: 30 })),
});
const odd: fc.Arbitrary<Header> = fc.record({
  name: fc.constantFrom(...oddNames),
  value: fc.constantFrom('x', ...hostileValues),
});
const many: fc.Arbitrary<readonly Header[]> = fc
  .constantFrom(20, 100, 300, 2500)
  .map((count) => Array.from({ length: count }, (_, index) => ({ name: `x-${index}`, value: 'y' })));

/** Headers beside those that say who is asked, by whom, and how long the body is. */
export const headerLists: fc.Arbitrary<readonly Header[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        { arbitrary: usual, weight: 12 },
        { arbitrary: hostile, weight: 4 },
        { arbitrary: odd, weight: 1 },
      ),
      { maxLength: 6 },
    ),
    fc.oneof({ arbitrary: fc.constant([]), weight: 20 }, { arbitrary: many, weight: 1 }),
  )
  .map((lists) => lists.flat());

const hosts = ['localhost', 'localhost:4000', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:4000'];
const oddHosts = [
  '',
  'localhost:',
  'localhost:99999',
  'localhost:x',
  '[::1',
  '[::1%25eth0]',
  'evil.example',
  'evil.example:4000',
  'localhost.',
  'LOCALHOST',
  'user@localhost',
  'localhost/graphql',
  'localhost, localhost',
  '0x7f.1',
  '2130706433',
  'l\u00f6calhost',
  'xn--lcalhost-n4a',
  'a b',
  'x'.repeat(300),
];

/** The `host` headers of a request: one as a rule, or none, an odd one, or two. */
export const hostHeaders: fc.Arbitrary<readonly Header[]> = fc.oneof(
  { arbitrary: fc.constantFrom(...hosts).map((value) => [{ name: 'host', value }]), weight: 20 },
  { arbitrary: fc.constantFrom(...oddHosts).map((value) => [{ name: 'host', value }]), weight: 3 },
  { arbitrary: fc.constant([]), weight: 1 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...hosts), fc.constantFrom(...oddHosts))
      .map((pair) => pair.map((value) => ({ name: 'Host', value }))),
    weight: 1,
  },
);

/** Whose key a request shows. */
export type Identity = 'none' | 'reader' | 'admin';

/** Headers that show a key of the server, or none. */
export function identityHeaders(
  keys: Keys,
): fc.Arbitrary<{ readonly identity: Identity; readonly headers: readonly Header[] }> {
  const shown = (identity: 'reader' | 'admin') =>
    fc
      .constantFrom<readonly Header[]>(
        [{ name: 'x-api-key', value: keys[identity] }],
        [{ name: 'Authorization', value: `Bearer ${keys[identity]}` }],
      )
      .map((headers) => ({ identity, headers }));
  return fc.oneof(
    { arbitrary: fc.constant({ identity: 'none' as const, headers: [] }), weight: 5 },
    { arbitrary: shown('reader'), weight: 2 },
    { arbitrary: shown('admin'), weight: 2 },
  );
}

/** What a client sends as `x-request-id`. A response repeats one that is a plain word, and has one of the server's own otherwise. */
export const requestIdValues: fc.Arbitrary<string | undefined> = fc.oneof(
  { arbitrary: fc.constant('plain'), weight: 20 },
  {
    arbitrary: fc.constantFrom(
      undefined,
      '',
      'a b',
      'x'.repeat(65),
      'x\u00e4',
      'a"b',
      'a\r\nset-cookie: stolen=1',
      'a,b',
    ),
    weight: 3,
  },
);

/** Whether Node's parser surely takes a header. Where it is false, it may all the same. */
export function isSoundHeader({ name, value }: Header): boolean {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\t -~\u0080-\u00ff]*$/.test(value);
}
