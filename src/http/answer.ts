import type { ReplyForms } from '../answers/index.ts';

/** An HTTP answer before it is written: everything that all answers have in common is added while writing. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** What was worked out of the body before. */
  readonly forms?: ReplyForms;
  /** The codes of its errors. */
  readonly codes?: readonly string[];
}

/** A refusal as GraphQL clients expect one. */
export function refusal(
  status: number,
  code: string,
  message: string,
  more: { readonly extensions?: object; readonly headers?: Readonly<Record<string, string>> } = {},
): HttpAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...more.headers,
    },
    body: JSON.stringify({ errors: [{ message, extensions: { code, ...more.extensions } }] }),
    codes: [code],
  };
}
