import { expect, test } from 'vitest';
import {
  translatedLanguages,
  withTranslatedLanguages,
} from '../../../services/personas/translated-languages.ts';

const soul = 'Patient.\n\nLanguages: from English, to German.\n\nNever late.';

test('languages are read and changed in their line alone', () => {
  const changed = withTranslatedLanguages(soul, { from: 'Brazilian Portuguese', to: '日本語' });
  expect(changed).toBe('Patient.\n\nLanguages: from Brazilian Portuguese, to 日本語.\n\nNever late.');
  expect(translatedLanguages(changed)).toEqual({ from: 'Brazilian Portuguese', to: '日本語' });
});

test.each([
  [
    { from: ' ', to: 'French' },
    { from: 'English', to: 'French' },
  ],
  [
    { from: 'English, British.', to: 'a\nb' },
    { from: 'English British', to: 'a b' },
  ],
  [
    { from: '$& $1', to: 'x'.repeat(90) },
    { from: '$& $1', to: 'x'.repeat(40) },
  ],
])('whatever is typed for %j, the line stays one that can be read', (typed, read) => {
  expect(translatedLanguages(withTranslatedLanguages(soul, typed))).toEqual(read);
});

test('a character without that line doesn’t translate', () => {
  expect(translatedLanguages('Speaks English, to Germans.')).toBeNull();
  expect(withTranslatedLanguages('Kind.', { from: 'English', to: 'German' })).toBe('Kind.');
});
