import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A host with its port, as the `host` header and the authority of an address name it. */
export interface Authority {
  /** In lower case and without a trailing dot; IPv6 in brackets, in its shortest form. */
  readonly name: string;
  /** Undefined where none is written. */
  readonly port: number | undefined;
  /** Whether the name is an IP address. */
  readonly isAddress: boolean;
}

const written = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::(\d{0,5}))?$/;
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Reads `name`, `name:port`, `192.0.2.1:port` or `[2001:db8::1]:port`.
 *
 * @returns Undefined for all else: user info, spaces, lists, letters beyond ASCII, and numbers that only some programs read as an address.
 */
export function parseAuthority(text: string): Authority | undefined {
  const [, ipv6, host, digits = ''] = written.exec(text) ?? [];
  const port = digits === '' ? undefined : Number(digits);
  if (port !== undefined && port > 65_535) return undefined;
  if (ipv6 !== undefined) {
    if (!isIPv6(ipv6) || ipv6.includes('%')) return undefined;
    return { name: `[${ipaddr.IPv6.parse(ipv6)}]`, port, isAddress: true };
  }
  const name = host?.toLowerCase().replace(/\.$/, '') ?? '';
  if (isIPv4(name)) return { name, port, isAddress: true };
  const labels = name.split('.');
  if (name.length > 253 || !labels.every((part) => label.test(part)) || isNumber(labels.at(-1)))
    return undefined;
  return { name, port, isAddress: false };
}

/** Browsers take a name that ends in a number for an address. */
function isNumber(label = ''): boolean {
  return /^(\d+|0x[\da-f]*)$/.test(label);
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Whether an origin such as `https://example.org` is of a host, which is written without the scheme: `example.org` or `example.org:443`. */
export function isOriginOf(origin: string, host: string | undefined): boolean {
  const own = host === undefined ? undefined : parseAuthority(host);
  if (!own || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  const other = parseAuthority(url.host);
  const defaultPort = defaultPorts[url.protocol];
  return other?.name === own.name && (other.port ?? defaultPort) === (own.port ?? defaultPort);
}
