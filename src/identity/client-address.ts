import type { IncomingMessage } from 'node:http';

/**
 * The address that a request comes from. An IPv6 client is known by its network: it has more addresses of its own than could be counted.
 *
 * @param proxies How many proxies of ours stand in front. Each adds to `x-forwarded-for` whom it heard from; what is further left
 *   the client may have written itself.
 */
export function clientAddress({ headers, socket }: IncomingMessage, proxies: number): string {
  const forwarded = headers['x-forwarded-for'];
  const heard =
    proxies > 0 && typeof forwarded === 'string' ? forwarded.split(',').at(-proxies)?.trim() : undefined;
  return networkOf(heard ?? socket.remoteAddress ?? 'unknown');
}

function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...middle, ...last].slice(0, 4).join(':');
}
