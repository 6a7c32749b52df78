import { expect, test } from 'vitest';
import type { Identity } from '../../src/auth/index.ts';
import { DatabaseTime } from '../../src/execution/database-time.ts';

const caller: Identity = { role: 'anonymous', id: 'address:192.0.2.1' };

test('who has taken a minute’s worth of the database waits until enough of it has worn off', () => {
  let now = 0;
  const time = new DatabaseTime({ anonymous: 60, reader: 600, admin: 0 }, () => now);
  expect(time.waitSeconds(caller)).toBe(0);
  time.take(caller, 59_000);
  expect(time.waitSeconds(caller)).toBe(0);
  time.take(caller, 11_000);
  expect(time.waitSeconds(caller)).toBe(10);
  now += 9000;
  expect(time.waitSeconds(caller)).toBe(1);
  now += 1001;
  expect(time.waitSeconds(caller)).toBe(0);
});

test('others are not held to it, administrators never, and nobody where there is no limit', () => {
  const time = new DatabaseTime({ anonymous: 1, reader: 0, admin: 0 }, () => 0);
  for (const role of ['anonymous', 'reader', 'admin'] as const) time.take({ role, id: role }, 1_000_000);
  const waits = (['anonymous', 'reader', 'admin'] as const).map(
    (role) => time.waitSeconds({ role, id: role }) > 0,
  );
  expect(waits).toEqual([true, false, false]);
  expect(time.waitSeconds(caller)).toBe(0);
});
