import { expect, test } from 'vitest';
import type { Identity } from '../../src/auth/index.ts';
import { ConcurrencyLimiter, QueueFullError } from '../../src/execution/concurrency-limiter.ts';

const admin: Identity = { role: 'admin', id: 'key:admin' };

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

const callers = Array.from(
  { length: 100 },
  (_, number): Identity => ({ role: 'admin', id: `key:${number}` }),
);

test('as much is under way as may be; the rest waits in order and is turned away when too much waits', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 2, maxQueued: 1, queueTimeoutMs: 10_000 });
  const [first, second, third] = [work(), work(), work()];
  const [one, two, three, four] = callers as [Identity, Identity, Identity, Identity];
  const answers = [
    gate.run(one, 1, wanted, first.run),
    gate.run(two, 1, wanted, second.run),
    gate.run(three, 1, wanted, third.run),
  ];
  await expect(gate.run(four, 1, wanted, async () => 'no')).rejects.toBeInstanceOf(QueueFullError);
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

test('one caller has a third of the places and of the queue, and others pass those of theirs that wait', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 12, maxQueued: 6, queueTimeoutMs: 10_000 });
  const greedy: Identity = { role: 'anonymous', id: 'address:192.0.2.1' };
  const other: Identity = { role: 'anonymous', id: 'address:192.0.2.2' };
  const many = Array.from({ length: 6 }, work);
  const answers = many.map(({ run }) => gate.run(greedy, 1, wanted, run));
  await expect(gate.run(greedy, 1, wanted, async () => 'no')).rejects.toBeInstanceOf(QueueFullError);
  expect(many.map(({ begun }) => begun())).toEqual([true, true, true, true, false, false]);
  expect(await gate.run(other, 1, wanted, async () => 'served')).toBe('served');
  many[0]?.end();
  await settled();
  expect(many[4]?.begun()).toBe(true);
  for (const { end } of many) end();
  await Promise.all(answers);
  expect(gate.use).toEqual({ running: 0, waiting: 0, waitingBytes: 0 });
});

test('places are reserved for readers, and others for administrators', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 12, maxQueued: 0, queueTimeoutMs: 10_000 });
  const fill = (role: Identity['role']) => {
    let letIn = 0;
    const runs = Array.from({ length: 12 }, (_, number) => {
      const held = work();
      const answer = gate.run({ role, id: `${role}:${number}` }, 1, wanted, held.run).catch(() => undefined);
      if (held.begun()) letIn += 1;
      return { held, answer };
    });
    return { letIn, runs };
  };
  const filled = [fill('anonymous'), fill('reader'), fill('admin')];
  expect(filled.map(({ letIn }) => letIn)).toEqual([8, 3, 1]);
  for (const { held, answer } of filled.flatMap(({ runs }) => runs)) {
    held.end();
    await answer;
  }
});

test('what has waited too long is turned away', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 1, maxQueued: 5, queueTimeoutMs: 10 });
  const first = work();
  const answer = gate.run(admin, 1, wanted, first.run);
  await expect(gate.run(admin, 1, wanted, async () => 'late')).rejects.toBeInstanceOf(QueueFullError);
  first.end();
  await answer;
  expect(await gate.run(admin, 1, wanted, async () => 'next')).toBe('next');
});

test('whoever has gone away gives up their place', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 1, maxQueued: 5, queueTimeoutMs: 10_000 });
  const [first, third] = [work(), work()];
  const gone = new AbortController();
  const answer = gate.run(admin, 1, wanted, first.run);
  const second = gate.run(admin, 1, gone.signal, async () => 'never');
  const last = gate.run(admin, 1, wanted, third.run);
  gone.abort();
  await expect(second).rejects.toThrow();
  first.end();
  await answer;
  await settled();
  expect(third.begun()).toBe(true);
  third.end();
  await last;
});

test('an operation of more statements than one caller may have under way passes with the whole share', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 6, maxQueued: 6, queueTimeoutMs: 10_000 });
  const [small, large, next] = [work(), work(), work()];
  const answers = [
    gate.run(admin, 1, wanted, small.run),
    gate.run(admin, 50, wanted, large.run),
    gate.run(admin, 1, wanted, next.run),
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

test('an operation of several statements is not overtaken for ever by smaller ones of the same role', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 6, maxQueued: 30, queueTimeoutMs: 10_000 });
  const held = Array.from({ length: 5 }, work);
  const answers = held.map(({ run }, number) => gate.run(callers[number] ?? admin, 1, wanted, run));
  const large = work();
  answers.push(gate.run(admin, 2, wanted, large.run));
  const late = work();
  answers.push(gate.run(callers[50] ?? admin, 1, wanted, late.run));
  expect([large.begun(), late.begun()]).toEqual([false, false]);
  held[0]?.end();
  await settled();
  expect([large.begun(), late.begun()]).toEqual([true, false]);
  for (const { end } of [...held, large]) end();
  await settled();
  late.end();
  await Promise.all(answers);
});

test('work that fails makes room like any other', async () => {
  const gate = new ConcurrencyLimiter({ maxRunning: 1, maxQueued: 5, queueTimeoutMs: 10_000 });
  await expect(gate.run(admin, 1, wanted, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
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
  const answers = [gate.run(admin, 1, wanted, first.run)];
  const [small, large] = [
    { document: {}, bytes: 300 },
    { document: {}, bytes: 600 },
  ];
  for (const retained of [small, small, small, large])
    answers.push(gate.run(admin, 1, wanted, async () => 'done', retained));
  const refused = gate.run(admin, 1, wanted, async () => 'no', { document: {}, bytes: 200 });
  await expect(refused).rejects.toBeInstanceOf(QueueFullError);
  expect(gate.use).toEqual({ running: 1, waiting: 4, waitingBytes: 900 });
  first.end();
  expect(await Promise.all(answers)).toHaveLength(5);
  expect(gate.use).toEqual({ running: 0, waiting: 0, waitingBytes: 0 });
});
