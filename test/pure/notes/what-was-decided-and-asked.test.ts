import { expect, test } from 'vitest';
import { notesOf } from './talk.ts';

const decisions = (talk: string) => notesOf(talk).decisions.map(({ text }) => text);
const questions = (talk: string) => notesOf(talk).questions.map(({ text }) => text);

test.each([
  ['Ana: We decided to ship on Monday.', 'We decided to ship on Monday.'],
  [`Ana: Okay, so let's go with Postgres.`, `Let's go with Postgres.`],
  ['Ana: Agreed: no meetings on Fridays.', 'No meetings on Fridays.'],
  [`Ana: We'll ship on Tuesday the 1st.`, `We'll ship on Tuesday the 1st.`],
  ['Ana: How about we drop the beta program?\nBen: Sounds good.', 'How about we drop the beta program?'],
  ['Ana: I propose we raise the price in Europe.\nBen: Agreed.', 'I propose we raise the price in Europe.'],
])('%j is a decision', (talk, text) => {
  expect(decisions(talk)).toEqual([text]);
});

test.each([
  `Ana: We haven't decided on the price.`,
  'Ana: We need to decide on the price.',
  'Ana: Did we decide to ship on Monday?',
  'Ana: Last week we decided to ship on Monday.',
  `Ana: If sales drop, we'll cancel the launch.`,
  'Ana: How about we drop the beta program?\nBen: No, customers like it.',
  'Ana: I propose we raise the price in Europe.\nBen: Let me think.',
  `Ana: Let's start with the agenda. Let's move on.`,
])('%j is no decision', (talk) => {
  expect(decisions(talk)).toEqual([]);
});

test('a decision by agreement carries both', () => {
  const { decisions: found } = notesOf('Ana: I suggest we keep the old logo.\nBen: Works for me.');
  expect(found[0]?.evidence.map(({ speaker }) => speaker)).toEqual(['Ana', 'Ben']);
});

test('a question that nobody answers is open', () => {
  expect(questions('Ana: When does the Berlin office open?\nAna: Okay.')).toEqual([
    'When does the Berlin office open?',
  ]);
});

test('a question that is answered is not', () => {
  expect(questions('Ana: When does the Berlin office open?\nBen: It opens in January next year.')).toEqual(
    [],
  );
  expect(questions('Ana: Does the Berlin office open in January?\nBen: Yes.')).toEqual([]);
});

test('not knowing is no answer', () => {
  const { questions: found } = notesOf(
    'Ana: What does the pricing tier cost in Europe?\nBen: Good question, no idea.',
  );
  expect(found).toEqual([
    {
      text: 'What does the pricing tier cost in Europe?',
      evidence: [
        { speaker: 'Ana', startMs: 0, text: 'What does the pricing tier cost in Europe?' },
        { speaker: 'Ben', startMs: 10_000, text: 'Good question, no idea.' },
      ],
    },
  ]);
});

test('phrases of a call are no questions', () => {
  expect(
    questions('Ana: Can you all hear me and see the slides?\nAna: Any other questions about the agenda?'),
  ).toEqual([]);
});
