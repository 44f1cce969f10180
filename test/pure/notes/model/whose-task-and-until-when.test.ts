import { expect, test } from 'vitest';
import { draft, item, written } from './scripted-model.ts';

const talk = `
  Ada Byron: Caroline asks that Carol sends the figures, and somebody should call the bank.
  Ben: I will do the rest. We can do that. The pikas are cute.
  Ben Lee: Me too.
`;

async function ownerOf(owner: string | null, part: object = {}): Promise<string | null | undefined> {
  const notes = await written(talk, draft({ actionItems: [item({ owner, segments: [1, 2] })] }), part);
  return notes.actionItems[0]?.owner;
}

test.each([
  ['a speaker', 'Ada Byron', 'Ada Byron'],
  ['a speaker’s first name', 'ada', 'Ada Byron'],
  ['somebody spoken of', 'Carol', 'Carol'],
  ['nobody', null, null],
  ['a stranger to the call', 'Mallory', null],
  ['a part of a word', 'Carolin', null],
  ['somebody whose name another’s begins with', 'Caroline', 'Caroline'],
  ['a word that is no name', 'bank', null],
  ['a pronoun', 'I', null],
  ['a pronoun at the start', 'We', null],
  ['somebody', 'Somebody', null],
  ['a name of two people', 'Ben', null],
  ['the agent', 'Pika', null],
  ['the agent in other letters', 'PIKA ', null],
])('the owner is a name of the call or nobody: %s', async (_, given, owner) => {
  expect(await ownerOf(given)).toBe(owner);
});

test('somebody who was there and said nothing may own a task, the agent by its first name may not', async () => {
  const part = { participants: ['Dora Lind', 'Pika Bot'], botName: 'Pika Bot' };

  expect(await ownerOf('Dora', part)).toBe('Dora Lind');
  expect(await ownerOf('Pika', part)).toBeNull();
});

test.each([
  ['a day to come', { date: '2026-11-20', words: 'by Friday' }, { date: '2026-11-20', words: 'by Friday' }],
  ['the day itself', { date: '2026-11-18', words: 'today' }, { date: '2026-11-18', words: 'today' }],
  ['words only', { date: null, words: 'after the launch' }, { date: null, words: 'after the launch' }],
  ['a date that is none', { date: '2026-02-30', words: 'end of Feb' }, { date: null, words: 'end of Feb' }],
  ['a date in other words', { date: 'Friday', words: 'by Friday' }, { date: null, words: 'by Friday' }],
  ['a date without words', { date: '2026-11-20', words: ' ' }, { date: '2026-11-20', words: '2026-11-20' }],
  ['a day that has passed', { date: '2026-11-17', words: 'yesterday' }, null],
  ['nothing', { date: null, words: '' }, null],
  ['none', null, null],
])('due is a real day from the meeting on, or words: %s', async (_, due, expected) => {
  const notes = await written(talk, draft({ actionItems: [item({ due })] }));

  expect(notes.actionItems[0]?.due).toEqual(expected);
});

test('the day of the meeting is the one where it took place', async () => {
  const lateInBerlin = { startedAt: new Date('2026-11-18T23:30:00Z') };
  const due = { date: '2026-11-18', words: 'yesterday' };
  const notes = await written(talk, draft({ actionItems: [item({ due })] }), lateInBerlin);

  expect(notes.actionItems[0]?.due).toBeNull();
});
