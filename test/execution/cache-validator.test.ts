import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CacheValidator } from '../../src/execution/index.ts';
import { leaseMs } from '../../src/releases/lease.ts';

/** Clocks stand still but for what a test says; what is sent to Neo4j is answered at once. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

function checked() {
  const neo4j = { release: 'town_1', announced: false, asked: 0, fails: false };
  const check = new CacheValidator(async () => {
    neo4j.asked += 1;
    const { release, announced, fails } = neo4j;
    if (fails) throw new Error('Neo4j is away');
    return { releases: new Map([['town', release]]), version: release, announced };
  });
  const current = async () => (await check.current()).releases.get('town');
  return { neo4j, check, current };
}

const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)));

test('what was read is believed until the lease is over, and no longer', async () => {
  const { neo4j, check, current } = checked();
  expect(await current()).toBe('town_1');
  vi.advanceTimersByTime(leaseMs / 2 - 1);
  expect(check.current()).not.toBeInstanceOf(Promise);
  expect(neo4j.asked).toBe(1);
  vi.advanceTimersByTime(leaseMs / 2 + 1);
  neo4j.release = 'town_2';
  expect(await current()).toBe('town_2');
});

test('a lease that is in use is renewed before it is over, so that nobody waits', async () => {
  const { neo4j, check, current } = checked();
  await current();
  for (let n = 1; n < 10; n += 1) {
    vi.advanceTimersByTime(0.6 * leaseMs);
    expect(check.current()).not.toBeInstanceOf(Promise);
    await settled();
    expect(neo4j.asked).toBe(1 + n);
  }
});

test('a lease counts from before Neo4j was asked, however long it took to answer', async () => {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((done) => {
    answer = done;
  });
  const check = new CacheValidator(async () => {
    await answered;
    return { releases: new Map(), version: '', announced: false };
  });
  const first = check.current();
  await settled();
  vi.advanceTimersByTime(leaseMs);
  answer();
  await first;
  expect(check.current()).toBeInstanceOf(Promise);
});

test('while a publication is announced, nothing is believed: each is asked for anew', async () => {
  const { neo4j, check, current } = checked();
  neo4j.announced = true;
  await current();
  expect(check.current()).toBeInstanceOf(Promise);
  neo4j.release = 'town_2';
  expect(await current()).toBe('town_2');
  neo4j.announced = false;
  await current();
  expect(check.current()).not.toBeInstanceOf(Promise);
});

test.each([
  ['set back', -86_400_000],
  ['set forward, or gone on while the machine slept', 86_400_000],
])('a clock that was %s ends the lease and never prolongs it', async (_, jump) => {
  const { check, current } = checked();
  await current();
  vi.setSystemTime(Date.now() + jump);
  expect(check.current()).toBeInstanceOf(Promise);
});

test('where Neo4j cannot be asked, whoever asks hears of it, and the next one asks again', async () => {
  const { neo4j, current } = checked();
  neo4j.fails = true;
  await expect(current()).rejects.toThrow('Neo4j is away');
  neo4j.fails = false;
  expect(await current()).toBe('town_1');
});

test('what has not changed is the same object, what came back after a change is not', async () => {
  const { neo4j, check } = checked();
  const after = async (release: string) => {
    vi.advanceTimersByTime(leaseMs);
    neo4j.release = release;
    return check.current();
  };
  const first = await after('town_1');
  expect(await after('town_1')).toBe(first);
  await after('town_2');
  expect(await after('town_1')).not.toBe(first);
});
