import { type ExecutionResult, GraphQLError } from 'graphql';
import { jsonWithin } from './json-within.ts';

/** A response body, however the operation came. */
export interface SerializedResult {
  /** The answer as JSON. */
  readonly text: string;
  readonly errors: readonly GraphQLError[];
  /** Forms of the text from earlier responses, where the response is cached. */
  readonly forms: SerializedForms;
}

/** Forms of a text, each made once on first use. */
export interface SerializedForms {
  /** Whether it has been sent before. */
  sent?: boolean;
  bytes?: Buffer;
  tag?: string;
  compressed?: Map<string, Promise<Buffer>>;
}

/** An error's hint for HTTP, not the client: GraphQL over HTTP calls for other statuses where only the media type differs. */
interface HttpHint {
  readonly status?: number;
  readonly spec?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serializes a result whose errors the client may see. */
export function serializeResult(result: ExecutionResult): SerializedResult {
  return { text: JSON.stringify(shownOf(result)), errors: result.errors ?? [], forms: {} };
}

/** Values of a result that may be written at once: few enough for every length of their keys. */
const plainValues = 10_000;

/**
 * As `serializeResult`.
 *
 * @param values The most values in the result.
 * @returns Undefined where it has more than `maxBytes`.
 */
export function serializeWithin(
  result: ExecutionResult,
  maxBytes: number,
  values: number,
): SerializedResult | undefined {
  const shown = shownOf(result);
  const text = values > plainValues ? jsonWithin(shown, maxBytes) : JSON.stringify(shown);
  if (text === undefined || isLarger(text, maxBytes)) return undefined;
  return { text, errors: result.errors ?? [], forms: {} };
}

/** Whether a text has more bytes. It seldom counts: letters take one to three. */
function isLarger(text: string, bytes: number): boolean {
  return text.length > bytes || (3 * text.length > bytes && Buffer.byteLength(text) > bytes);
}

/** The part to send. */
function shownOf({ data, errors, extensions }: ExecutionResult): object {
  const shown = errors && errors.length > 0 ? errors.map(withoutHint) : undefined;
  return {
    ...(shown ? { errors: shown } : {}),
    ...(data === undefined ? {} : { data }),
    ...(extensions ? { extensions } : {}),
  };
}

/** The HTTP status for a result's errors. @param legacy Whether it is sent as `application/json`. */
export function statusOf(errors: readonly GraphQLError[], legacy: boolean): number {
  const statuses = errors.map((error) => {
    const { status = 0, spec = false } = hintOf(error);
    return legacy && spec ? 0 : status;
  });
  return Math.max(0, ...statuses) || 200;
}

/** The HTTP headers for a result's errors. */
export function headersOf(errors: readonly GraphQLError[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...errors.map((error) => hintOf(error).headers ?? {}));
}

/** The codes that errors carry for clients. */
export function codesOf(errors: readonly Error[]): readonly string[] {
  return errors.map((error) => {
    const code = error instanceof GraphQLError ? error.extensions.code : undefined;
    return typeof code === 'string' ? code : 'UNKNOWN';
  });
}

function hintOf({ extensions }: GraphQLError): HttpHint {
  return (extensions.http as HttpHint | undefined) ?? {};
}

function withoutHint(error: GraphQLError): GraphQLError {
  if (error.extensions.http === undefined) return error;
  const { http: _, ...extensions } = error.extensions;
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(error.message, { nodes, source, positions, path, extensions });
}
