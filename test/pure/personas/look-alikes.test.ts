import { expect, test } from 'vitest';
import { lookAlike, lookAlikeInCalls } from '../../../services/personas/look-alikes.ts';

test.each([
  ['Nova', 'N\u043Ev\u0430'],
  ['Nova', '\u039D\u039F\u03BD\u0391'],
  ['Nova', '\u{1D40D}ova'],
  ['NOVA', 'n0va'],
  ['Ali', 'Al1'],
  ['Ali', 'AlI'],
  ['Stand-in', 'Standin'],
  ['Stand-in', '\u0405tand in'],
  ['Zoë', 'Zoe'],
  // Of one key, though a sign between them looks like a letter.
  ['a|b', 'a b'],
  ['\u0397ra', '\u03B7ra'],
  // Of Cherokee, Lisu, Coptic, phonetic and old alphabets.
  ['Nova', '\uA4E0\uA4F3\uA4E6\uA4EE'],
  ['Support', '\u13DA\u1D1C\u13E2\u13E2\u{10292}\u13A1\u{10297}'],
  ['Wendy Fox', '\u1D21\u2D39\u057C\u13E7\u028F \u15B4\uA4F3\u2CAC'],
  ['Mila', '\u2C98\u026Al\u237A'],
  ['Coco', '\u03F2\u0C02\u03F9\u3007'],
])('%s and %s', (one, other) => {
  expect(lookAlike(one, other)).toBe(true);
  expect(lookAlike(other, one)).toBe(true);
});

test.each([
  ['Nova', 'Noa'],
  ['Ada', 'Ida'],
  ['Нина', 'Инна'],
  ['美咲', '美希'],
  ['Nova', 'Nova 2'],
])('%s isn’t %s', (one, other) => expect(lookAlike(one, other)).toBe(false));

test.each([
  ['Nova', 'Nova (AI)', null],
  ['Nova', 'Nova (AI, takes notes)', null],
  ['N\u043Eva AI', 'Nova (AI)', null],
  ['Nova', 'Nova (AI)', 'Bot'],
  ['Nova', 'N\u043Eva bot', 'Bot'],
  ['Nova', 'Nova of Acme', '(of Acme)'],
])('in calls %s and %s are one name, with %s behind it', (one, other, suffix) => {
  expect(lookAlikeInCalls(one, other, suffix)).toBe(true);
  expect(lookAlikeInCalls(other, one, suffix)).toBe(true);
});

test.each([
  ['Nova', 'Nova 2', null],
  ['Nova Bot', 'Nova', null],
  ['Ai', 'Nova (AI)', null],
])('in calls %s isn’t %s, with %s behind it', (one, other, suffix) => {
  expect(lookAlikeInCalls(one, other, suffix)).toBe(false);
});
