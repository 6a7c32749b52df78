import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Round, RoundResult } from '../load/worker.ts';
import type { Access, Asked, Cost, FromChild, ToChild } from '../servers/child.ts';

/** A server under measurement, in a process of its own. */
export interface Server {
  readonly port: number;
  cost(asked: Asked): Promise<Cost>;
  /** Processor time that its process has used so far, in milliseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** The checkout that this file is part of. */
export const thisCheckout = resolve(import.meta.dirname, '../..');

/**
 * Starts a server and waits until it answers.
 *
 * @param checkout The folder of the project whose server it is.
 * @throws Error with the server's own message where it cannot start.
 */
export async function startServer(
  script: string,
  access: Access,
  flags: readonly string[] = [],
  checkout = thisCheckout,
): Promise<Server> {
  const child = start(script, flags, checkout);
  const send = (message: ToChild) => child.send(message);
  send({ kind: 'start', access });
  const ready = await answerOf(child);
  if (ready.kind !== 'ready') throw new Error(`${script} did not start`);
  return {
    port: ready.port,
    async cost(asked) {
      send({ kind: 'cost', asked });
      const answer = await answerOf(child);
      if (answer.kind !== 'cost') throw new Error(`${script} did not tell its cost`);
      return answer.cost;
    },
    async cpu() {
      send({ kind: 'cpu' });
      const answer = await answerOf(child);
      if (answer.kind !== 'cpu') throw new Error(`${script} did not tell its processor time`);
      return answer.milliseconds;
    },
    stop: () => end(child),
  };
}

/** Makes load, one round at a time. */
export interface Load {
  round(round: Round): Promise<RoundResult>;
  stop(): Promise<void>;
}

/** Starts the process that makes the load. */
export function startLoad(): Load {
  const child = start('load/worker.ts', []);
  return {
    async round(round) {
      child.send(round);
      const answer = await next<{ result?: RoundResult; failed?: string }>(child);
      if (!answer.result) throw new Error(`No load on port ${round.port}: ${answer.failed}`);
      return answer.result;
    },
    stop: () => end(child),
  };
}

function start(script: string, flags: readonly string[], checkout = thisCheckout): ChildProcess {
  return fork(join(checkout, 'bench', script), [], {
    execArgv: ['--import', 'tsx', ...flags],
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

async function answerOf(child: ChildProcess): Promise<FromChild> {
  const answer = await next<FromChild>(child);
  if (answer.kind === 'failed') throw new Error(answer.message);
  return answer;
}

function next<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', take);
      child.off('exit', leave);
    };
    const take = (message: unknown) => {
      settle();
      resolve(message as Message);
    };
    const leave = (code: number | null) => {
      settle();
      reject(new Error(`A process of the benchmark has ended (${code})`));
    };
    child.on('message', take);
    child.on('exit', leave);
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.disconnect();
  });
}
