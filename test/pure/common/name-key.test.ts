import { expect, test } from 'vitest';
import { nameKey, ownNameKey } from '../../../services/common/name-key.ts';

test('accents, case, points and blanks make no other name', () => {
  for (const [one, other] of [
    ['José  Muñoz', 'jose munoz'],
    ['Łukasz Ångström', 'ŁUKASZ ANGSTROM'],
    ['Ἀχιλλεύς', 'αχιλλευς'],
    ['Артём', 'артем'],
    ['דָּוִד', 'דוד'],
    ['مُحَمَّد', 'محمد'],
    ['O’Neil-Smith', 'o neil smith'],
  ] as const)
    expect(nameKey(one)).toBe(nameKey(other));
});

test('a vowel that is written as a mark makes another name', () => {
  for (const [one, other] of [
    ['राम', 'रमा'],
    ['ராம்', 'ரமா'],
    ['กานต์', 'กนต'],
  ] as const)
    expect(nameKey(one)).not.toBe(nameKey(other));
});

test('a name of signs alone is only itself, however its signs are written', () => {
  const names = ['❤️', '☀️', '🏳️‍🌈', '🙂', '***'];
  expect(names.map(nameKey)).toEqual(names.map(() => ''));
  expect(new Set(names.map(ownNameKey)).size).toBe(names.length);
  expect(nameKey('Mira ❤️')).toBe('mira');
});
