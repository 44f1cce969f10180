import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { proxiesIn, requestSender } from '../../../src/http/sender.ts';

const sender = (remoteAddress: string, forwarded: string | undefined, proxies: string[]) =>
  requestSender(
    { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage,
    proxiesIn(proxies),
  );

test.each([
  ['nobody is believed unless a setting says so', '10.0.0.1', '192.0.2.7', [], '10.0.0.1'],
  ['a proxy is', '10.0.0.1', '192.0.2.7', ['10.0.0.0/8'], '192.0.2.7'],
  [
    'only its own word, not what the caller wrote before',
    '10.0.0.1',
    '1.1.1.1, 192.0.2.7',
    ['10.0.0.1'],
    '192.0.2.7',
  ],
  ['a proxy behind a proxy', '10.0.0.1', '192.0.2.7, 10.0.0.2', ['10.0.0.0/8'], '192.0.2.7'],
  ['only proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', ['10.0.0.0/8'], '10.0.0.3'],
  ['somebody else who claims', '192.0.2.9', '192.0.2.7', ['10.0.0.0/8'], '192.0.2.9'],
  ['nonsense', '10.0.0.1', 'unknown, <script>', ['10.0.0.0/8'], '10.0.0.1'],
  ['no header', '10.0.0.1', undefined, ['10.0.0.0/8'], '10.0.0.1'],
  ['a port', '10.0.0.1', '192.0.2.7:5678', ['10.0.0.0/8'], '192.0.2.7'],
  ['a port after IPv6', '10.0.0.1', '[2001:db8:1:2:3::4]:5678', ['10.0.0.0/8'], '2001:db8:1:2'],
  ['IPv4 in IPv6', '::ffff:10.0.0.1', '::ffff:192.0.2.7', ['10.0.0.0/8'], '192.0.2.7'],
  ['a network has many addresses of IPv6', '2001:db8:1:2:ffff::1', undefined, [], '2001:db8:1:2'],
  ['a proxy by IPv6', '::1', '192.0.2.7', ['::1'], '192.0.2.7'],
])('%s', (_name, remote, forwarded, proxies, expected) => {
  const groups = (text: string) =>
    text.includes('.')
      ? text
      : text
          .split(':')
          .map((part) => Number.parseInt(part, 16))
          .join(':');
  expect(sender(remote, forwarded, proxies)).toBe(groups(expected));
});
