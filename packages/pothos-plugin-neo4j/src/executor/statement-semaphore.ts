import { Cancelled } from './faults.ts';

/** How many statements of one operation are under way at a time: the others wait, so that one operation does not take every connection. */
export const statementsAtATime = 4;

/** Lets the statements of one operation through, a few at a time and in order. */
export class StatementSemaphore {
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  /**
   * Sends a statement when it is its turn.
   *
   * @param signal Aborted where nobody wants the answer any more.
   * @throws Cancelled where that happens before its turn.
   */
  async run<Result>(signal: AbortSignal | undefined, send: () => Promise<Result>): Promise<Result> {
    if (this.#underWay < statementsAtATime) this.#underWay += 1;
    // Whoever ends passes the turn on.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      if (signal?.aborted) throw new Cancelled();
      return await send();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay -= 1;
    }
  }
}
