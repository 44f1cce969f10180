import { expect, test } from 'vitest';
import { draft, item, written } from './scripted-model.ts';

const talk = `
  Ada Byron: Caroline asks that Carol sends the figures, and somebody should call the bank.
  Ben: I will do the rest of the report. We can do that. The pikas are cute.
  Ben Lee: Me too.
`;

async function ownerOf(owner: string | null, part: object = {}): Promise<string | null | undefined> {
  const owners = owner === null ? [] : [owner];
  const notes = await written(talk, draft({ actionItems: [item({ owners, segments: [1, 2] })] }), part);
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
])('the owner is somebody named in the call, or nobody: %s', async (_, given, owner) => {
  expect(await ownerOf(given)).toBe(owner);
});

test('somebody who was there and said nothing may own a task, the agent by its first name may not', async () => {
  const part = { participants: ['Dora Lind', 'Pika Bot'], botName: 'Pika Bot' };

  expect(await ownerOf('Dora', part)).toBe('Dora Lind');
  expect(await ownerOf('Pika', part)).toBeNull();
});

test.each([
  ['misheard', 'Prija', 'Priya Nair'],
  ['misheard whole', 'Priya Nayar', 'Priya Nair'],
  ['in another spelling', 'Stephan', 'Stefan Kühn'],
  ['without accents', 'stefan kuhn', 'Stefan Kühn'],
  ['by the last name', 'Nair', 'Priya Nair'],
  ['by a short name', 'Alex', 'Alexandra Ruiz'],
  ['by initials', 'SK', 'Stefan Kühn'],
  ['by initials of two', 'AR', null],
  ['by an initial', 'Alexandra R.', 'Alexandra Ruiz'],
  ['by a name of two', 'Jo', null],
  ['by an initial of two', 'J. Li', null],
  ['by another name', 'Dana', null],
])('someone of the call is meant %s', async (_, given, owner) => {
  const participants = [
    'Priya Nair',
    'Stefan Kühn',
    'Alexandra Ruiz',
    'Jo Li',
    'Jo Lima',
    'Ana Roe',
    'Jon Li',
  ];
  expect(await ownerOf(given, { participants })).toBe(owner);
});

test('each of several owners gets the task', async () => {
  const owners = ['Ada', 'Ben Lee', 'ada byron', 'Mallory'];
  const notes = await written(talk, draft({ actionItems: [item({ owners, segments: [1, 2] })] }));

  expect(notes.actionItems.map(({ text, owner }) => [text, owner])).toEqual([
    ['Send the report', 'Ada Byron'],
    ['Send the report', 'Ben Lee'],
  ]);
});

async function dueOf(said: string, due: object | null, part: object = {}) {
  const actionItems = [item({ due, segments: [1] })];
  return (await written(`Ada: I will send the report ${said}.`, draft({ actionItems }), part)).actionItems[0]
    ?.due;
}

test.each([
  ['as we read the words', 'by Friday', { date: '2027-01-01', words: 'by Friday' }, '2026-11-20 by Friday'],
  ['the day itself', 'today', { date: null, words: 'today' }, '2026-11-18 today'],
  [
    'words only',
    'after the launch',
    { date: '2026-11-20', words: 'after the launch' },
    'null after the launch',
  ],
  ['in other words for that day', 'by Friday', { date: null, words: '2026-11-20' }, '2026-11-20 2026-11-20'],
  [
    'by a date that someone named',
    'on Friday',
    { date: '2026-11-20', words: 'end of the week' },
    '2026-11-20 end of the week',
  ],
  [
    'the day that was said, without words',
    'on Friday',
    { date: '2026-11-20', words: ' ' },
    '2026-11-20 on Friday',
  ],
  [
    'no day that nobody said',
    'on Friday',
    { date: '2026-11-24', words: 'next Tuesday' },
    'undefined undefined',
  ],
  ['no words that nobody said', 'soon', { date: null, words: 'after the merger' }, 'undefined undefined'],
  ['no day that has passed', 'as of yesterday', { date: null, words: 'yesterday' }, 'undefined undefined'],
  ['none', 'soon', null, 'undefined undefined'],
])('due is a day that was said: %s', async (_, said, given, expected) => {
  const due = await dueOf(said, given);

  expect(`${due?.date} ${due?.words}`).toBe(expected);
});

test('a neighbour’s day counts by its words, not by the model’s date: it may be another task’s', async () => {
  const talk = 'Ben: Who sends the report by Friday?\nAda: I will send the report.';
  const dueBy = async (due: object) => {
    const actionItems = [item({ due, segments: [2] })];
    return (await written(talk, draft({ actionItems }))).actionItems[0]?.due?.date;
  };

  expect(await dueBy({ date: null, words: 'by Friday' })).toBe('2026-11-20');
  expect(await dueBy({ date: '2026-11-20', words: '' })).toBeUndefined();
});

test('a day named in another language is read in that language', async () => {
  const talk = 'Ben: Ich schicke das Budget bis Freitag, und wir sind dann auch mit dem Rest fertig.';
  const due = { date: null, words: 'bis Freitag' };
  const text = 'Das Budget schicken';
  const notes = await written(talk, draft({ actionItems: [item({ text, due, segments: [1] })] }));

  expect(notes.actionItems[0]?.due).toEqual({ date: '2026-11-20', words: 'bis Freitag' });
});

test('the day of the meeting is the one where it took place', async () => {
  const lateInBerlin = { startedAt: new Date('2026-11-18T23:30:00Z') };

  expect(await dueOf('today', { date: null, words: 'today' }, lateInBerlin)).toEqual({
    date: '2026-11-19',
    words: 'today',
  });
});
