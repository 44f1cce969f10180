import { expect, test } from 'vitest';
import { budgets, modelLimits, partTokens, tokensIn } from '../../../../services/notes/model/budgets.ts';
import { createModelWriter } from '../../../../services/notes/model/write-model.ts';
import type { Spoken } from '../../../../services/notes/recording.ts';
import { draft, type Heard, item, recordingOf, scriptedModel } from './scripted-model.ts';

const { signal } = new AbortController();
/** A window that an hour of talk doesn't fit. */
const limits = { ...modelLimits.compatible, windowTokens: 24_000 };
const whole = { title: '', summary: [{ text: 'They bought a boat', segments: [1] }] };

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
    title: `From ${first - 1}`,
    summary: [{ text: `Summary of sentence ${first - 1}.`, segments: [first] }],
    decisions: [first, last].map((number) => ({
      text: `Sentence ${number - 1} is decided`,
      segments: [number],
    })),
    actionItems: [item({ text: 'Mind the usual length', segments: [last], owners: ['Ada'] })],
    chapters: [{ title: `Sentence ${first - 1}`, segment: first, summary: null }],
  });
}

test('three hours are read whole, in parts within the budget, and become one', async () => {
  const parts = [noted, noted, noted, noted, noted];
  const summary = [
    { text: 'Sentence 0 and what people say', segments: [1] },
    { text: 'They bought a boat', segments: [2] },
  ];
  const { model, heard } = scriptedModel(...parts, { title: 'All of it', summary });
  const segments = talkOf(30_000);
  const done = await createModelWriter({ model, limits })(
    recordingOf('', { segments, hint: 'short' }),
    signal,
  );

  expect(new Set(heard.flatMap(numbersIn)).size).toBe(segments.length);
  for (const { prompt, options } of heard) {
    expect(tokensIn(prompt)).toBeLessThan(partTokens(limits) + 1_000);
    expect(options.maxOutputTokens).toBe(budgets.answer);
    expect(prompt).toContain('how the notes are written');
  }
  const last = heard.at(-1)?.prompt ?? '';
  expect(last).toContain('[1] Summary of sentence 0.');
  expect(last).not.toContain('Sentence 1 ');
  expect(done).toMatchObject({
    ok: true,
    notes: {
      title: 'All of it',
      summary: 'Sentence 0 and what people say',
      points: [{ evidence: [{ startMs: 0, speaker: 'Ada' }] }],
    },
  });
  const { notes } = done as Extract<typeof done, { ok: true }>;
  expect(notes.decisions.length).toBeGreaterThanOrEqual(6);
  expect(notes.actionItems).toHaveLength(1);
  expect(notes.chapters).toHaveLength(5);
  const starts = notes.chapters.map(({ startMs }) => startMs);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
});

test('parts overlap a little, and what both say of the overlap appears once', async () => {
  const { model, heard } = scriptedModel(noted, noted, whole);
  const done = await createModelWriter({ model, limits })(
    recordingOf('', { segments: talkOf(12_000) }),
    signal,
  );

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

test('when no point of the whole holds, points of the parts are the summary', async () => {
  const { model } = scriptedModel(noted, noted, whole);
  const done = await createModelWriter({ model, limits })(
    recordingOf('', { segments: talkOf(12_000) }),
    signal,
  );

  expect(done.ok && done.notes.summary).toMatch(/^Summary of sentence 0\.\nSummary of sentence \d{3}\.$/);
});

test('a meeting that fits the window is one request: three hours for most hosted models, one for a small one', async () => {
  const read = async (words: number, able: typeof modelLimits.openai | typeof modelLimits.compatible) => {
    const { model, heard } = scriptedModel(noted);
    await createModelWriter({ model, limits: able })(recordingOf('', { segments: talkOf(words) }), signal);
    return heard.length;
  };

  expect(await read(30_000, modelLimits.openai)).toBe(1);
  expect(await read(9_000, modelLimits.compatible)).toBe(1);
});

test('a part may cite only what it was shown', async () => {
  const elsewhere = (segments: number[]) => draft({ decisions: [{ text: 'What people say', segments }] });
  const { model } = scriptedModel(elsewhere([400]), elsewhere([1]), whole);
  const done = await createModelWriter({ model, limits })(
    recordingOf('', { segments: talkOf(12_000) }),
    signal,
  );

  expect(done).toMatchObject({ ok: true, notes: { decisions: [] } });
});

test('a meeting beyond the budget isn’t sent: notes of a part would read as notes of all', async () => {
  const { model } = scriptedModel();
  const segments = talkOf(90_000);

  expect(await createModelWriter({ model })(recordingOf('', { segments }), signal)).toEqual({
    ok: false,
    problem: { kind: 'too_long', detail: expect.stringMatching(/^about \d{3},000 tokens, 100,000 at most$/) },
  });
});

test('when one part fails there are no notes, and no further part is asked for', async () => {
  const { model, heard } = scriptedModel('not JSON', noted, noted, noted);
  const done = await createModelWriter({ model, limits })(
    recordingOf('', { segments: talkOf(36_000) }),
    signal,
  );

  expect(done).toMatchObject({ ok: false, problem: { kind: 'bad_output' } });
  expect(heard).toHaveLength(budgets.atOnce);
});
