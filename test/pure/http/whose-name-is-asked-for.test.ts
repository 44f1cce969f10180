import { expect, test } from 'vitest';
import { isOwnHost } from '../../../src/http/own-host.ts';

const asked = (...host: string[]) => ({ distinct: { host } });

test.each([
  'localhost',
  'localhost:3000',
  'LOCALHOST:3000',
  '127.0.0.1:3000',
  '10.1.2.3',
  '[::1]:3000',
  '[fe80::1]',
  'app:3000',
  'stand-in.default.svc:3000',
  'stand-in.default.svc.cluster.local:3000',
  'ip-10-0-0-1.ec2.internal:3000',
  'standin.acme.example',
  'standin.acme.example:443',
  'standin.acme.example.',
])('%s is ours', (host) => {
  expect(isOwnHost(asked(host), 'https://standin.acme.example')).toBe(true);
});

test.each([
  'evil.test',
  'evil.test:3000',
  'rebind.evil.example.com:3000',
  'localhost.evil.test',
  '127.0.0.1.evil.test',
  '127-0-0-1.evil.test:3000',
  'local.evil.test',
  'evil.test/.local',
  'evil.test#localhost',
  'localhost@evil.test',
  '[::1].evil.test',
  '[evil.test]',
  '',
  ':3000',
  ' localhost',
])('“%s” may be anybody’s', (host) => {
  expect(isOwnHost(asked(host), 'https://standin.acme.example')).toBe(false);
});

test('two names are none, and so is none', () => {
  expect(isOwnHost(asked('localhost', 'evil.test'), undefined)).toBe(false);
  expect(isOwnHost({ distinct: {} }, undefined)).toBe(false);
  expect(isOwnHost(asked('standin.acme.example'), undefined)).toBe(false);
});
