import { setTimeout as after } from 'node:timers/promises';

/** What came of one request. */
export interface Reply {
  /** `OK`, or the code of the first error. */
  readonly outcome: string;
  readonly milliseconds: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  /** Seconds after which to ask again, where the server says so. */
  readonly retryAfterSeconds: number;
}

export interface Question {
  readonly query: string;
  readonly variables?: object;
}

/** Sends a question to a server on this machine. */
export async function ask(port: number, question: Question, key?: string): Promise<Reply> {
  const begun = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'x-api-key': key }) },
    body: JSON.stringify(question),
  });
  const { data = null, errors = [] } = (await response.json()) as {
    readonly data?: Reply['data'];
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  const milliseconds = performance.now() - begun;
  const outcome = errors[0]?.extensions.code ?? 'OK';
  return { outcome, milliseconds, data, retryAfterSeconds: Number(response.headers.get('retry-after') ?? 0) };
}

/** Keeps so many questions under way until the time is over; waits for as long as the server says before asking again. */
export async function keepAsking(
  port: number,
  questionOf: (n: number) => Question,
  { underWay, until }: { readonly underWay: number; readonly until: number },
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  let asked = 0;
  const client = async () => {
    while (performance.now() < until) {
      asked += 1;
      const one = await ask(port, questionOf(asked));
      replies.push(one);
      await after(Math.min(one.retryAfterSeconds * 1000, Math.max(0, until - performance.now())));
    }
  };
  await Promise.all(Array.from({ length: underWay }, client));
  return replies;
}

/** Asks at a steady pace, whether or not there are answers yet. */
export async function askSteadily(
  port: number,
  questionOf: (n: number) => Question,
  { everyMs, until, key }: { readonly everyMs: number; readonly until: number; readonly key: string },
): Promise<readonly Reply[]> {
  const asking: Promise<Reply>[] = [];
  for (let n = 0; performance.now() < until; n += 1) {
    asking.push(ask(port, questionOf(n), key));
    await after(everyMs);
  }
  return Promise.all(asking);
}
