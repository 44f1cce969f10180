import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeptNotes } from '../../../../services/notes/kept-notes.ts';
import { maxPassageChars, passagesOf } from '../../../../services/notes/search/passages-of.ts';
import { readQuestion } from '../../../../services/notes/search/question.ts';

const empty = {
  title: '',
  summary: '',
  findings: [],
  decisions: [],
  questions: [],
  chapters: [],
  items: [],
} as unknown as KeptNotes;
const say = (speaker: string, text: string, start_ms: number) => ({ speaker, text, start_ms });

test('what one person says in one go is one passage; pauses, others and unknown speakers part it', () => {
  const segments = [
    say('Ada', 'We ship', 0),
    say('Ada', 'on Monday.', 2_000),
    say('Ben', 'Fine.', 4_000),
    say('Ada', 'Good.', 5_000),
    say('Ada', 'Next.', 95_000),
    say('', 'Who', 96_000),
    say('', 'knows?', 97_000),
  ];

  expect(passagesOf(empty, segments).map(({ speaker, startMs, text }) => [speaker, startMs, text])).toEqual([
    ['Ada', 0, 'We ship on Monday.'],
    ['Ben', 4_000, 'Fine.'],
    ['Ada', 5_000, 'Good.'],
    ['Ada', 95_000, 'Next.'],
    ['', 96_000, 'Who'],
    ['', 97_000, 'knows?'],
  ]);
});

test('whatever is said, no passage is too long or unfit for a database, and no word is lost', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2_000 }),
    fc.lorem({ maxCount: 300 }),
    fc.constant('x'.repeat(1_500)),
  );
  const segment = fc.record({
    speaker: fc.oneof(fc.constantFrom('Ada', 'Ben', ''), fc.string({ unit: 'binary' })),
    text,
    start_ms: fc.oneof(fc.integer(), fc.double({ noNaN: true })),
  });
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 20 }), (segments) => {
      const found = passagesOf(empty, segments);
      for (const { text, speaker, startMs } of found) {
        expect(text.length).toBeLessThanOrEqual(maxPassageChars);
        expect((text + speaker).isWellFormed()).toBe(true);
        expect(text + speaker).not.toContain('\0');
        expect(Number.isInteger(startMs) && Number(startMs) >= 0 && Number(startMs) < 2 ** 31).toBe(true);
      }
      const words = (texts: string[]) => texts.join('').match(/[a-z]/g)?.length ?? 0;
      expect(words(found.map(({ text }) => text))).toBe(words(segments.map(({ text }) => stripped(text))));
    }),
  );
});

/** Terminal control sequences have letters that nobody said. */
function stripped(text: string): string {
  return passagesOf(empty, [say('', text, 0)])
    .map(({ text }) => text)
    .join('');
}

test.each([
  ['what did we decide about pricing?', true, 'pricing'],
  ['What was said about the launch', false, 'the launch'],
  ['what did we decide', true, 'what did we'],
  ['decisions', true, 'decisions'],
  ['"we decided to wait"', true, '"we decided to wait"'],
])('%s', (asked, decisions, words) => {
  const read = readQuestion(asked);
  expect(read.decisions).toBe(decisions);
  expect(read.question).toContain(words);
});
