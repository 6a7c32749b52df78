import fc from 'fast-check';

/** Methods that Node's parser knows, whether or not the server has a use for them. */
const knownMethods = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'PURGE'];
const brokenMethods = [
  'get',
  'FOO',
  '',
  'GE T',
  'CONNECT',
  'POST\0',
  'PRI',
  'G'.repeat(5000),
  '\r\n\r\nGET',
  '{',
];

export const methods: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom('POST', 'GET'), weight: 16 },
  { arbitrary: fc.constant('HEAD'), weight: 3 },
  { arbitrary: fc.constantFrom(...knownMethods), weight: 3 },
  { arbitrary: fc.constantFrom(...brokenMethods), weight: 1 },
);

const soundMethods = new Set(['GET', 'POST', 'HEAD', ...knownMethods]);

const routes = ['/graphql', '/graphql', '/metrics', '/', '/health', '/ready', '/assets/index.js', '/nothing'];

/** Parts of a path that some program decodes, joins or strips. */
const segments = [
  '.',
  '..',
  '%2e%2e',
  '.%2E',
  '%252e%252e',
  '..;',
  '..%2f',
  '%5c..',
  '\\',
  '',
  'assets',
  'health',
  'ready',
  'metrics',
  'graphql',
  '%67raphql',
  'GRAPHQL',
  'graphql%00',
  'graphql%20',
  'graphql;a=b',
  '%c0%ae%c0%ae',
  '%',
  '%zz',
  '%u0067raphql',
  '\u00e4',
  'constructor',
  '__proto__',
  'x'.repeat(300),
];

const searches = [
  '',
  '?',
  '?query={__typename}',
  '?query=%7B__typename%7D',
  '?query={__typename}&query={x}',
  '?query=%',
  '?query=%ff%fe',
  '?query={__typename}&variables={',
  '?query={__typename}&variables=%7B%7D&operationName=',
  '?query={__typename}&extensions=[]',
  '?query=mutation{x}',
  '?documentId=sha256:x',
  '?path=/health',
  '?x=/assets/../graphql',
  '#/health',
  '?#',
  '?__proto__=1&constructor=2',
  `?query={${'a:__typename '.repeat(20).replaceAll(' ', ',')}}`,
  `?query={__typename}&x=${'y'.repeat(5000)}`,
  `?${'a&'.repeat(2000)}`,
  `?${'z'.repeat(20_000)}`,
];

const oddTargets = [
  '*',
  '',
  'graphql',
  'localhost:80',
  'localhost',
  '//localhost/graphql',
  '///graphql',
  'http://localhost/graphql?query={__typename}',
  'http://localhost/assets/../graphql?query={__typename}',
  'HTTP://evil.example/graphql?query={__typename}',
  'http://user:password@localhost/graphql',
  'http://[::1]:1/graphql',
  'http:///graphql',
  'http:/graphql',
  'https://localhost/metrics',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '/graphql /graphql',
  '/graphql\t',
  '/graph\0ql',
  '/graph\x01ql',
  '/graph\x7fql',
  '/gr\u00e4phql',
  '/\u00c3\u00a4',
  '/..\\graphql',
  '/assets\\..\\graphql',
  '?query={__typename}',
  '/%0d%0aset-cookie:%20a=b',
  '/\rx',
];

const joinedPaths = fc
  .array(fc.constantFrom(...segments), { minLength: 1, maxLength: 5 })
  .map((path) => `/${path.join('/')}`);
const spelled = fc
  .tuple(
    fc.oneof(joinedPaths, fc.constantFrom(...routes)),
    fc.constantFrom(...routes),
    fc.constantFrom('', '/..', '/.', '/%2e%2e'),
  )
  .map(([before, route, step]) => `${before}${step}${route}`);

const respellings: readonly ((route: string) => string)[] = [
  (route) => `/%${route.charCodeAt(1).toString(16)}${route.slice(2)}`,
  (route) =>
    `${route.slice(0, -1)}%${route
      .charCodeAt(route.length - 1)
      .toString(16)
      .toUpperCase()}`,
  (route) => `/%25${route.charCodeAt(1).toString(16)}${route.slice(2)}`,
  (route) => `%2f${route.slice(1)}`,
  (route) => `/%2f${route.slice(1)}`,
  (route) => route.toUpperCase(),
  (route) => `${route}/`,
  (route) => `${route}/.`,
  (route) => `${route};a=b`,
  (route) => `${route}%20`,
  (route) => `${route}%00`,
  (route) => `${route}%3f`,
  (route) => `${route}.json`,
  (route) => `/${route}`,
  (route) => `/.${route}`,
  (route) => `/assets${route}`,
  (route) => `/health/..${route}`,
];

/** Other spellings of a route, none of which is that route. */
const respelled = fc
  .tuple(
    fc.constantFrom('/graphql', '/metrics'),
    // To encode a letter changes least, and most programs undo it.
    fc.oneof(fc.constantFrom(...respellings.slice(0, 2)), fc.constantFrom(...respellings)),
  )
  .map(([route, respell]) => respell(route));

export const targets: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...routes), weight: 8 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...routes), fc.constantFrom(...searches))
      .map((parts) => parts.join('')),
    weight: 4,
  },
  {
    arbitrary: fc.tuple(joinedPaths, fc.constantFrom(...searches)).map((parts) => parts.join('')),
    weight: 3,
  },
  { arbitrary: fc.tuple(spelled, fc.constantFrom(...searches)).map((parts) => parts.join('')), weight: 3 },
  { arbitrary: respelled, weight: 6 },
  { arbitrary: fc.constantFrom(...oddTargets), weight: 2 },
);

export const versions: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constant('HTTP/1.1'), weight: 30 },
  { arbitrary: fc.constant('HTTP/1.0'), weight: 2 },
  {
    arbitrary: fc.constantFrom(
      'HTTP/1.2',
      'HTTP/2.0',
      'HTTP/9.9',
      'http/1.1',
      '',
      'HTTP/1.1 ',
      'HTTP/1',
      'HTTP/01.1',
      'ICY/1.1',
    ),
    weight: 1,
  },
);

/** Whether Node's parser surely takes a request line. Where it is false, it may all the same. */
export function isSoundRequestLine(method: string, target: string, version: string): boolean {
  if (!soundMethods.has(method) || (version !== 'HTTP/1.1' && version !== 'HTTP/1.0')) return false;
  return /^\/[!-~]*$/.test(target) && !/#.*[#?]/.test(target);
}

/** Whether a target has exactly this path, whatever its query. */
export function isTargetOf(path: '/graphql' | '/metrics', target: string): boolean {
  const [before] = target.split('?');
  return before === path && !target.includes('#');
}
