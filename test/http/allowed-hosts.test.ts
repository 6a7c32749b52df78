import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { hostname } from 'node:os';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { listenForMetrics } from '../../src/http/lifecycle/metrics-listener.ts';
import { hostCheck } from '../../src/http/pipeline/allowed-hosts.ts';
import { isOriginOf, parseAuthority } from '../../src/http/pipeline/authority.ts';
import { createLog } from '../../src/log.ts';
import { Metrics } from '../../src/telemetry/index.ts';
import { serve } from './support.ts';

const question = '/graphql?query=%7Bhello%7D';

/** The status and body of a request whose lines are written as they are. */
async function raw(server: Server, lines: readonly string[]): Promise<{ status: number; body: string }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => (text += chunk));
  socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'));
  await once(socket, 'close');
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  return { status: Number(head.split(' ')[1]), body };
}

const get = (server: Server, ...headers: string[]) =>
  raw(server, [`GET ${question} HTTP/1.1`, ...headers, 'Connection: close']);

test('a page of another name that resolves to this server gets nothing, and is told which setting would let it in', async () => {
  const { server } = await serve();
  const rebound = ['Host: evil.example', 'Origin: http://evil.example', 'Sec-Fetch-Site: same-origin'];
  const { status, body } = await get(server, ...rebound);
  expect(status).toBe(421);
  expect(JSON.parse(body).errors[0]).toEqual({
    message:
      'This server is not known as "evil.example". Where it is yours and reached by this name, add "evil.example" to ALLOWED_HOSTS.',
    extensions: { code: 'MISDIRECTED_REQUEST' },
  });
});

test.each([
  'localhost',
  'localhost:4000',
  'LOCALHOST.:80',
  'app.localhost',
  '127.0.0.1:4000',
  '192.0.2.7',
  '[::1]:4000',
  '[2001:DB8::7]',
  'localhost:',
  hostname(),
])('without settings, %s is a name of this server', async (host) => {
  const { server } = await serve();
  expect((await get(server, `Host: ${host}`)).status).toBe(200);
});

test.each([
  'evil.example',
  'evil.example.',
  'EVIL.EXAMPLE:4000',
  'localhost.evil.example',
  'notlocalhost',
  '127.0.0.1.evil.example',
  'rolegraph',
  'graph.example.org:8443',
])('without settings, %s is none', async (host) => {
  const { server } = await serve();
  expect((await get(server, `Host: ${host}`)).status).toBe(421);
});

test.each([
  [''],
  ['a b'],
  ['localhost, evil.example'],
  ['localhost,localhost'],
  ['user@localhost'],
  ['localhost@evil.example'],
  ['http://localhost'],
  ['localhost/'],
  ['localhost:80:80'],
  ['localhost:65536'],
  ['localhost:80a'],
  ['localhost..'],
  ['.localhost'],
  ['-.localhost'],
  ['local%68ost'],
  ['löcalhost'],
  ['::1'],
  ['[::1'],
  ['[::1%eth0]'],
  ['[127.0.0.1]'],
  ['127.1'],
  ['0x7f.0.0.1'],
  ['2130706433'],
  ['127.0.0.01'],
])('a host that cannot be read in one way only is refused: %s', async (host) => {
  const { server } = await serve({ config: { allowedHosts: ['*'] } });
  expect((await get(server, `Host: ${host}`)).status).toBe(400);
});

test('a request has exactly one host, and an address with a host of its own is refused', async () => {
  const { server } = await serve();
  expect((await get(server)).status).toBe(400);
  expect((await get(server, 'Host: localhost', 'Host: evil.example')).status).toBe(400);
  expect((await get(server, 'Host: localhost', 'host: localhost')).status).toBe(400);
  const absolute = (target: string) =>
    raw(server, [`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close']);
  expect((await absolute(`http://evil.example${question}`)).status).toBe(400);
  expect((await absolute(`HTTP://user@localhost${question}`)).status).toBe(400);
});

test('names that the settings list are names of this server: exact, with a port, below a name, or any', async () => {
  const check = hostCheck([
    'graph.example.org',
    'other.example:8443',
    '*.internal.example',
    'münchen.example',
  ]);
  const statusOf = (host: string) => check({ headers: { host }, httpVersion: '1.1' })?.status ?? 200;
  expect(
    [
      'Graph.Example.org.:80',
      'other.example:8443',
      'a.internal.example',
      'a.b.internal.example',
      'xn--mnchen-3ya.example',
    ].map(statusOf),
  ).toEqual([200, 200, 200, 200, 200]);
  expect(
    ['example.org', 'a.graph.example.org', 'other.example', 'internal.example', 'xinternal.example'].map(
      statusOf,
    ),
  ).toEqual([421, 421, 421, 421, 421]);
  const any = hostCheck(['*']);
  expect(any({ headers: { host: 'anything.example' }, httpVersion: '1.1' })).toBeUndefined();
});

test('probes of balancers are answered under any name, everything else is not', async () => {
  const { server } = await serve();
  const at = async (path: string, host: string) =>
    (await raw(server, [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close'])).status;
  for (const path of ['/health', '/ready']) {
    expect(await at(path, 'balancer.example')).toBe(200);
    expect(await at(path, 'a b')).toBe(400);
  }
  for (const path of ['/', '/assets/x.js', '/graphql', '/metrics', '/nothing'])
    expect(await at(path, 'balancer.example')).toBe(421);
  expect((await raw(server, ['GET /health HTTP/1.0'])).status).toBe(200);
});

test.each(['authorization', 'content-type', 'x-api-key', 'origin', 'sec-fetch-site'])(
  'a request with two headers %s is refused, whichever of them a proxy would read',
  async (name) => {
    const { server } = await serve();
    const { status, body } = await get(server, 'Host: localhost', `${name}: a`, `${name.toUpperCase()}: b`);
    expect([status, JSON.parse(body).errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(body).toContain(`\`${name}\` came more than once`);
  },
);

test('a page of another name gets no metrics either where they have a port of their own', async () => {
  const own = await listenForMetrics(
    new Metrics(),
    { host: '127.0.0.1', port: 0 },
    ['scraped.example'],
    createLog({ logLevel: 'silent', logFormat: 'json' }),
  );
  onTestFinished(() => void own.server.close());
  const at = async (host: string) =>
    (await raw(own.server, ['GET /metrics HTTP/1.1', `Host: ${host}`, 'Connection: close'])).status;
  expect([await at('localhost'), await at('scraped.example:9464'), await at('evil.example')]).toEqual([
    200, 200, 421,
  ]);
});

test('an origin is that of a host whatever the letters and whether the default port is written', () => {
  expect(isOriginOf('http://localhost:4000', 'LOCALHOST.:4000')).toBe(true);
  expect(isOriginOf('https://graph.example.org', 'graph.example.org:443')).toBe(true);
  expect(isOriginOf('http://[::1]:4000', '[0:0::1]:4000')).toBe(true);
  expect(isOriginOf('http://graph.example.org', 'graph.example.org:443')).toBe(false);
  expect(isOriginOf('http://localhost:4001', 'localhost:4000')).toBe(false);
  expect(isOriginOf('null', 'localhost')).toBe(false);
  expect(isOriginOf('http://localhost', undefined)).toBe(false);
});

test('whatever the text, what is read of it as a host is what a browser reads', () => {
  const text = fc.oneof(
    fc.domain(),
    fc.webAuthority(),
    fc.stringMatching(/^[[\]a-f0-9x:.@ ,_-]{0,30}$/),
    fc.string(),
  );
  fc.assert(
    fc.property(text, (written) => {
      const authority = parseAuthority(written);
      if (!authority) return;
      const { host } = new URL(
        `http://${authority.name}${authority.port === undefined ? '' : `:${authority.port}`}`,
      );
      expect(host.replace(/\.(?=:|$)/, '')).toBe(new URL(`http://${written}`).host.replace(/\.(?=:|$)/, ''));
    }),
    { numRuns: 1000 },
  );
});
