import { expect, test, vi } from 'vitest';
import { IdentityUnavailable, Unauthenticated } from '../../src/auth/index.ts';
import { tokenCheck } from '../../src/auth/tokens.ts';
import { codes, serve } from '../http/support.ts';
import { keyServer, signingKey, tokenBy } from './key-server.ts';

const second = 1000;
const minute = 60 * second;

/** A key server, two keys, and the check with a clock that the test sets. */
async function world() {
  const issuer = await keyServer();
  const [old, next] = [await signingKey('old'), await signingKey('next')];
  const clock = { now: Date.now() };
  const check = tokenCheck(issuer.settings, () => clock.now);
  const outcome = async (token: string) => {
    try {
      return (await check(token)).id;
    } catch (error) {
      if (error instanceof Unauthenticated || error instanceof IdentityUnavailable) return error.name;
      throw error;
    }
  };
  return { ...issuer, old, next, clock, outcome };
}

const ann = 'token:https://login.example/ann';

test('a key that is published after the set was read is found at the first token that names it', async () => {
  const { publish, old, next, outcome, answers } = await world();
  publish(old);
  expect(await outcome(await tokenBy(old))).toBe(ann);
  publish(old, next);
  expect(await outcome(await tokenBy(next))).toBe(ann);
  expect(answers.requests).toBe(2);
});

test('a set that was empty is asked for again by the next request, and good tokens are good', async () => {
  const { publish, old, outcome } = await world();
  const token = await tokenBy(old);
  expect(await outcome(token)).toBe('IdentityUnavailable');
  publish(old);
  expect(await outcome(token)).toBe(ann);
});

test.each([
  ['{"keys": []}', 200],
  ['{}', 200],
  ['null', 200],
  ['<html>', 200],
  ['', 500],
  ['', 302],
])(
  'an answer that holds no keys (%s, status %i) does not replace the set that is known',
  async (body, status) => {
    const { publish, old, next, outcome, answers, clock } = await world();
    publish(old);
    expect(await outcome(await tokenBy(old))).toBe(ann);
    Object.assign(answers, { body, status });
    expect(await outcome(await tokenBy(next))).toBe('IdentityUnavailable');
    clock.now += 6 * minute;
    expect(await outcome(await tokenBy(old))).toBe(ann);
  },
);

test('however many tokens name made-up keys, the issuer is asked a few times, and known keys stay good', async () => {
  const { publish, old, next, outcome, answers, clock } = await world();
  publish(old);
  const flood = async (count: number) => {
    const tokens = Array.from({ length: count }, (_, n) =>
      tokenBy(next, { kid: `made-up ${n} ${clock.now}` }),
    );
    const outcomes = [];
    for (const token of tokens) outcomes.push(await outcome(await token));
    return new Set(outcomes);
  };
  expect(await flood(100)).toEqual(new Set(['Unauthenticated']));
  expect(answers.requests).toBe(5);
  expect(await outcome(await tokenBy(old))).toBe(ann);
  clock.now += 10 * second;
  expect(await flood(100)).toEqual(new Set(['Unauthenticated']));
  expect(answers.requests).toBe(7);
  publish(old, next);
  clock.now += 5 * second;
  expect(await outcome(await tokenBy(next))).toBe(ann);
});

test('requests that come while the keys are fetched share the fetch', async () => {
  const { publish, old, outcome, answers, giveHeld } = await world();
  publish(old);
  answers.held = [];
  const outcomes = Promise.all(Array.from({ length: 20 }, async () => outcome(await tokenBy(old))));
  await vi.waitUntil(() => answers.held?.length === 1);
  giveHeld();
  expect(new Set(await outcomes)).toEqual(new Set([ann]));
  expect(answers.requests).toBe(1);
});

test('a key that is taken out of the set is refused within six minutes, for tokens that were seen before too', async () => {
  const { publish, old, next, outcome, clock, answers } = await world();
  publish(old, next);
  const token = await tokenBy(old, { issuedAt: clock.now + 60 * minute });
  expect(await outcome(token)).toBe(ann);
  publish(next);
  clock.now += 50 * second;
  expect(await outcome(token)).toBe(ann);
  expect(answers.requests).toBe(1);
  clock.now += 5 * minute + 10 * second;
  expect(await outcome(token)).toBe('Unauthenticated');
  expect(await outcome(await tokenBy(next, { issuedAt: clock.now }))).toBe(ann);
});

test('while the issuer is away its keys go on for fifteen minutes, and are asked for again as soon as it is back', async () => {
  const { publish, old, outcome, clock, stop, start, answers } = await world();
  publish(old);
  const token = async () =>
    outcome(await tokenBy(old, { issuedAt: clock.now, claims: { jti: String(clock.now) } }));
  expect(await token()).toBe(ann);
  await stop();
  clock.now += 14 * minute;
  expect(await token()).toBe(ann);
  clock.now += 2 * minute;
  expect(await token()).toBe('IdentityUnavailable');
  await start();
  clock.now += 5 * second;
  expect(await token()).toBe(ann);
  expect(answers.requests).toBe(2);
});

test('a clock that is set back does not make an old set or an old check young', async () => {
  const { publish, old, next, outcome, clock } = await world();
  publish(old);
  const token = await tokenBy(old, { issuedAt: clock.now });
  expect(await outcome(token)).toBe(ann);
  publish(next);
  clock.now -= 10 * minute;
  expect(await outcome(token)).toBe('Unauthenticated');
});

test('a token that names no key is checked against every key that could be meant', async () => {
  const { publish, old, next, outcome } = await world();
  publish(old, next);
  expect(await outcome(await tokenBy(next, { kid: null }))).toBe(ann);
  expect(await outcome(await tokenBy(await signingKey('other'), { kid: null }))).toBe('Unauthenticated');
});

test('an issuer that does not answer costs a request three seconds at most, and the answer says when to try again', async () => {
  const { settings, answers } = await keyServer();
  answers.held = [];
  const { ask } = await serve({ config: { identity: { apiKeys: [], tokens: settings, anonymous: true } } });
  const token = await tokenBy(await signingKey('old'));
  const start = performance.now();
  const refused = await ask('{ hello }', undefined, { authorization: `Bearer ${token}` });
  expect([refused.status, codes(refused)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(10 * second);
  expect((await ask('{ hello }')).status).toBe(200);
});
