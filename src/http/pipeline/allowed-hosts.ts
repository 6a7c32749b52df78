import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import { domainToASCII } from 'node:url';
import { type Authority, parseAuthority } from './authority.ts';
import { type HttpResponse, refusal } from './http-response.ts';

/** The parts of a request. */
type HostedRequest = Pick<IncomingMessage, 'headers' | 'httpVersion'>;

/** @returns The refusal of a request for another host, or undefined where it may pass. */
export type HostCheck = (
  request: HostedRequest,
  options?: { readonly anyName?: boolean },
) => HttpResponse | undefined;

/** A name that the settings list; with a port, only this one. */
interface AllowedName {
  readonly name: string;
  readonly port: number | undefined;
  /** Whether the names below it are meant: `*.example.org`. */
  readonly isSuffix: boolean;
}

/** The most spellings of the header that are cached as allowed, so that they are parsed once. */
const maxRemembered = 100;

/**
 * Makes the check that a request names this server, in the `host` header. It keeps out DNS rebinding:
 * a page whose own name suddenly resolves to this server is of the same origin for the browser, and differs only by name.
 *
 * Allowed are IP addresses, which no DNS answer stands behind; `localhost` and names below it; the name of this machine; and those in
 * `allowed`: `name`, `name:port`, `*.name` or `*` for any.
 *
 * The check answers 400 for a `host` that cannot be read and 421 for a name that is not allowed. With `anyName`, for probes, every name
 * passes.
 */
export function hostCheck(allowed: readonly string[]): HostCheck {
  const names = [...allowed, hostname()].flatMap((text) => parseAllowedHost(text) ?? []);
  const anyHost = allowed.includes('*');
  const remembered = new Set<string>();
  const refusalOf = (text: string, anyName: boolean): HttpResponse | undefined => {
    if (remembered.has(text)) return undefined;
    const authority = parseAuthority(text);
    if (!authority) return malformed();
    if (!anyHost && !isAllowed(authority, names)) return anyName ? undefined : misdirected(authority);
    if (remembered.size < maxRemembered) remembered.add(text);
    return undefined;
  };
  return ({ headers: { host }, httpVersion }, { anyName = false } = {}) => {
    // Browsers always send the header; HTTP/1.0 allows leaving it out.
    if (host === undefined) return httpVersion === '1.0' ? undefined : malformed();
    return refusalOf(host, anyName);
  };
}

/** Reads a name as the settings list it. @returns Undefined for anything else. */
export function parseAllowedHost(text: string): AllowedName | undefined {
  const isSuffix = text.startsWith('*.');
  const [, name = '', port = ''] = /^(.*?)(:\d+)?$/s.exec(isSuffix ? text.slice(2) : text) ?? [];
  const ascii = /^[\x21-\x7e]*$/.test(name) ? name : domainToASCII(name);
  const authority = parseAuthority(`${ascii}${port}`);
  if (!authority || (isSuffix && authority.isAddress)) return undefined;
  return { name: authority.name, port: authority.port, isSuffix };
}

function isAllowed({ name, port, isAddress }: Authority, names: readonly AllowedName[]): boolean {
  if (isAddress || name === 'localhost' || name.endsWith('.localhost')) return true;
  return names.some(
    (allowed) =>
      (allowed.isSuffix ? name.endsWith(`.${allowed.name}`) : name === allowed.name) &&
      isPortOf(allowed, port),
  );
}

/** A host without a port has that of its scheme, which a proxy may have changed. */
function isPortOf(allowed: AllowedName, port: number | undefined): boolean {
  if (allowed.port === undefined || allowed.port === port) return true;
  return port === undefined && (allowed.port === 80 || allowed.port === 443);
}

function malformed(): HttpResponse {
  return refusal(
    400,
    'BAD_REQUEST',
    'The header `host` has to be one host name or address, with a port or without.',
  );
}

function misdirected({ name, port }: Authority): HttpResponse {
  const host = port === undefined ? name : `${name}:${port}`;
  const message = `This server is not known as "${host}". Where it is yours and reached by this name, add "${name}" to ALLOWED_HOSTS.`;
  return refusal(421, 'MISDIRECTED_REQUEST', message);
}
