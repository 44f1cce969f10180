import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentFile, contentNow } from '../../../services/store/template/content.ts';

test('the empty database that is shipped was made by the PGlite and the migrations that are here', () => {
  const { through, ...made } = JSON.parse(readFileSync(contentFile, 'utf8'));
  // Otherwise `npm run template` makes it again. A migration that has landed is never edited.
  expect(contentNow(through)).toEqual({ through, ...made });
});
