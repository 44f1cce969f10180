import { expect, test } from 'vitest';
import { lookAlike } from '../../../services/personas/look-alikes.ts';

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
