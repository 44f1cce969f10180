import { expect, test } from 'vitest';
import { limits } from '../../../../services/notes/extractive/limits.ts';
import { writtenNotesSchema } from '../../../../services/notes/written-notes.ts';
import { draft, item, written } from './scripted-model.ts';

const talk = `
  Ada: Shall we ship on Monday?
  Ben: Yes, Monday it is.
  Ada: Then I will write the release notes by Friday.
  Pika: I have noted that.
  Ben: Who tells the customers?
`;

test('evidence is the segment as it was said, whatever the model claims', async () => {
  const notes = await written(
    talk,
    draft({
      title: 'Release on Monday',
      summary: [{ text: 'They ship on Monday', segments: [1, 2] }],
      decisions: [{ text: 'Ship on Monday', segments: [2], evidence: [{ speaker: 'Eve', text: 'made up' }] }],
      actionItems: [item({ text: 'Write the release notes', owners: ['Ada'], segments: [3] })],
      questions: [{ text: 'Who tells the customers?', segments: [5] }],
      chapters: [
        { title: 'Shipping', segment: 1, summary: null },
        { title: 'Customers', segment: 5, summary: 'Nobody tells them yet.' },
      ],
    }),
  );

  expect(notes).toEqual({
    kind: 'summary',
    timeline: [],
    source: 'model',
    meetingKind: 'general',
    title: 'Release on Monday',
    summary: 'They ship on Monday',
    points: [
      {
        text: 'They ship on Monday',
        evidence: [
          { speaker: 'Ada', startMs: 0, text: 'Shall we ship on Monday?' },
          { speaker: 'Ben', startMs: 10_000, text: 'Yes, Monday it is.' },
        ],
      },
    ],
    findings: [],
    decisions: [
      { text: 'Ship on Monday', evidence: [{ speaker: 'Ben', startMs: 10_000, text: 'Yes, Monday it is.' }] },
    ],
    actionItems: [
      {
        text: 'Write the release notes',
        owner: 'Ada',
        due: null,
        evidence: [
          { speaker: 'Ada', startMs: 20_000, text: 'Then I will write the release notes by Friday.' },
        ],
      },
    ],
    questions: [
      {
        text: 'Who tells the customers?',
        evidence: [{ speaker: 'Ben', startMs: 40_000, text: 'Who tells the customers?' }],
      },
    ],
    chapters: [
      { title: 'Shipping', startMs: 0, summary: null },
      { title: 'Customers', startMs: 40_000, summary: 'Nobody tells them yet.' },
    ],
    participants: ['Ada', 'Ben'],
  });
  expect(writtenNotesSchema.parse(notes)).toEqual(notes);
});

test.each([
  ['no segment', []],
  ['segments that do not exist', [0, 6, -1, 1.5, 99]],
  ['only what the agent said', [4]],
])('an entry that points at %s is dropped', async (_, segments) => {
  const entry = { text: 'Write the release notes', segments };
  const notes = await written(
    talk,
    draft({ decisions: [entry], actionItems: [item(entry)], questions: [entry] }),
  );

  expect([notes.decisions, notes.actionItems, notes.questions]).toEqual([[], [], []]);
});

test('an entry’s evidence is those of its segments that exist, each once and three at most', async () => {
  const notes = await written(talk, draft({ decisions: [{ text: 'Ship', segments: [2, 77, 2, 1, 3, 5] }] }));

  expect(notes.decisions[0]?.evidence.map(({ startMs }) => startMs)).toEqual([10_000, 0, 20_000]);
});

test('a long segment is cited by its sentence, so that evidence shows the very words', async () => {
  const filler = 'We talked about this and that for a while, as one does on such a day. '.repeat(20);
  const notes = await written(
    `Ada: ${filler}And I will call the bank. ${filler}`,
    draft({
      summary: [{ text: 'The bank is called', segments: [5, 4] }],
      actionItems: [item({ text: 'Call the bank', segments: [5, 4] })],
    }),
  );

  const quotes = notes.actionItems.flatMap(({ evidence }) => evidence);
  expect(quotes.every(({ text, startMs }) => text.length <= limits.quote && startMs === 0)).toBe(true);
  expect(quotes.map(({ text }) => text).join(' ')).toContain('And I will call the bank.');
});

test('every entry is capped and has its own line', async () => {
  const long = `${'ab\u0000c\u001b[31m '.repeat(2_000)}`;
  const many = (entry: (word: string, index: number) => object) =>
    Array.from({ length: 90 }, (_, index) =>
      entry(`ship${'abcdefghij'[index % 10]}${'klmnopqrs'[index % 9]}`, index),
    );
  const everyWord = many((word) => ({ word }))
    .map((one) => Object.values(one)[0])
    .join(' ');
  const notes = await written(
    `Ada: We ship ${everyWord}\n${talk}`,
    draft({
      title: long,
      summary: many((word) => ({ text: `ship ${word}\n${long}`, segments: [1] })),
      decisions: many((word) => ({ text: `${word} ${long}`, segments: [1] })),
      actionItems: many((word) =>
        item({ text: `${word}\n${word}${word}${long}`, due: { date: null, words: long }, segments: [1] }),
      ),
      questions: many((word) => ({ text: `${word}`, segments: [1] })),
      chapters: many((_, index) => ({ title: long, segment: (index % 6) + 1, summary: long })),
    }),
  );

  expect(notes.title.length).toBeLessThanOrEqual(limits.title);
  expect(notes.points).toHaveLength(limits.points);
  expect(notes.summary.split('\n')).toHaveLength(limits.points);
  expect(notes.decisions).toHaveLength(limits.decisions);
  expect(notes.actionItems).toHaveLength(limits.actionItems);
  expect(notes.questions).toHaveLength(limits.questions);
  expect(notes.chapters).toHaveLength(5);
  for (const { text, due } of notes.actionItems) {
    expect(text.length).toBeLessThanOrEqual(limits.item);
    expect(due).toBeNull();
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left.
  expect(JSON.stringify(notes).replaceAll('\\n', '')).not.toMatch(/\\u00|[\u0000-\u001f]/);
});

test('a single chapter is left out', async () => {
  const notes = await written(talk, draft({ chapters: [{ title: 'All of it', segment: 1, summary: null }] }));

  expect(notes.chapters).toEqual([]);
});
