import type { DataOf, VariablesOf } from './graphql.ts';
import { identityHeader } from './key.ts';

/** A question as it is sent, shown and opened elsewhere. Its text gives the types of its variables and of its data. */
export interface Question<Text extends string = string> {
  readonly query: Text;
  readonly variables: VariablesOf<Text>;
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
export async function ask<Text extends string>(
  { query, variables }: Question<Text>,
  signal?: AbortSignal,
): Promise<DataOf<Text>> {
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
  return dataOf<DataOf<Text>>(response);
}

/** Asks for an entity by its slug. @returns Null where there is none; the rest as `ask`. */
export async function askIfThere<Text extends string>(
  question: Question<Text>,
  signal?: AbortSignal,
): Promise<DataOf<Text> | null> {
  try {
    return await ask(question, signal);
  } catch (thrown) {
    if (thrown instanceof NoAnswer && thrown.code === 'NOT_FOUND' && thrown.argument === 'slug') return null;
    throw thrown;
  }
}

/** The value of a field that is null only where its entity is gone. @throws NoAnswer where it is. */
export function present<Value>(value: Value | null): Value {
  if (!value) throw new NoAnswer('It is no longer in the graph.');
  return value;
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
