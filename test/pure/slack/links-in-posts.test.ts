import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linksInPost } from '../../../listeners/messages/links-in-post.ts';
import { looksLikeCallLink } from '../../../services/meetings/call-link.ts';
import { lookAlikes } from '../../support/look-alikes.ts';
import { parseCallLink } from '../../support/parse-call-link.ts';

const url = 'https://meet.google.com/abc-defg-hij';
const urls = (post: { text?: string; blocks?: unknown; attachments?: unknown }) =>
  linksInPost({ text: '', blocks: undefined, attachments: undefined, ...post }).map((call) => call.url);

test.each([
  url,
  `${url}/`,
  `${url}?authuser=0`,
  `${url}/?hs=178&authuser=me@example.com`,
  'https://meet.google.com/ABC-DEFG-HIJ',
  'HTTPS://Meet.Google.Com/abc-defg-hij',
  'http://meet.google.com/abc-defg-hij',
  'meet.google.com/abc-defg-hij',
  `${url}?authuser=1&pli=1`,
  'https://meet.google.com/_meet/abc-defg-hij',
  `${url}#success`,
])('%s is the call abc-defg-hij, with the url rebuilt', (given) => {
  expect(parseCallLink(given)).toEqual({
    platform: 'google_meet',
    key: 'meet:abc-defg-hij',
    url,
    passcode: null,
  });
});

test.each([
  ['https://zoom.us/j/123456789', 'https://zoom.us/j/123456789', null],
  ['https://us02web.zoom.us/j/81234567890?pwd=aB.c-1', 'https://us02web.zoom.us/j/81234567890', 'aB.c-1'],
  ['https://ACME.zoom.us/j/81234567890/?uname=x&pwd=p', 'https://acme.zoom.us/j/81234567890', 'p'],
  ['https://zoom.us/j/123456789?pwd=a%20b', 'https://zoom.us/j/123456789', null],
  [
    'https://us02web.zoom.us/j/81234567890?pwd=aB1.1#success',
    'https://us02web.zoom.us/j/81234567890',
    'aB1.1',
  ],
  ['http://zoom.us/j/123456789', 'https://zoom.us/j/123456789', null],
  ['zoom.us/j/123456789?pwd=a', 'https://zoom.us/j/123456789', 'a'],
  ['https://zoom.com/j/123456789', 'https://zoom.com/j/123456789', null],
  ['https://acme.zoomgov.com/j/1601234567', 'https://acme.zoomgov.com/j/1601234567', null],
  ['https://zoom.us/w/81234567890?tk=x&pwd=a.1', 'https://zoom.us/j/81234567890', 'a.1'],
  ['https://zoom.us/s/81234567890', 'https://zoom.us/j/81234567890', null],
  ['https://app.zoom.us/wc/81234567890/join?pwd=a', 'https://zoom.us/j/81234567890', 'a'],
  ['https://acme.zoom.us/wc/join/81234567890', 'https://acme.zoom.us/j/81234567890', null],
  ['https://zoom.us/j/812%203456%207890', 'https://zoom.us/j/81234567890', null],
  ['https://zoom.us/j/812-3456-7890?pwd=a', 'https://zoom.us/j/81234567890', 'a'],
  ['https://zoom.us/j/81234567890?a=1&amp;pwd=b', 'https://zoom.us/j/81234567890', 'b'],
  ['zoommtg://zoom.us/join?action=join&confno=81234567890&pwd=b', 'https://zoom.us/j/81234567890', 'b'],
])('%s is a Zoom call', (given, rebuilt, passcode) => {
  expect(parseCallLink(given)).toMatchObject({ platform: 'zoom', url: rebuilt, passcode });
});

describe('no look-alike is a call', () => {
  test.each(lookAlikes)('%s', (given) => {
    const marked = given.replaceAll('&', '&amp;');
    expect(parseCallLink(given)).toBeNull();
    expect(urls({ text: given })).toEqual([]);
    expect(urls({ text: `<${marked}>` })).toEqual([]);
    expect(urls({ text: `<${marked}|${url}>` })).toEqual([]);
    expect(
      urls({ attachments: [{ title: 'Call', title_link: given, from_url: given, fallback: given }] }),
    ).toEqual([]);
    expect(urls({ blocks: [{ type: 'link', url: given, text: url }] })).toEqual([]);
    expect(
      urls({ blocks: [{ type: 'button', url: given, text: { type: 'plain_text', text: url } }] }),
    ).toEqual([]);
  });
});

test('a character put in, left out or changed anywhere makes another call or none, never this one', () => {
  const characters = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom(...'/\\.:@#?%&=-_ \u0000\n|<>'),
  );
  fc.assert(
    fc.property(
      fc.nat(url.length - 1),
      characters,
      fc.constantFrom('put in', 'change', 'leave out'),
      (at, character, how) => {
        const before = url.slice(0, at);
        const changed =
          how === 'put in'
            ? before + character + url.slice(at)
            : before + (how === 'change' ? character : '') + url.slice(at + 1);
        const call = parseCallLink(changed);
        expect(call?.url === url, changed).toBe(isSame(changed));
        // Whatever is sent on is a well-formed address of Meet's own host.
        if (call) expect(call.url).toMatch(/^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
      },
    ),
    { numRuns: 2_000, examples: [[url.indexOf('/abc'), '.', 'put in']] },
  );
});

/** Case, a scheme without `s`, a dot behind the host, and a slash or an empty query at the end do not change a call. */
function isSame(changed: string): boolean {
  const plain = changed.toLowerCase().replace('.com./', '.com/');
  return [url, url.replace('https', 'http')].includes(plain.replace(/[/?#]$/, ''));
}

test('links stand in sentences, quotes, brackets and formatting', () => {
  for (const text of [
    `join ${url}.`,
    `(${url})`,
    `*${url}*`,
    `_${url}_, now`,
    `call:\n${url}\n`,
    `“${url}” → go`.replace('“', '"').replace('”', '"'),
    `<${url}>!`,
    `<${url}|click here>`,
    `<${url}?a=1&amp;b=2|x>`,
  ]) {
    expect(urls({ text }), text).toEqual([url]);
  }
});

test('every call once, in the order of the post: its text, then blocks or attachments', () => {
  const other = 'https://meet.google.com/xyz-abcd-efg';
  const third = 'https://zoom.us/j/123456789';
  const text = `${url} and ${other} and ${url}`;
  expect(urls({ text, blocks: [{ url: third }], attachments: [{ title_link: url }] })).toEqual([
    url,
    other,
    third,
  ]);
});

test('walking any post never throws, however deep, wide or odd it is', () => {
  let deep: unknown = url;
  for (let depth = 0; depth < 5_000; depth += 1) deep = depth % 2 ? [deep] : { elements: deep };
  expect(urls({ blocks: deep })).toEqual([]);
  const wide = Array.from({ length: 100_000 }, () => ({ text: 'x' }));
  expect(urls({ blocks: [...wide, { url }] })).toEqual([]);
  fc.assert(
    fc.property(fc.string(), fc.anything(), fc.anything(), (text, blocks, attachments) => {
      expect(Array.isArray(urls({ text, blocks, attachments }))).toBe(true);
    }),
  );
});

test('what was probably meant as a call link is told apart from talk', () => {
  for (const text of ['abc-defg-hij', 'meet.google.com/abc', 'http://x.example', 'my zoom.us room'])
    expect(looksLikeCallLink(text), text).toBe(true);
  for (const text of ['', 'hello', 'what can you do?', 'a-b-c'])
    expect(looksLikeCallLink(text), text).toBe(false);
});
