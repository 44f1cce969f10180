import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../../../services/notes/extractive/due.ts';
import { limits } from '../../../../services/notes/extractive/limits.ts';
import { isBot, peopleOf } from '../../../../services/notes/extractive/people.ts';
import { learnedKinds } from '../../../../services/notes/learned.ts';
import { topics } from '../../../../services/notes/meeting-kind.ts';
import { checked } from '../../../../services/notes/model/check.ts';
import { mergedLists } from '../../../../services/notes/model/merge.ts';
import { partsOf, piecesOf } from '../../../../services/notes/model/pieces.ts';
import type { Draft } from '../../../../services/notes/model/schemas.ts';
import { writtenNotesSchema } from '../../../../services/notes/written-notes.ts';
import { wednesday } from '../talk.ts';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.constantFrom('Ada', 'Pika', 'I', 'by Friday', '2026-11-20', '9999-99-99', '<!channel>', ' '),
);
const speaker = fc.constantFrom('Ada', 'Ben Lee', 'Ben Ott', 'Pika', '');
const segments = fc.array(fc.oneof(fc.integer({ min: -2, max: 30 }), fc.double()), { maxLength: 6 });
const stated = fc.record({ text: words, segments });
const due = fc.option(fc.record({ date: fc.option(words), words }));
const anyDraft: fc.Arbitrary<Draft> = fc.record({
  title: words,
  summary: fc.array(stated),
  decisions: fc.array(stated),
  actionItems: fc.array(fc.record({ text: words, segments, owners: fc.array(words), due })),
  questions: fc.array(stated),
  findings: fc.array(
    fc.record({ text: words, segments, topic: fc.constantFrom(...topics), person: fc.option(words) }),
  ),
  chapters: fc.array(fc.record({ title: words, segment: fc.integer(), summary: fc.option(words) })),
  facts: fc.array(
    fc.record({
      text: words,
      segments,
      kind: fc.constantFrom(...learnedKinds),
      about: fc.constantFrom('speaker' as const, 'nobody' as const),
      quote: words,
    }),
  ),
});
const anyTalk = fc.array(fc.record({ speaker, text: words, start_ms: fc.nat() }), { maxLength: 20 });

test('whatever a model answers, the notes are valid, capped and rest on the transcript', () => {
  fc.assert(
    fc.property(anyTalk, fc.array(anyDraft, { minLength: 1, maxLength: 3 }), (talk, drafts) => {
      const recording = {
        segments: talk,
        startedAt: wednesday,
        timeZone: 'UTC',
        participants: [],
        botName: 'Pika',
      };
      const people = peopleOf(
        talk.map((segment) => segment.speaker),
        'Pika',
      );
      const known = { people, today: dayOf(wednesday, 'UTC'), language: null, hint: '' };
      const pieces = partsOf(piecesOf(recording), 20_000)[0] ?? [];
      const parts = drafts.map((one) => checked(one, pieces, known));
      const lists = mergedLists(parts, known);
      const points = parts.flatMap(({ summary }) => summary.map(({ entry }) => entry));
      const notes = {
        ...{ kind: 'summary', source: 'model', meetingKind: 'general', title: parts[0]?.title },
        ...{ summary: '', points, ...lists },
        ...{ timeline: [], participants: [] },
      };

      expect(writtenNotesSchema.parse(notes)).toEqual(notes);
      expect(JSON.stringify(notes)).not.toMatch(/\\ud[89a-f]|\\u0000/);
      for (const entry of [
        ...points,
        ...lists.decisions,
        ...lists.actionItems,
        ...lists.questions,
        ...lists.findings,
      ]) {
        expect(entry.text).not.toBe('');
        expect(entry.text.length).toBeLessThanOrEqual(limits.item);
        expect(entry.evidence.length).toBeGreaterThan(0);
        for (const evidence of entry.evidence)
          expect(pieces).toContainEqual(expect.objectContaining(evidence));
      }
      for (const { text, said } of parts.flatMap(({ learned }) => learned)) {
        expect(text).not.toBe('');
        expect(said.speaker.trim()).not.toBe('');
        expect(isBot(people, said.speaker)).toBe(false);
        expect(pieces).toContainEqual(expect.objectContaining(said));
      }
      for (const { owner, due: when } of lists.actionItems) {
        expect(owner === null || !isBot(people, owner)).toBe(true);
        expect(when?.date == null || when.date >= '2026-11-18').toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('any transcript is cut into lines that lose nothing but white space', () => {
  const all = (text: string) => text.replaceAll(/[\s\p{Cc}]/gu, '');
  fc.assert(
    fc.property(fc.lorem({ maxCount: 400 }), speaker, (text, who) => {
      const pieces = piecesOf({
        segments: [{ speaker: who, text, start_ms: 5 }],
        startedAt: wednesday,
        timeZone: 'UTC',
        participants: [],
        botName: '',
      });
      expect(all(pieces.map((piece) => piece.text).join(''))).toBe(all(text));
      expect(pieces.every((piece) => piece.text.length <= limits.quote && piece.startMs === 5)).toBe(true);
    }),
  );
});
