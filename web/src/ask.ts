import { identityHeader } from './key.ts';

/** A question as it is sent, shown and opened elsewhere. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Why there is no answer, in words for people, and what they can do. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly code: string | undefined;
  /** The argument at fault, where it is one. */
  readonly argument: string | undefined;

  constructor(
    message: string,
    { code, argument }: { readonly code?: string; readonly argument?: string } = {},
  ) {
    super(message);
    this.code = code;
    this.argument = argument;
  }
}

interface Body<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly argument?: string };
  }[];
}

/**
 * Asks the server that the page came from.
 *
 * @throws NoAnswer with words for people, where the server cannot be reached or refuses.
 */
export async function ask<T>({ query, variables }: Question, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...identityHeader(),
      },
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw new NoAnswer('The server cannot be reached. It may have been stopped, or the connection is gone.');
  }
  return dataOf<T>(response);
}

/** Asks for an entity by its slug. @returns Null where there is none; the rest as `ask`. */
export async function askIfThere<T>(question: Question, signal?: AbortSignal): Promise<T | null> {
  try {
    return await ask<T>(question, signal);
  } catch (thrown) {
    if (thrown instanceof NoAnswer && thrown.code === 'NOT_FOUND' && thrown.argument === 'slug') return null;
    throw thrown;
  }
}

async function dataOf<T>(response: Response): Promise<T> {
  const body: Body<T> = await response.json().catch(() => ({}));
  const [error] = body.errors ?? [];
  if (error) throw new NoAnswer(error.message, error.extensions);
  if (!body.data) throw new NoAnswer(`The server answered without an answer (status ${response.status}).`);
  return body.data;
}

/** Where GraphiQL opens with the question. */
export function inGraphiql({ query, variables }: Question): string {
  return `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
}
