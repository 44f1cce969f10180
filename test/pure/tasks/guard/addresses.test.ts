import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressProblem, isPublicIp } from '../../../../services/http/public-address.ts';

const inside = 'inside the network';

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://0x7f000001/',
  'https://①②⑦.⓪.⓪.①/',
  'https://127.0.0.1./',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b:1::a00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fc00::1]/',
  'https://[fec0::1]/',
  'https://[fd00:ec2::254]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://db.localhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://router.home.arpa/',
  'https://intranet/',
  'https://postgres:5432/',
])('%s points inside', (address) => {
  expect(addressProblem(address)).toContain(inside);
});

test.each([
  ['http://hooks.example.com/', 'https://'],
  ['file:///etc/passwd', 'https://'],
  ['ftp://hooks.example.com/', 'https://'],
  ['gopher://hooks.example.com/', 'https://'],
  ['javascript:alert(1)', 'https://'],
  ['https://user@hooks.example.com/', 'name or password'],
  ['https://user:pass@hooks.example.com/', 'name or password'],
  ['hooks.example.com', 'is not an address'],
  ['https://', 'is not an address'],
  ['', 'is not an address'],
])('%s is refused', (address, problem) => {
  expect(addressProblem(address)).toContain(problem);
});

test.each([
  'https://hooks.example.com/a?b=c',
  'https://hooks.example.com:8443/',
  'https://8.8.8.8/',
  'https://[2606:4700:4700::1111]/',
])('%s is of the open network', (address) => {
  expect(addressProblem(address)).toBeNull();
});

test('every spelling of an IPv4 address inside is found: as numbers, mapped, and by NAT64', () => {
  const first = fc.constantFrom(0, 10, 127, 224, 240, 255);
  const rest = fc.integer({ min: 0, max: 0xffffff });
  fc.assert(
    fc.property(first, rest, (a, bcd) => {
      const number = a * 0x1000000 + bcd;
      const hex = number.toString(16).padStart(8, '0');
      const words = `${hex.slice(0, 4)}:${hex.slice(4)}`;
      const spellings = [`${number}`, `0x${hex}`, `${a}.${bcd}`, `[::ffff:${words}]`, `[64:ff9b::${words}]`];
      for (const spelling of spellings) expect(addressProblem(`https://${spelling}/`)).toContain(inside);
    }),
  );
});

test('a text that is no IP address isn’t a public one', () => {
  for (const text of ['', 'localhost', '::g', '8.8.8.8.8']) expect(isPublicIp(text)).toBe(false);
  // Azure’s own, behind an address that looks public.
  expect(isPublicIp('168.63.129.16')).toBe(false);
  expect(isPublicIp('100.100.100.200')).toBe(false);
});
