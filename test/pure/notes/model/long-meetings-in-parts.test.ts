import { expect, test } from 'vitest';
import { budgets, tokensIn } from '../../../../services/notes/model/budgets.ts';
import { createModelWriter } from '../../../../services/notes/model/write-model.ts';
import type { Spoken } from '../../../../services/notes/recording.ts';
import { draft, type Heard, item, recordingOf, scriptedModel } from './scripted-model.ts';

const { signal } = new AbortController();

/** So many words by two people, thirty at a time. */
function talkOf(words: number): Spoken[] {
  return Array.from({ length: words / 30 }, (_, index) => ({
    speaker: index % 2 === 0 ? 'Ada' : 'Ben',
    text: `Sentence ${index} is about whatever people say in a meeting that takes hours, with words of usual length \
in it and nothing that is of any special importance to anybody here now.`,
    start_ms: index * 10_800,
  }));
}

const numbersIn = ({ prompt }: Heard) =>
  [...prompt.matchAll(/^\[(\d+)\]/gm)].map(([, number]) => Number(number));

/** A part's notes: its first and its last segment are decisions. */
function noted(heard: Heard) {
  const [first = 0, last = 0] = [numbersIn(heard)[0], numbersIn(heard).at(-1)];
  return draft({
    title: `From ${first}`,
    summary: `Summary from ${first}.`,
    decisions: [first, last].map((number) => ({ text: `Decided in ${number}`, segments: [number] })),
    actionItems: [item({ text: 'Send the report', segments: [last], owner: 'Ada' })],
    chapters: [{ title: `Chapter ${first}`, segment: first, summary: null }],
  });
}

test('three hours are read whole, in parts within the budget, and become one', async () => {
  const parts = [noted, noted, noted, noted, noted];
  const { model, heard } = scriptedModel(...parts, { title: 'All of it', summary: 'The whole.' });
  const segments = talkOf(30_000);
  const done = await createModelWriter({ model })(recordingOf('', { segments, hint: 'short' }), signal);

  expect(new Set(heard.flatMap(numbersIn)).size).toBe(segments.length);
  for (const { prompt, options } of heard) {
    expect(tokensIn(prompt)).toBeLessThan(budgets.part + 1_000);
    expect(options.maxOutputTokens).toBe(budgets.answer);
    expect(prompt).toContain('asks for this in how the notes are written');
  }
  const last = heard.at(-1)?.prompt ?? '';
  expect(last).toContain('Part 1: From 1. Summary from 1.');
  expect(last).not.toContain('Sentence 1 ');
  expect(done).toMatchObject({ ok: true, notes: { title: 'All of it', summary: 'The whole.' } });
  const { notes } = done as Extract<typeof done, { ok: true }>;
  expect(notes.decisions.length).toBeGreaterThanOrEqual(6);
  expect(notes.actionItems).toHaveLength(1);
  expect(notes.chapters).toHaveLength(5);
  const starts = notes.chapters.map(({ startMs }) => startMs);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
});

test('parts overlap a little, and what both say of the overlap is said once', async () => {
  const { model, heard } = scriptedModel(noted, noted, { title: 'T', summary: 'S' });
  const done = await createModelWriter({ model })(recordingOf('', { segments: talkOf(12_000) }), signal);

  const [one, two] = heard.map(numbersIn);
  const shared = one?.filter((number) => two?.includes(number)) ?? [];
  expect(shared.length).toBeGreaterThan(3);
  expect(shared.length).toBeLessThan(20);
  expect(done.ok && done.notes.decisions.map(({ evidence }) => evidence[0]?.startMs)).toEqual([
    0,
    ((one?.at(-1) ?? 0) - 1) * 10_800,
    ((two?.[0] ?? 0) - 1) * 10_800,
    ((two?.at(-1) ?? 0) - 1) * 10_800,
  ]);
});

test('a part may cite only what it was shown', async () => {
  const elsewhere = (segments: number[]) => draft({ decisions: [{ text: `D${segments}`, segments }] });
  const { model } = scriptedModel(elsewhere([400]), elsewhere([1]), { title: 'T', summary: 'S' });
  const done = await createModelWriter({ model })(recordingOf('', { segments: talkOf(12_000) }), signal);

  expect(done).toMatchObject({ ok: true, notes: { decisions: [] } });
});

test('beyond the budget nothing is sent: notes of a part would read as notes of all', async () => {
  const { model } = scriptedModel();
  const segments = talkOf(90_000);

  expect(await createModelWriter({ model })(recordingOf('', { segments }), signal)).toEqual({
    ok: false,
    problem: { kind: 'too_long', detail: expect.stringMatching(/^about \d{3},000 tokens, 100,000 at most$/) },
  });
});

test('where one part fails there are no notes, and no further part is asked for', async () => {
  const { model, heard } = scriptedModel('not JSON', noted, noted, noted);
  const done = await createModelWriter({ model })(recordingOf('', { segments: talkOf(36_000) }), signal);

  expect(done).toMatchObject({ ok: false, problem: { kind: 'bad_output' } });
  expect(heard).toHaveLength(budgets.atOnce);
});
