import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mrkdwnSpans, type Span } from '../../sandbox/picture/spans.ts';
import { spanWidth, wrap } from '../../sandbox/picture/wrap.ts';
import { names } from './support.ts';

const span = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', 'W', 'i', ' ', '語', '👋', '.', '\n') }),
  bold: fc.boolean(),
  code: fc.boolean(),
});
const glyphsOf = (rows: readonly Span[][]) => rows.flat().map(({ text }) => text.replaceAll(/\s/g, ''));

test('no row of any text is wider than it may be', () => {
  fc.assert(
    fc.property(fc.array(span), fc.integer({ min: 40, max: 400 }), (spans, width) => {
      for (const row of wrap(spans, width, 14))
        expect(row.reduce((sum, part) => sum + spanWidth(part, 14), 0)).toBeLessThanOrEqual(width + 1e-6);
    }),
  );
});

test('no glyph of any text is lost', () => {
  fc.assert(
    fc.property(fc.array(span), fc.integer({ min: 40, max: 400 }), (spans, width) => {
      expect(glyphsOf(wrap(spans, width, 14)).join('')).toBe(glyphsOf([spans]).join(''));
    }),
  );
});

test('a row is broken at spaces, not where the style changes', () => {
  const spans = mrkdwnSpans('Review it (*Priya Nair*, due today)', names);

  const rows = wrap(spans, 90, 14).map((row) => row.map(({ text }) => text).join(''));

  expect(rows).toEqual(['Review it', '(Priya Nair,', 'due today)']);
});

test('an address wider than a row continues in the next', () => {
  expect(wrap([{ text: 'https://meet.google.com/abc-defg-hij' }], 100, 14).length).toBeGreaterThan(1);
});
