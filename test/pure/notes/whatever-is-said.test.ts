import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightsOf } from '../../../services/notes/extractive/highlights.ts';
import { limits } from '../../../services/notes/extractive/limits.ts';
import type { Recording } from '../../../services/notes/recording.ts';
import { type WrittenNotes, writtenNotesSchema } from '../../../services/notes/written-notes.ts';

const names = ['Ana', 'Ben Ito', 'Ben Okafor', 'Will', '', 'Pika', 'constructor', '李雷', '$&', 'O(o', '\\'];
const phrases = [
  `I'll send the deck by Friday.`,
  'Ben, could you check the numbers tomorrow?',
  'Yes, will do.',
  `No, I can't.`,
  'We need to call the vendor.',
  'I can do that.',
  `Let's have Will write it up`,
  'Action item: ',
  'Action item: Ben Ito to call Will.',
  'so I will send the',
  'deck to Mr. Ito and I will email him on the 31st',
  'Why is that?',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...phrases), { maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 900 }),
);
const recording: fc.Arbitrary<Recording> = fc.record({
  segments: fc.array(
    fc.record({
      speaker: fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 200 })),
      text,
      start_ms: fc.oneof(fc.nat(10_000_000), fc.double({ noNaN: true, noDefaultInfinity: true })),
    }),
    { maxLength: 40 },
  ),
  startedAt: fc.date({ noInvalidDate: false }),
  timeZone: fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'nowhere'),
  participants: fc.array(fc.constantFrom(...names), { maxLength: 6 }),
  botName: fc.constantFrom('Pika', '', 'Ana'),
});

test('every quote is in the transcript word for word, with its speaker and time', () => {
  fc.assert(
    fc.property(recording, (one) => {
      const { actionItems, timeline } = highlightsOf(one);
      const sorted = one.segments
        .filter((segment) => segment.text.trim() !== '')
        .sort((a, b) => a.start_ms - b.start_ms);
      // Captions may break a sentence: it goes on in the same speaker's next segment.
      const said = sorted.map(({ speaker, start_ms }, at) => {
        const rest = sorted.slice(at);
        const other = rest.findIndex((segment) => segment.speaker !== speaker);
        const theirs = rest.slice(0, other < 0 ? rest.length : other);
        return { speaker, start_ms, text: bare(theirs.map((segment) => segment.text).join('')) };
      });
      for (const { speaker, startMs, text: words } of [
        ...actionItems.flatMap(({ evidence }) => evidence),
        ...timeline,
      ])
        expect(
          said.some(
            (from) =>
              from.speaker === speaker && from.start_ms === startMs && from.text.includes(bare(words)),
          ),
        ).toBe(true);
      for (const { text: words, evidence } of actionItems) expect(evidence[0]?.text).toContain(words);
    }),
    { numRuns: 300 },
  );
});

/** Without spaces: they are where lines break. */
function bare(words: string): string {
  return words.replaceAll(/\s+/g, '');
}

test('owners are names that occur in the call', () => {
  fc.assert(
    fc.property(recording, (one) => {
      const occurring = [
        ...one.participants,
        ...one.segments.flatMap(({ speaker, text: said }) => [speaker, said]),
      ];
      for (const { owner } of highlightsOf(one).actionItems) {
        if (owner !== null) expect(occurring.some((where) => where.includes(owner))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing is longer than it may be, and all of it reads back', () => {
  fc.assert(
    fc.property(recording, (one) => {
      const notes = highlightsOf(one);
      expect(writtenNotesSchema.safeParse(notes).success).toBe(true);
      for (const [length, most] of lengthsOf(notes)) expect(length).toBeLessThanOrEqual(most);
    }),
    { numRuns: 300 },
  );
});

function lengthsOf({ actionItems, timeline, participants }: WrittenNotes): [number, number][] {
  const quotes = actionItems.flatMap(({ evidence }) => evidence);
  return [
    [actionItems.length, limits.promises],
    [timeline.length, limits.timeline],
    [participants.length, limits.participants],
    ...actionItems.map((one): [number, number] => [one.text.length, limits.item]),
    ...actionItems.map((one): [number, number] => [one.evidence.length, 2]),
    ...quotes.map(({ text: words }): [number, number] => [words.length, limits.quote]),
    ...timeline.map(({ text: words }): [number, number] => [words.length, limits.timelineText]),
    ...actionItems.map(({ due }): [number, number] => [due?.words.length ?? 0, limits.due]),
    ...participants.map((name): [number, number] => [name.length, limits.name]),
  ];
}
