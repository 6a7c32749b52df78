import fc from 'fast-check';
import { type Body, bodies } from './bodies.ts';
import { type Framed, framings, withoutBody } from './framing.ts';
import {
  type Header,
  headerLists,
  hostHeaders,
  type Identity,
  identityHeaders,
  isSoundHeader,
  type Keys,
  requestIdValues,
} from './headers.ts';
import { isSoundRequestLine, methods, targets, versions } from './request-lines.ts';

/** A request as it is sent, and what is known of it. */
export interface FuzzedRequest {
  readonly method: string;
  readonly target: string;
  readonly bytes: Buffer;
  /**
   * Whether it surely is HTTP/1.1, its framing too, so that exactly one response is due to it. Where it is false, the server may see in
   * its bytes a request, an error, or several of both.
   */
  readonly isSound: boolean;
  /** The id that its response has to repeat; undefined where the server chooses one. */
  readonly requestId: string | undefined;
  readonly identity: Identity;
  /** Whether it may be the last of its connection, by its own wish, for wanting another protocol or for not getting 100 Continue. */
  readonly mayBeLast: boolean;
  readonly expectsContinue: boolean;
  readonly acceptsEncoding: boolean;
  /** The body of its response where it is a valid operation; a server that requires a key responds 401 to one without. */
  readonly answer: string | undefined;
}

export interface FuzzedConnection {
  readonly server: 'open' | 'closed';
  readonly requests: readonly FuzzedRequest[];
  readonly writing:
    | { readonly pace: 'at once' }
    /** Waits for a sign of a response before the next request. */
    | { readonly pace: 'request by request' }
    /** In so many pieces, with a pause between them. */
    | { readonly pace: 'in pieces'; readonly pieces: number; readonly pauseMs: number };
  /** How long the client reads nothing. */
  readonly readingAfterMs: number;
  readonly ending:
    | { readonly how: 'waits' }
    | { readonly how: 'half-closes' }
    /** Sends a body without end after its requests. */
    | { readonly how: 'sends without end'; readonly target: string }
    | { readonly how: 'disconnects'; readonly afterMs: number; readonly resets: boolean };
}

/** All requests of a connection, one after the other, in bytes. */
export function bytesOf({ requests }: FuzzedConnection): Buffer {
  return Buffer.concat(requests.map(({ bytes }) => bytes));
}

/** More header bytes may be more than the server takes; fewer surely are not. */
const surelyAcceptedHeadBytes = 14_000;
/** So many headers are surely read. */
const surelyReadHeaders = 150;

interface RequestParts {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  readonly headers: readonly Header[];
  readonly framed: Framed;
  readonly requestId: string | undefined;
  readonly identity: Identity;
  readonly answer?: string;
}

function request({
  method,
  target,
  version,
  headers,
  framed,
  requestId,
  identity,
  answer,
}: RequestParts): FuzzedRequest {
  const ids: readonly Header[] = requestId === undefined ? [] : [{ name: 'x-request-id', value: requestId }];
  const all = [...headers, ...ids, ...framed.headers];
  const head = `${method} ${target} ${version}\r\n${all.map(({ name, value }) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const named = (name: string) => all.filter((header) => header.name.toLowerCase() === name);
  // Framing has its own say on its headers.
  const isSoundHead =
    isSoundRequestLine(method, target, version) &&
    [...headers, ...ids].every(isSoundHeader) &&
    head.length < surelyAcceptedHeadBytes &&
    all.length < surelyReadHeaders;
  return {
    method,
    target,
    bytes: Buffer.concat([Buffer.from(head, 'latin1'), framed.payload]),
    isSound: isSoundHead && framed.isSound,
    requestId: requestId !== undefined && /^[\w-]{1,64}$/.test(requestId) ? requestId : undefined,
    identity,
    mayBeLast:
      version !== 'HTTP/1.1' || ['connection', 'upgrade', 'expect'].some((name) => named(name).length > 0),
    expectsContinue: named('expect').length > 0,
    acceptsEncoding: named('accept-encoding').length > 0,
    answer,
  };
}

function contentHeaders({ contentType, contentEncoding }: Body): readonly Header[] {
  return [
    ...(contentType === undefined ? [] : [{ name: 'content-type', value: contentType }]),
    ...(contentEncoding === undefined ? [] : [{ name: 'Content-Encoding', value: contentEncoding }]),
  ];
}

/** Requests of which each part is drawn by itself. */
function anyRequest(keys: Keys): fc.Arbitrary<(index: number) => FuzzedRequest> {
  const body = fc
    .tuple(bodies, framings)
    .map(([content, frame]) => ({ ...frame(content.bytes), content: contentHeaders(content) }));
  const bodiless = fc.constant({ ...withoutBody, content: [] as readonly Header[] });
  return fc
    .record({ method: methods, target: targets, isQuestion: fc.boolean() })
    .map(({ method, target, isQuestion }) => ({
      method,
      target: isQuestion && method === 'POST' ? '/graphql' : target,
    }))
    .chain(({ method, target }) =>
      fc.record({
        method: fc.constant(method),
        target: fc.constant(target),
        version: versions,
        host: hostHeaders,
        credentials: identityHeaders(keys),
        more: headerLists,
        id: requestIdValues,
        framed: fc.oneof(
          { arbitrary: body, weight: method === 'POST' ? 10 : 1 },
          { arbitrary: bodiless, weight: method === 'POST' ? 1 : 10 },
        ),
      }),
    )
    .map(
      ({ method, target, version, host, credentials, more, id, framed }) =>
        (index) =>
          request({
            method,
            target,
            version,
            headers: [...host, ...credentials.headers, ...more, ...framed.content],
            framed,
            requestId: id === 'plain' ? `fuzz-${index}` : id,
            identity: credentials.identity,
          }),
    );
}

/** Operations as a usual client sends them, some of them to another path; each response repeats the number of its request. */
function validOperation(keys: Keys): fc.Arbitrary<(index: number) => FuzzedRequest> {
  return fc
    .record({
      number: fc.nat(),
      target: fc.oneof({ arbitrary: fc.constant('/graphql'), weight: 3 }, { arbitrary: targets, weight: 2 }),
      credentials: identityHeaders(keys),
      framing: fc.constantFrom('length', 'chunked'),
    })
    .map(({ number, target, credentials, framing }) => (index) => {
      const body = Buffer.from(JSON.stringify({ query: `{ n${number}: __typename }` }));
      const chunk = Buffer.from(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
      const framed: Framed =
        framing === 'length'
          ? {
              ...withoutBody,
              headers: [{ name: 'content-length', value: String(body.length) }],
              payload: body,
            }
          : { ...withoutBody, headers: [{ name: 'transfer-encoding', value: 'chunked' }], payload: chunk };
      return request({
        method: 'POST',
        target,
        version: 'HTTP/1.1',
        headers: [
          { name: 'host', value: 'localhost' },
          { name: 'content-type', value: 'application/json' },
          ...credentials.headers,
        ],
        framed,
        requestId: `fuzz-${index}`,
        identity: credentials.identity,
        ...(target === '/graphql' ? { answer: JSON.stringify({ data: { [`n${number}`]: 'Query' } }) } : {}),
      });
    });
}

/** Connections as clients of all kinds make them: well and badly written, slow, pipelined, gone before the end. */
export function fuzzedConnections(keys: Keys): fc.Arbitrary<FuzzedConnection> {
  const one = fc.oneof(
    { arbitrary: anyRequest(keys), weight: 3 },
    { arbitrary: validOperation(keys), weight: 1 },
  );
  const requests = fc.oneof(
    { arbitrary: fc.array(one, { minLength: 1, maxLength: 1 }), weight: 3 },
    { arbitrary: fc.array(one, { minLength: 2, maxLength: 5 }), weight: 4 },
  );
  return fc
    .record<FuzzedConnection>({
      server: fc.constantFrom('open', 'closed'),
      requests: requests.map((list) => list.map((make, index) => make(index))),
      writing: fc.oneof(
        { arbitrary: fc.constant({ pace: 'at once' } as const), weight: 6 },
        { arbitrary: fc.constant({ pace: 'request by request' } as const), weight: 4 },
        {
          arbitrary: fc.record({
            pace: fc.constant('in pieces' as const),
            pieces: fc.constantFrom(2, 5, 30),
            pauseMs: fc.constantFrom(0, 1, 5),
          }),
          weight: 3,
        },
      ),
      readingAfterMs: fc.oneof(
        { arbitrary: fc.constant(0), weight: 12 },
        { arbitrary: fc.constantFrom(20, 300), weight: 1 },
      ),
      ending: fc.oneof(
        { arbitrary: fc.constant({ how: 'waits' } as const), weight: 16 },
        { arbitrary: fc.constant({ how: 'half-closes' } as const), weight: 1 },
        {
          arbitrary: fc.record({
            how: fc.constant('sends without end' as const),
            target: fc.constantFrom('/graphql', '/nowhere'),
          }),
          weight: 1,
        },
        {
          arbitrary: fc.record({
            how: fc.constant('disconnects' as const),
            afterMs: fc.constantFrom(0, 1, 5, 30),
            resets: fc.boolean(),
          }),
          weight: 2,
        },
      ),
    })
    .map(described);
}

/** Shows in reports of failures what was sent, large parts of it cut. */
function described(connection: FuzzedConnection): FuzzedConnection {
  const { requests, ...manner } = connection;
  const text = () =>
    `${JSON.stringify(manner)}\n${requests
      .map(
        ({ bytes, isSound }) =>
          `[${isSound ? 'sound' : 'unsound'}, ${bytes.length} bytes] ${cut(bytes.toString('latin1'))}`,
      )
      .join('\n')}`;
  return Object.defineProperty(connection, fc.toStringMethod, { value: text });
}

function cut(text: string): string {
  const escaped = JSON.stringify(text.length > 1500 ? `${text.slice(0, 800)} … ${text.slice(-200)}` : text);
  return escaped.replaceAll(/(.|\\u....)\1{20,}/g, (run) => `${run.slice(0, 6)}… (${run.length})`);
}
