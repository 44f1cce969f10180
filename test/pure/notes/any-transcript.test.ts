import { expect, test } from 'vitest';
import { highlightsOf } from '../../../services/notes/extractive/highlights.ts';
import { writtenNotesSchema } from '../../../services/notes/written-notes.ts';
import { onThisMachine } from '../../on-this-machine.ts';
import { highlights, segmentsOf, wednesday } from './talk.ts';

const nothing = { summary: '', decisions: [], questions: [], chapters: [] };

test('highlights claim no summary, decision, question or chapter, whatever is said', () => {
  const talk = `Ana: We decided to ship on Monday, so the plan is final.\nBen: What about the invoices of the Lyon office?`;
  expect(highlights(talk)).toMatchObject({ ...nothing, kind: 'highlights', actionItems: [] });
});

test('an empty transcript gives nothing', () => {
  expect(highlights('', { participants: ['Ana'] })).toMatchObject({
    ...{ ...nothing, actionItems: [], timeline: [], participants: ['Ana'] },
  });
});

test('a short talk is one part: its first sentence that says something', () => {
  const talk = `Ana: Hi everyone.\nBen: Mm-hmm. Um.\nAna: nine four one one\nAna: The release moves the billing service to Frankfurt. It costs two weeks.`;
  expect(highlights(talk).timeline).toEqual([
    { speaker: 'Ana', startMs: 30_000, text: 'The release moves the billing service to Frankfurt.' },
  ]);
});

test('the agent is no participant, and nothing of what it says is shown', () => {
  const found = highlights('Pika: I will email the roadmap of the billing release to finance.\nAna: Right.', {
    participants: ['Pika', 'Ana'],
  });
  expect(found).toMatchObject({ actionItems: [], timeline: [], participants: ['Ana'] });
});

test('other languages get their timeline word for word', () => {
  const german = `Ana: Die Umstellung der Abrechnung auf Frankfurt kostet zwei Wochen.`;
  const japanese = `Ana: 来週の金曜日までに請求書の移行計画を作成します。`;
  for (const talk of [german, japanese])
    expect(highlights(talk).timeline.map(({ text }) => `Ana: ${text}`)).toEqual([talk]);
});

const topics = [
  'billing invoice migration frankfurt database ledger payment customer refund',
  'hiring candidate interview designer offer salary recruiter portfolio team',
  'marketing campaign launch banner newsletter website audience brand video',
].map((words) => words.split(' '));

/** Talk that goes from one topic to the next, by a generator that gives the same every time. */
function longTalk(count: number): string {
  let state = 7;
  const next = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % limit;
  };
  const lines = Array.from({ length: count }, (_, index) => {
    const words = topics[Math.floor((index / count) * topics.length)] ?? [];
    const said = Array.from({ length: 14 }, () => words[next(words.length)]).join(' the ');
    return `${['Ana', 'Ben', 'Cara'][next(3)]}: So the ${said} is what matters, and I'll send the ${words[next(words.length)]} list by Friday. Could you check it?`;
  });
  return lines.join('\n');
}

test('the timeline has a sentence for each part, where the talk’s words shift', () => {
  const { timeline } = highlights(longTalk(150));
  expect(timeline.map(({ startMs }) => Math.round(startMs / 100_000))).toEqual(
    expect.arrayContaining([0, 5, 10]),
  );
});

test('three hours of talk take about a second', () => {
  const segments = segmentsOf(longTalk(3_000)).map((segment, index) => ({
    ...segment,
    start_ms: index * 3_600,
  }));
  const from = performance.now();
  const { timeline, actionItems } = highlightsOf({
    ...{ segments, startedAt: wednesday, timeZone: 'UTC', participants: [], botName: 'Pika' },
  });
  // A machine shared by many is given its time.
  expect(performance.now() - from).toBeLessThan(onThisMachine(15_000));
  expect(timeline.length).toBeGreaterThanOrEqual(3);
  expect(timeline.length).toBeLessThanOrEqual(16);
  expect(actionItems.length).toBeLessThanOrEqual(30);
});

test('highlights come back from JSON unchanged', () => {
  const found = highlights(`Ana: The invoices of Lyon are late again. I'll tell Ben about it by Friday.`);
  expect(found.actionItems).toHaveLength(1);
  expect(writtenNotesSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
});
