import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddressReader, type TrustedProxies } from '../../src/auth/index.ts';
import { codes, serve } from '../http/support.ts';

/** The client of a request that came over a connection from an address. */
function clientOf(forwarded: string | undefined, trusted: TrustedProxies, remoteAddress = '192.0.2.99') {
  const request = { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } };
  return clientAddressReader(trusted)(request);
}

test.each([
  ['203.0.113.1', '203.0.113.1'],
  ['203.0.113.1:51001', '203.0.113.1'],
  ['203.0.113.1:', '203.0.113.1'],
  ['"203.0.113.1:51002"', '203.0.113.1'],
  ['\t203.0.113.1 ', '203.0.113.1'],
  ['::ffff:203.0.113.1', '203.0.113.1'],
  ['::FFFF:cb00:7101', '203.0.113.1'],
  ['[::ffff:203.0.113.1]:443', '203.0.113.1'],
  ['::ffff:203.0.113.1:443', '203.0.113.1'],
  ['2001:db8::1', '2001:db8::/64'],
  ['[2001:db8::1]', '2001:db8::/64'],
  ['[2001:db8::1]:443', '2001:db8::/64'],
  ['"[2001:DB8::1]:_port"', '2001:db8::/64'],
  ['2001:0db8:0000:0000:0000:0000:0000:0002', '2001:db8::/64'],
  ['2001:db8:0:0:a:b:c:d:443', '2001:db8::/64'],
  ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['[fe80::1%25eth0]:443', 'fe80::/64'],
])('a client behind a proxy that writes %s has the key %s', (written, key) => {
  expect(clientOf(written, 1)).toBe(key);
  expect(clientOf(`198.51.100.7, ${written}`, 1)).toBe(key);
});

test.each([
  '',
  ' ',
  'unknown',
  '_hidden',
  'a.example',
  '203.0.113.256',
  '203.0.113.01',
  '0xcb007101',
  '3405803777',
  '203.0.113',
  '2001:db8:::1',
  '[203.0.113.1',
  '[2001:db8::1]x',
])('an entry that is no address, such as %j, gives the key of the proxy that wrote it', (written) => {
  expect(clientOf(written, 1)).toBe('192.0.2.99');
  expect(clientOf(`${written}, 10.0.0.7`, 2)).toBe('10.0.0.7');
  expect(clientOf(`203.0.113.1, ${written}, 10.0.0.7`, 2)).toBe('10.0.0.7');
});

test('only entries that trusted proxies have written are read, by number or by network', () => {
  const header = '198.51.100.1, 203.0.113.1, 10.0.0.7';
  expect(clientOf(header, 0)).toBe('192.0.2.99');
  expect(clientOf(header, 1)).toBe('10.0.0.7');
  expect(clientOf(header, 2)).toBe('203.0.113.1');
  expect(clientOf(header, ['192.0.2.0/24', '10.0.0.0/8'])).toBe('203.0.113.1');
  expect(clientOf(header, ['uniquelocal', '192.0.2.99'])).toBe('203.0.113.1');
  expect(clientOf(header, ['10.0.0.0/8'])).toBe('192.0.2.99');
  expect(clientOf('203.0.113.1:51001, [::ffff:10.0.0.7]:80', ['10.0.0.0/8', '192.0.2.0/24'])).toBe(
    '203.0.113.1',
  );
  expect(clientOf(undefined, 2)).toBe('192.0.2.99');
  expect(clientOf('203.0.113.1', 2)).toBe('203.0.113.1');
});

test('a header of many addresses is read up to ten proxies, and a long entry not at all', () => {
  const far = '203.0.113.1';
  expect(clientOf(`${far}${', 10.0.0.7'.repeat(2000)}`, ['192.0.2.99', '10.0.0.0/8'])).toBe('10.0.0.7');
  expect(clientOf(`${'1'.repeat(5000)}.1.1.1`, 1)).toBe('192.0.2.99');
});

const isKey = (key: string) => isIPv4(key) || (key.endsWith('/64') && isIPv6(key.slice(0, -3)));

test('whatever text comes in, the key is a parsed address or network', () => {
  const item = fc.oneof(
    fc.string({ maxLength: 120 }),
    fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
    fc.ipV4(),
    fc.ipV4Extended(),
    fc.ipV6(),
    fc.stringMatching(/^[[\]"0-9a-f:.%_ ]{0,60}$/),
  );
  const trusted = fc.constantFrom<TrustedProxies>(
    1,
    2,
    10,
    ['0.0.0.0/1', '128.0.0.0/1', '::/1'],
    ['192.0.2.99'],
  );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), trusted, (items, proxies) => {
      const key = clientOf(items.join(','), proxies);
      expect(key.length).toBeLessThanOrEqual(43);
      expect(isKey(key)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('one client has one key, whatever port it comes from and however its address is written', () => {
  const port = fc.integer({ min: 0, max: 65_535 });
  fc.assert(
    fc.property(fc.ipV4(), port, (address, number) => {
      const key = clientOf(address, 1);
      for (const written of [
        `${address}:${number}`,
        `"${address}:${number}"`,
        `[::ffff:${address}]:${number}`,
      ])
        expect(clientOf(written, 1)).toBe(key);
    }),
  );
  fc.assert(
    fc.property(fc.ipV6(), port, (address, number) => {
      const key = clientOf(address, 1);
      for (const written of [`[${address}]:${number}`, `"[${address.toUpperCase()}]:${number}"`])
        expect(clientOf(written, 1)).toBe(key);
    }),
  );
});

test('a client that changes its port is counted as one caller', async () => {
  const { ask } = await serve({ config: { rateLimits: { anonymous: 3, reader: 5, admin: 0 }, proxies: 1 } });
  const statuses = [];
  for (const port of [51_001, 51_002, 51_003, 51_004]) {
    const refusal = await ask('{ hello }', undefined, { 'x-forwarded-for': `203.0.113.1:${port}` });
    statuses.push(refusal.status);
    if (refusal.status !== 200) expect(codes(refusal)).toEqual(['RATE_LIMITED']);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
});
