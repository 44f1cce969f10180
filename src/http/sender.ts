import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an address is one of our own proxies, which say on whose behalf they come. */
export type IsProxy = (address: string) => boolean;

export function proxiesIn(ranges: readonly string[]): IsProxy {
  const known = ranges.map((range) =>
    range.includes('/') ? ipaddr.parseCIDR(range) : ipaddr.parseCIDR(`${range}/${bitsOf(range)}`),
  );
  return (address) => {
    if (known.length === 0 || !ipaddr.isValid(address)) return false;
    const ip = ipaddr.process(address);
    return known.some(([start, bits]) => ip.kind() === start.kind() && ip.match(start, bits));
  };
}

function bitsOf(address: string): number {
  return ipaddr.parse(address).kind() === 'ipv4' ? 32 : 128;
}

/** Parsed once a connection, not once a request. */
const sendersOfSockets = new WeakMap<Socket, string>();

/** Who is at the other end of a connection, which may be a proxy of ours. */
export function senderOfSocket(socket: Socket): string {
  const known = sendersOfSockets.get(socket);
  if (known !== undefined) return known;
  const sender = senderOf(socket.remoteAddress ?? '');
  sendersOfSockets.set(socket, sender);
  return sender;
}

/** One sender: an IPv4 address, or the first 64 bits of an IPv6 one, since each network has all the others. */
function senderOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const ip = ipaddr.process(address);
  return ip instanceof ipaddr.IPv6 ? ip.parts.slice(0, 4).join(':') : ip.toString();
}

/**
 * Who sent a request. Behind a proxy of ours it is the last address in `X-Forwarded-For` that isn't a proxy: anyone who
 * calls can write all the earlier ones.
 */
export function requestSender({ socket, headers }: IncomingMessage, isProxy: IsProxy): string {
  let sender = socket.remoteAddress ?? '';
  if (!isProxy(sender)) return senderOfSocket(socket);
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  while (isProxy(sender) && forwarded.length > 0) {
    const last = withoutPort(forwarded.pop() ?? '');
    if (!ipaddr.isValid(last)) break;
    sender = last;
  }
  return senderOf(sender);
}

/** Some proxies write `192.0.2.1:5678` or `[2001:db8::1]:5678`. */
function withoutPort(text: string): string {
  const address = text.trim();
  return /^\[?([\d.]{7,15}|[\da-f:.]{2,45}(?=\]))\]?(?::\d+)?$/i.exec(address)?.[1] ?? address;
}
