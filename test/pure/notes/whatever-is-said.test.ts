import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../services/notes/extractive/limits.ts';
import { writeExtractive } from '../../../services/notes/extractive/write-extractive.ts';
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
  'We decided to ship on the 31st.',
  'Why is that?',
  '\uE0000\uE001 \uE0009\uE001 will send it',
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

test('every piece of evidence is a part of a segment', () => {
  fc.assert(
    fc.property(recording, (one) => {
      const { decisions, actionItems, questions } = writeExtractive(one);
      for (const evidence of [...decisions, ...actionItems, ...questions].flatMap(
        (stated) => stated.evidence,
      )) {
        const segment = one.segments.find(
          ({ speaker, start_ms, text: whole }) =>
            speaker === evidence.speaker && start_ms === evidence.startMs && whole.includes(evidence.text),
        );
        expect(segment).toBeDefined();
      }
      expect([...decisions, ...actionItems].every((stated) => stated.evidence.length > 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('owners are names that occur in the call', () => {
  fc.assert(
    fc.property(recording, (one) => {
      const occurring = [
        ...one.participants,
        ...one.segments.flatMap(({ speaker, text: said }) => [speaker, said]),
      ];
      for (const { owner } of writeExtractive(one).actionItems) {
        if (owner !== null) expect(occurring.some((where) => where.includes(owner))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing is longer than it may be, and all of it reads back', () => {
  fc.assert(
    fc.property(recording, (one) => {
      const notes = writeExtractive(one);
      expect(writtenNotesSchema.safeParse(notes).success).toBe(true);
      for (const [length, most] of lengthsOf(notes)) expect(length).toBeLessThanOrEqual(most);
    }),
    { numRuns: 300 },
  );
});

function lengthsOf(notes: WrittenNotes): [number, number][] {
  const stated = [...notes.decisions, ...notes.actionItems, ...notes.questions];
  return [
    [notes.title.length, limits.title],
    [notes.summary.length, limits.summary],
    [notes.decisions.length, limits.decisions],
    [notes.actionItems.length, limits.actionItems],
    [notes.questions.length, limits.questions],
    [notes.chapters.length, limits.chapters],
    [notes.participants.length, limits.participants],
    ...stated.map((one): [number, number] => [one.text.length, limits.item]),
    ...stated.map((one): [number, number] => [one.evidence.length, limits.evidence]),
    ...stated.flatMap((one) =>
      one.evidence.map(({ text: words }): [number, number] => [words.length, limits.quote]),
    ),
    ...notes.actionItems.map(({ due }): [number, number] => [due?.words.length ?? 0, limits.due]),
    ...notes.chapters.map(({ title }): [number, number] => [title.length, limits.chapterTitle]),
    ...notes.chapters.map(({ summary }): [number, number] => [summary?.length ?? 0, limits.chapterSummary]),
    ...notes.participants.map((name): [number, number] => [name.length, limits.name]),
  ];
}
