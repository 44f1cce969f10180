import fc from 'fast-check';
import { expect } from 'vitest';
import type { Content } from '../../../services/slack/blocks/elements.ts';
import { findBlockProblem } from '../../sandbox/slack/blocks/validate.ts';
import { MESSAGE_LIMITS } from '../../sandbox/slack/limits.ts';

/** What nobody would write, and somebody will. */
export const absurd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\u0000',
    '<!channel>',
    '<@U0ADA00001>',
    '<https://evil.com|Pay here>',
    '\uD800',
    '`*_~',
    '\u001B[31mred\u001B[0m',
    '\u202Egnp.exe\u2066',
  ),
  fc
    .tuple(
      fc.constantFrom('x', '&', '<', '>', '|', '\n', '😀', '👩‍👩‍👧', '\u0301', '<!channel>', 'word '),
      fc.integer({ min: 100, max: 20_000 }),
    )
    .map(([piece, times]) => piece.repeat(times)),
);

/** Slack takes it as a post and as an edit, there is something to read, and nothing in it is what it is not. */
export function expectFit({ text, blocks }: Content): void {
  expect(findBlockProblem(blocks)).toBeUndefined();
  expect(text.trim()).not.toBe('');
  // An edit takes no more.
  expect(text.length).toBeLessThanOrEqual(MESSAGE_LIMITS.updateText);
  const strings = stringsOf([text, blocks]);
  expect(strings.filter((string) => !string.isWellFormed())).toEqual([]);
  const markup = JSON.stringify([text, blocks.filter(({ type }) => type !== 'plan')]);
  expect(markup).not.toContain('<!channel');
  expect(markup).not.toContain('<https://evil');
}

/** Every text of a value, at any depth. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
