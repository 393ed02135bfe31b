import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** The request as Node has it; undefined where nothing was sent over a socket. */
export const incomingOf = (c: Context): HttpBindings['incoming'] | undefined =>
  (c.env as Partial<HttpBindings> | undefined)?.incoming;

/**
 * Who sent it: behind as many `proxies` of ours as were named, what the outermost of them wrote into X-Forwarded-For; the
 * rest of that header is anybody's words, and all of it is without proxies. IPv6 is told by its first half, as one
 * customer of a provider has the other. Undefined without a socket.
 */
export function clientAddress(c: Context, proxies: number): string | undefined {
  const incoming = incomingOf(c);
  const peer = incoming?.socket.remoteAddress;
  if (peer === undefined || proxies === 0) return peer && household(peer);
  const said = String(incoming?.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-proxies)
    ?.trim();
  return household(said && isIP(said) !== 0 ? said : peer);
}

/** `::ffff:1.2.3.4` is an IPv4 address, and of any other IPv6 address the first 64 bits count. */
function household(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const [front, back] = [head, tail].map((part) => (part === '' ? [] : part.split(':'))) as [
    string[],
    string[],
  ];
  const gap = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...gap, ...back].slice(0, 4).join(':');
}

/** Whether it comes from this very machine, as far as the socket tells. */
export const isFromHere = (c: Context): boolean => {
  const address = incomingOf(c)?.socket.remoteAddress ?? '';
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
};
