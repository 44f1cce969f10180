import { expect, test } from 'vitest';
import { isNamedInside } from '../../../src/http/own-host.ts';

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
  '192.168.7.7',
  '100.64.0.1:3000',
  '[fd00::1]:3000',
  '[::ffff:10.0.0.1]',
])('%s is inside', (host) => {
  expect(isNamedInside(asked(host))).toBe(true);
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
  // Where anybody on the internet reaches us.
  'standin.acme.example',
  'standin.acme.example:443',
  '198.51.100.7:3000',
  '203.0.113.5',
  '8.8.8.8',
  '[2a00:1450:4001::1]',
  '[::ffff:8.8.8.8]',
])('“%s” may be anybody’s', (host) => {
  expect(isNamedInside(asked(host))).toBe(false);
});

test('two names are none, and so is none', () => {
  expect(isNamedInside(asked('localhost', 'evil.test'))).toBe(false);
  expect(isNamedInside({ distinct: {} })).toBe(false);
});
