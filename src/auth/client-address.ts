import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/**
 * The proxies that are trusted: their number between client and server, or their addresses and networks, such as `10.0.0.0/8`;
 * `loopback`, `linklocal` and `uniquelocal` name the private ones.
 */
export type TrustedProxies = number | readonly string[];

/** The parts of a request that give its address. */
interface AddressedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Gives the client of a request as a key. */
export type ClientAddressReader = (request: AddressedRequest) => string;

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The most letters of an address with its port to parse. */
const maxItemLength = 100;

/** The most proxies in a row that are followed, so that a long header costs nothing. */
const maxHops = 10;

/** The key of a connection without an address, such as one over a Unix socket. */
const noAddress = 'local';

/**
 * Makes the function that gives the client of a request as a key: an IPv4 address, or the /64 network of an IPv6 address, since a
 * client has countless addresses of its own. The key holds parsed values only, so its length is bounded.
 *
 * Each proxy appends the address that it received the request from to `x-forwarded-for`; the client may have written all entries left of
 * the last trusted proxy's. An entry that is no address gives the key of the trusted proxy that wrote it.
 *
 * @throws TypeError where an item of `trusted` is neither an address nor a network.
 */
export function clientAddressReader(trusted: TrustedProxies): ClientAddressReader {
  const keys = new WeakMap<object, string>();
  /** A connection has one address for as long as it lasts. */
  const peerKey = ({ socket }: AddressedRequest) => {
    const cachedKey = keys.get(socket);
    if (cachedKey !== undefined) return cachedKey;
    const key = keyOf(parseAddress(socket.remoteAddress ?? ''));
    keys.set(socket, key);
    return key;
  };
  if (trusted === 0) return peerKey;
  const isTrusted = trustFunction(trusted);
  return (request) => {
    const { headers, socket } = request;
    const forwarded = headers['x-forwarded-for'];
    if (typeof forwarded !== 'string') return peerKey(request);
    const items = forwarded.split(',');
    let client = parseAddress(socket.remoteAddress ?? '');
    for (let hop = 0; hop < items.length && isTrusted(client, hop); hop += 1) {
      const previous = parseAddress(items.at(-1 - hop) ?? '');
      if (!previous) break;
      client = previous;
    }
    return keyOf(client);
  };
}

/** Whether each text is an address or network that `clientAddressReader` accepts. */
export function areNetworks(texts: readonly string[]): boolean {
  try {
    proxyAddr.compile([...texts]);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function trustFunction(trusted: TrustedProxies): (address: Address | undefined, hop: number) => boolean {
  if (typeof trusted === 'number') return (_, hop) => hop < trusted;
  const isListed = proxyAddr.compile([...trusted]);
  // Over a Unix socket only programs of this machine connect.
  return (address, hop) => (address ? hop < maxHops && isListed(address.toString(), hop) : hop === 0);
}

/**
 * Reads an address as proxies write it: bare, in quotes, in brackets, with a port, with a zone.
 *
 * @returns Undefined for anything else, such as `unknown`, a name, or IPv4 with leading zeros, which programs read as octal or not.
 */
function parseAddress(text: string): Address | undefined {
  const bare = withoutPort(text.trim());
  const version = isIP(bare);
  if (version === 0) return undefined;
  if (version === 4) return ipaddr.IPv4.parse(bare);
  const address = ipaddr.IPv6.parse(bare.replace(/%.*$/, ''));
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function withoutPort(text: string): string {
  if (text.length > maxItemLength) return '';
  const unquoted = /^"(.*)"$/.exec(text)?.[1] ?? text;
  return (
    /^\[([^\]]*)\](?::[\w.-]*)?$/.exec(unquoted)?.[1] ??
    /^(.*\d\.\d+\.\d+\.\d+):\d*$/.exec(unquoted)?.[1] ??
    /^((?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}):\d*$/i.exec(unquoted)?.[1] ??
    unquoted
  );
}

function keyOf(address: Address | undefined): string {
  if (!address) return noAddress;
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`;
}
