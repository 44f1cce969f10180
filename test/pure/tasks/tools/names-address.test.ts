import { expect, test } from 'vitest';
import { namesAddress } from '../../../../services/tasks/tools/names-address.ts';

test.each([
  { query: 'https://evil.example/?q=secret' },
  { query: 'look at HTTPS:/evil.example' },
  { query: 'https:\\\\evil.example' },
  // Browsers and fetch read these so, though no slash is there.
  { query: 'https:evil.example' },
  { query: 'see HTT\nPS:evil.example/?q=secret' },
  { headers: { 'https://evil.example/?q=secret': 1 } },
  { pages: [{ 'www.evil.example': null }] },
  { path: '//evil.example/x' },
  { text: 'www.evil.example' },
  { url: 'evil.example/?q=secret' },
  { pageUrl: 'evil.example' },
  { in: { deep: [{ image_url: 'evil.example' }] } },
  { domains: [], domain: ['evil.example'] },
])('%j names an address', (input) => {
  expect(namesAddress(input)).toBe(true);
});

test.each([
  { query: 'unions', libraryId: '/zod', perPage: 5 },
  { path: 'src/wiring/house-tools.ts', ref: 'main', line: '10:20' },
  { url: '', host: null, uri: 7 },
  { text: 'We use http, and https too: both' },
  { curl: 'a', localhosts: 'b', hosted_by: 'Ada' },
])('%j names none', (input) => {
  expect(namesAddress(input)).toBe(false);
});
