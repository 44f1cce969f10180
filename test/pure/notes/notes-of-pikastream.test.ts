import { expect, test } from 'vitest';
import { fromPikaStream } from '../../../services/notes/from-pikastream.ts';
import { notesSchema } from '../../../services/sessions/session-notes.ts';

const recording = {
  segments: [],
  startedAt: new Date('2026-11-18T10:00:00Z'),
  timeZone: 'Europe/Berlin',
  participants: ['Ana'],
  botName: 'Stand-in',
};

function dueOf(due: string) {
  const notes = notesSchema.parse({ summary: 'x', action_items: [{ text: 'Send it', due }] });
  return fromPikaStream(notes, recording).actionItems[0]?.due;
}

test.each([
  ['2026-11-27', '2026-11-27'],
  ['2028-02-29', '2028-02-29'],
  ['by Friday', '2026-11-20'],
  // Days that do not exist, and a year that no database takes.
  ['2026-02-30', null],
  ['2026-04-31', null],
  ['2027-02-29', null],
  ['0000-01-01', null],
  ['after the release', null],
])('due “%s” is %s, and the words stay', (words, date) => {
  expect(dueOf(words)).toEqual({ date, words });
});

test('a long summary is never cut inside a character', () => {
  const notes = notesSchema.parse({ summary: `${'x'.repeat(19_999)}😀` });
  expect(notes.summary.isWellFormed()).toBe(true);
});
