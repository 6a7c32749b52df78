import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { CircuitBreaker, CircuitOpenError } from '../../src/execution/circuit-breaker.ts';
import type { DatabaseEvidence } from '../../src/execution/database-evidence.ts';

beforeEach(() => void vi.useFakeTimers());

/** A circuit whose probe answers or fails as it is told, and what was reported of it. */
function circuitWith(answers: boolean) {
  const changes: boolean[] = [];
  const state = { answers, probes: 0, underWay: 0, mostUnderWay: 0 };
  const circuit = new CircuitBreaker({
    probe: async () => {
      state.probes += 1;
      state.underWay += 1;
      state.mostUnderWay = Math.max(state.mostUnderWay, state.underWay);
      await new Promise((done) => setTimeout(done, 2000));
      state.underWay -= 1;
      return state.answers;
    },
    onChange: (isOpen) => changes.push(isOpen),
  });
  onTestFinished(() => void vi.useRealTimers());
  const operation = (evidence: DatabaseEvidence) =>
    circuit.watch(
      async () => undefined,
      () => evidence,
      () => 'none',
    );
  return { circuit, state, changes, operation };
}

test('it opens after a few failures in a row, once a probe has failed too, and closes when one is answered', async () => {
  const { circuit, state, changes, operation } = circuitWith(false);
  for (let n = 0; n < 3; n += 1) await operation('unanswered');
  expect(circuit.isOpen).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect([circuit.isOpen, circuit.opened]).toEqual([true, 1]);
  await expect(circuit.read(async () => 'read')).rejects.toBeInstanceOf(CircuitOpenError);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(circuit.isOpen).toBe(true);
  state.answers = true;
  await vi.advanceTimersByTimeAsync(5000);
  expect([circuit.isOpen, changes]).toEqual([false, [true, false]]);
  expect(await circuit.read(async () => 'read')).toBe('read');
  const { probes } = state;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([state.probes, state.mostUnderWay]).toEqual([probes, 1]);
});

test('operations that go unanswered by their own weight do not open it: a probe is answered', async () => {
  const { circuit, operation } = circuitWith(true);
  for (let n = 0; n < 20; n += 1) {
    await operation('unanswered');
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(circuit.opened).toBe(0);
});

test('failures that are not in a row do not open it, nor do operations that tell nothing', async () => {
  const { circuit, state, operation } = circuitWith(false);
  for (let n = 0; n < 20; n += 1) {
    await operation('unanswered');
    await operation('unanswered');
    await operation('answered');
    await operation('none');
  }
  expect([state.probes, circuit.opened]).toEqual([0, 0]);
});

test('where operations wait and none is answered, probes find out before the first time limit', async () => {
  const { circuit, state } = circuitWith(false);
  const hanging = circuit.watch(
    () => new Promise<void>(() => undefined),
    () => 'answered',
    () => 'none',
  );
  void hanging;
  await vi.advanceTimersByTimeAsync(2999);
  expect(state.probes).toBe(0);
  await vi.advanceTimersByTimeAsync(9001);
  expect(circuit.isOpen).toBe(true);
});

test('a check of readiness that is answered closes it at once', async () => {
  const { circuit, operation } = circuitWith(false);
  for (let n = 0; n < 3; n += 1) await operation('unanswered');
  await vi.advanceTimersByTimeAsync(2000);
  circuit.probed(true);
  expect(circuit.isOpen).toBe(false);
});
