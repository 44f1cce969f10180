import { expect, test } from 'vitest';
import { heardEvents } from '../../../services/ears/heard-events.ts';
import { readingOf, transcript } from '../../../services/integrations/vexa/transcript.ts';
import { sessionEventSchema } from '../../../services/sessions/session-event.ts';
import { segmentEventSchema } from '../../../services/sessions/transcript.ts';

const at = (seconds: number) => `2026-03-02T09:00:${String(seconds).padStart(2, '0')}`;
const said = (start: number, more: object = {}) => ({
  ...{ start, end: start + 1, text: `at ${start}`, language: 'en', segment_id: `s${start}` },
  ...{ speaker: 'Priya', completed: true, absolute_start_time: `${at(start)}Z`, ...more },
});
const read = (segments: unknown[], sinceMs = 0, more: object = {}) =>
  readingOf(transcript.parse({ status: 'active', segments, ...more }), sinceMs);

test('drafts and what makes no sense are left out; times without a zone are UTC', () => {
  const { words, heardMs, phase } = read([
    said(1),
    said(2, { completed: false }),
    said(3, { absolute_start_time: at(3) }),
    { start: 'soon' },
    said(4, { absolute_start_time: 'yesterday' }),
    said(5, { start: 1e300, end: 1e300 }),
    said(6, { segment_id: null, speaker: null, completed: null, text: 'x\0y' }),
  ]);
  expect(words.map(({ text }) => text)).toEqual(['at 1', 'at 3', 'x\0y']);
  expect(words.map(({ from }) => from.toISOString().slice(17, 19))).toEqual(['01', '03', '06']);
  expect({ heardMs, phase }).toEqual({ heardMs: 7_000, phase: 'listening' });
  const events = heardEvents(
    { kind: 'vexa', botId: '42' },
    { sessionStartedAt: new Date(`${at(1)}Z`), createdAt: new Date(`${at(0)}Z`) },
    { words, people: [] },
  );
  expect(events.map(({ id }) => id)).toEqual(['vexa:42:s1', 'vexa:42:s3', 'vexa:42:6.000:']);
  for (const event of events) expect(sessionEventSchema.safeParse(event).success).toBe(true);
  expect(segmentEventSchema.parse(events[1]).segment).toMatchObject({ start_ms: 2_000, text: 'at 3' });
  expect(segmentEventSchema.parse(events[2]).segment).toMatchObject({ speaker: '', text: 'xy' });
});

test('only what ended since is told again, and long ids get short ones', () => {
  const many = [said(1), said(5), said(9, { segment_id: 'é'.repeat(400) })];
  const { words } = read(many, 5_000);
  expect(words.map(({ text }) => text)).toEqual(['at 5', 'at 9']);
  const meeting = { sessionStartedAt: null, createdAt: new Date(`${at(0)}Z`) };
  const events = heardEvents({ kind: 'vexa', botId: '1' }, meeting, { words, people: [] });
  expect(events.map(({ id }) => id.length)).toEqual(['vexa:1:s5'.length, 'vexa:1:'.length + 64]);
});

test('why it ended is said in our words; a state that nobody knows is no end', () => {
  const ended = (status: string, data: object | null) => {
    const { phase, problem } = read([], 0, { status, data });
    return { phase, problem };
  };
  expect(ended('completed', { completion_reason: 'evicted' })).toEqual({ phase: 'over', problem: 'removed' });
  expect(ended('failed', { failure_stage: 'awaiting_admission' }).problem).toBe('not_let_in');
  expect(ended('failed', { completion_reason: 'awaiting_admission_rejected' }).problem).toBe('turned_away');
  expect(ended('completed', null).problem).toBe('broke_off');
  expect(ended('needs_human_help', {})).toEqual({ phase: 'lobby', problem: null });
  expect(ended('daydreaming', {})).toEqual({ phase: 'joining', problem: null });
});
