import { expect, test } from 'vitest';
import { ConcurrencyLimiter, QueueFullError } from '../../src/execution/concurrency-limiter.ts';

const wanted = new AbortController().signal;

/** Work that ends when it is told to. */
function work() {
  let end = () => {};
  let begun = false;
  const done = new Promise<string>((resolve) => {
    end = () => resolve('done');
  });
  return {
    run: () => {
      begun = true;
      return done;
    },
    end: () => end(),
    begun: () => begun,
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('as much is under way as may be; the rest waits in order and is turned away when too much waits', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 2, maxQueued: 1, queueTimeoutMs: 10_000 });
  const [first, second, third] = [work(), work(), work()];
  const answers = [first, second, third].map(({ run }) => gate.run(1, wanted, run));
  await expect(gate.run(1, wanted, async () => 'no')).rejects.toBeInstanceOf(QueueFullError);
  expect([first.begun(), second.begun(), third.begun()]).toEqual([true, true, false]);
  expect(gate.use).toMatchObject({ running: 2, waiting: 1 });
  first.end();
  await settled();
  expect(third.begun()).toBe(true);
  second.end();
  third.end();
  expect(await Promise.all(answers)).toEqual(['done', 'done', 'done']);
  expect(gate.use).toEqual({ running: 0, waiting: 0, waitingBytes: 0 });
});

test('what has waited too long is turned away', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 1, maxQueued: 5, queueTimeoutMs: 10 });
  const first = work();
  const answer = gate.run(1, wanted, first.run);
  await expect(gate.run(1, wanted, async () => 'late')).rejects.toBeInstanceOf(QueueFullError);
  first.end();
  await answer;
  expect(await gate.run(1, wanted, async () => 'next')).toBe('next');
});

test('whoever has gone away gives up their place', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 1, maxQueued: 5, queueTimeoutMs: 10_000 });
  const [first, third] = [work(), work()];
  const gone = new AbortController();
  const answer = gate.run(1, wanted, first.run);
  const second = gate.run(1, gone.signal, async () => 'never');
  const last = gate.run(1, wanted, third.run);
  gone.abort();
  await expect(second).rejects.toThrow();
  first.end();
  await answer;
  await settled();
  expect(third.begun()).toBe(true);
  third.end();
  await last;
});

test('an operation of more statements than may be under way passes alone', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 2, maxQueued: 5, queueTimeoutMs: 10_000 });
  const [small, large, next] = [work(), work(), work()];
  const answers = [
    gate.run(1, wanted, small.run),
    gate.run(50, wanted, large.run),
    gate.run(1, wanted, next.run),
  ];
  expect([small.begun(), large.begun(), next.begun()]).toEqual([true, false, false]);
  small.end();
  await settled();
  expect([large.begun(), next.begun()]).toEqual([true, false]);
  large.end();
  await settled();
  expect(next.begun()).toBe(true);
  next.end();
  await Promise.all(answers);
});

test('work that fails makes room like any other', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 1, maxQueued: 5, queueTimeoutMs: 10_000 });
  await expect(gate.run(1, wanted, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(gate.use.running).toBe(0);
});

test('the documents of what waits are bounded in bytes, each counted once however many wait with it', async () => {
  const gate = new ConcurrencyLimiter({
    maxRunning: 1,
    maxQueued: 500,
    queueTimeoutMs: 10_000,
    maxQueueBytes: 1000,
  });
  const first = work();
  const answers = [gate.run(1, wanted, first.run)];
  const [small, large] = [
    { document: {}, bytes: 300 },
    { document: {}, bytes: 600 },
  ];
  for (const retained of [small, small, small, large])
    answers.push(gate.run(1, wanted, async () => 'done', retained));
  const refused = gate.run(1, wanted, async () => 'no', { document: {}, bytes: 200 });
  await expect(refused).rejects.toBeInstanceOf(QueueFullError);
  expect(gate.use).toEqual({ running: 1, waiting: 4, waitingBytes: 900 });
  first.end();
  expect(await Promise.all(answers)).toHaveLength(5);
  expect(gate.use).toEqual({ running: 0, waiting: 0, waitingBytes: 0 });
});
