import { expect, test } from 'vitest';
import { modelLimits } from '../../../../services/notes/model/budgets.ts';
import { createModelWriter } from '../../../../services/notes/model/write-model.ts';
import { segmentsOf } from '../talk.ts';
import { draft, item, recordingOf, scriptedModel, written } from './scripted-model.ts';

const { signal } = new AbortController();

const english = `
  Ada Byron: Let us look at the billing page, which is late.
  Ben Lee: The billing page goes live on Monday, we all agree on that.
  Ben Lee: I will send the budget of 4,500 euros to finance by Friday.
  Ada Byron: Two customers wrote to Carol about the refund flow.
  Ben Lee: Let me share my screen so that you can look at that, Ada.
  Ada Byron: Who can check the refund flow with GitHub?
`;

/** What is left of one entry in each list. */
async function left(text: string, segments: number[], talk = english, part: object = {}): Promise<boolean[]> {
  const entry = { text, segments };
  const notes = await written(
    talk,
    draft({ decisions: [entry], questions: [entry], actionItems: [item(entry)] }),
    part,
  );
  return [notes.decisions, notes.questions, notes.actionItems].map((list) => list.length === 1);
}

const stands = [true, true, true];
const gone = [false, false, false];

test.each([
  ['the segment itself', 'Send the budget to finance', [3]],
  ['another form of a word', 'Budgets are sent', [3]],
  ['the segment beside it', 'The billing page is live', [3]],
  ['a person of the call who is not named there', 'Send Ada the budget', [3]],
  ['a name that was said', 'Answer Carol on refunds', [4]],
  ['a number in other digits', 'Send the budget of 4500 euros', [3]],
  ['a number in digits, said in words', 'Refund 2 customers', [4]],
  ['common words and a name, all said', 'Look at that, Ada', [5]],
  ['a day that was said', 'Send the budget by Friday', [3]],
  ['a day as a date', 'Send the budget by 2026-11-20', [3]],
  ['a day by another name', 'The billing page goes live on 23 November', [2]],
])('a point that rests on the transcript stands: %s', async (_, text, segments) => {
  expect(await left(text, segments)).toEqual(stands);
});

test.each([
  ['segments that are about something else', 'Check the refund flow', [1]],
  ['nothing but a person’s name', 'Ben goes sailing', [3]],
  ['a name that nobody said', 'Send the budget to Mallory', [3]],
  ['a first name that nobody said', 'Mallory will send the budget', [3]],
  ['whose it is, if nobody named them', 'Mallory’s budget goes to finance', [3]],
  ['who is said to say it', 'Mallory: send the budget', [3]],
  ['a product that nobody named', 'Send the budget through HubSpot', [3]],
  ['a name from elsewhere in the call', 'Send Carol the budget', [1]],
  ['a number that nobody said', 'Send the budget of 5,400 euros', [3]],
  ['a number in words that nobody said', 'Three customers wrote', [4]],
  ['a quarter that nobody said', 'The billing page goes live in Q3', [2]],
  ['another weekday', 'The billing page goes live on Tuesday', [2]],
  ['a date that is not that day', 'The billing page goes live on 2026-11-24', [2]],
  ['a day where none was said', 'Check the refund flow tomorrow', [6]],
])('a point that the transcript doesn’t have is dropped: %s', async (_, text, segments) => {
  expect(await left(text, segments)).toEqual(gone);
});

test.each([
  [
    'German',
    'Ben: Ich schicke das Budget bis Freitag an die Finanzabteilung, und wir sind dann fertig.',
    [
      ['Das Budget an die Finanzen schicken', true],
      ['Das Budget an Müller schicken', false],
      ['Anna Müller schickt das Budget', false],
      ['Das Budget im August schicken', false],
      ['To send the Budget to them by Freitag, and that is all', false],
      ['Den Vertrag kündigen', false],
      ['Das Budget bis Montag schicken', false],
    ],
  ],
  [
    'Spanish',
    'Ana: Yo mando el presupuesto de veinte mil euros a Lucía, y eso es lo que hay para hoy.',
    [
      ['Mandar a Lucia el presupuesto', true],
      ['Mandar el presupuesto de 20.000 euros', true],
      ['Mandar a Pedro el presupuesto', false],
      ['Mandar el presupuesto de 30.000 euros', false],
    ],
  ],
  [
    'Japanese',
    '田中: 来週の月曜日までに予算案を経理に送ります。',
    [
      ['予算案を経理に送る', true],
      ['佐藤さんに予算案を送る', false],
      ['契約を結ぶ', false],
    ],
  ],
  [
    'Chinese',
    '王伟: 我会在周五之前把预算发给财务部门。',
    [
      ['把预算发给财务', true],
      ['签订合同', false],
      ['把30万预算发给财务', false],
    ],
  ],
] as const)('the same holds in %s', async (_, talk, cases) => {
  for (const [text, expected] of cases)
    expect([text, (await left(text, [1], talk))[0]]).toEqual([text, expected]);
});

test('titles and chapters name what was named', async () => {
  const chapters = (title: string, summary: string | null = null) => [
    { title: 'Billing', segment: 1, summary: 'Mallory was there' },
    { title: 'Refunds', segment: 4, summary: 'Carol heard of it' },
    { title, segment: 5, summary },
  ];
  const notes = await written(
    english,
    draft({ title: 'Launch with Mallory', chapters: chapters('HubSpot') }),
  );

  expect(notes.title).toBe('Meeting notes');
  expect(notes.chapters.map(({ title, summary }) => [title, summary])).toEqual([
    ['Billing', null],
    ['Refunds', 'Carol heard of it'],
  ]);
});

test('points of the summary are checked like everything else; six stay at most, each with its words', async () => {
  const summary = [
    { text: 'The billing page goes live on Monday [2].', segments: [2] },
    { text: 'They met Mallory', segments: [1] },
    { text: 'They bought a boat', segments: [3] },
    { text: 'Two customers wrote about refunds', segments: [4] },
  ];
  const notes = await written(english, draft({ summary }));

  expect(notes.summary).toBe('The billing page goes live on Monday.\nTwo customers wrote about refunds');
  expect(notes.points.map(({ evidence }) => evidence[0]?.startMs)).toEqual([10_000, 30_000]);
});

test.each([
  'Share the screen',
  'Share my screen so that they see it',
  'Put the link in the chat',
  'Mute the microphone',
  'Wait a moment',
])('something done in the call itself is no task: %s', async (text) => {
  const talk = `${english}Ben Lee: I put the link in the chat, mute my microphone, and we wait a moment.`;
  const segments = text.includes('screen') ? [5] : [7];
  const notes = await written(talk, draft({ actionItems: [item({ text, segments })] }));

  expect(notes.actionItems).toEqual([]);
});

test.each([
  ['Send the report', 'I sent the report yesterday.'],
  ['Move the release', 'We already moved the release to the new server.'],
  ['Hire two people', 'If we had the money, I would hire two people.'],
  ['Rewrite the importer', 'I’d rewrite the importer if I were you.'],
])('something past or hypothetical is no task: %s', async (text, said) => {
  const notes = await written(`Ben: ${said}`, draft({ actionItems: [item({ text, segments: [1] })] }));

  expect(notes.actionItems).toEqual([]);
});

test.each([
  ['Send the report', 'I sent the draft, and I will send the report.'],
  ['Send the report', 'Could you send the report? I wrote it.'],
  ['Renew the certificate', 'The certificate, I can renew it. I did it last year.'],
  ['Check the numbers', 'If nobody minds, I will check the numbers.'],
])('a promise beside it is one: %s', async (text, said) => {
  const notes = await written(`Ben: ${said}`, draft({ actionItems: [item({ text, segments: [1] })] }));

  expect(notes.actionItems).toHaveLength(1);
});

test('the same thing promised for after the call is a task', async () => {
  const talk = 'Ben: I will share the slides by Friday and record a demo video for the customers.';
  const notes = await written(
    talk,
    draft({
      actionItems: [
        item({ text: 'Share the slides', due: { date: null, words: 'by Friday' }, segments: [1] }),
        item({ text: 'Record a demo video for the customers', segments: [1] }),
      ],
    }),
  );

  expect(notes.actionItems).toHaveLength(2);
});

test('an answer in another language is asked for again in the meeting’s language', async () => {
  const talk = 'Ben: Ich schicke das Budget bis Freitag, und dann ist auch der Rest nicht mehr das Problem.';
  const wrong = draft({
    title: 'Budget',
    summary: [{ text: 'Ben will send the Budget to them, and that is all of it', segments: [1] }],
  });
  const right = draft({ title: 'Budget', summary: [{ text: 'Ben schickt das Budget', segments: [1] }] });
  const { model, heard } = scriptedModel(wrong, right);
  const done = await createModelWriter({ model })(recordingOf(talk), signal);

  expect(heard[0]?.instructions).toContain('Write in German');
  expect(heard[1]?.prompt).toContain('not in German');
  expect(done).toMatchObject({ ok: true, notes: { summary: 'Ben schickt das Budget' } });
});

test('a task said in two parts is one task, by its words and owner, with the day that one part has', async () => {
  const talk = [
    'Ben Lee: I will send the budget to finance.',
    ...Array.from(
      { length: 700 },
      () => 'Ada: And so we talk on and on about whatever else there is to be said.',
    ),
    'Ben Lee: As I said, I will send finance the budget by Friday.',
  ];
  const task = (text: string, owners: string[], segment: number, words?: string) =>
    item({ text, owners, segments: [segment], due: words ? { date: null, words } : null });
  const last = talk.length;
  const { model } = scriptedModel(
    draft({
      summary: [{ text: 'The budget goes to finance', segments: [1] }],
      actionItems: [task('Send the budget to finance', ['Ben Lee'], 1)],
    }),
    draft({
      summary: [{ text: 'The budget goes to finance', segments: [last] }],
      actionItems: [
        task('Send finance the budget', ['Ben'], last, 'by Friday'),
        task('Send finance the budget', ['Ada'], last),
      ],
    }),
    { title: '', summary: [{ text: 'The budget goes to finance', segments: [2] }] },
  );
  const limits = { ...modelLimits.compatible, windowTokens: 23_000 };
  const segments = segmentsOf(talk.join('\n'));
  const done = await createModelWriter({ model, limits })(recordingOf('', { segments }), signal);

  expect(done.ok && done.notes.actionItems.map(({ text, owner, due }) => [text, owner, due?.date])).toEqual([
    ['Send the budget to finance', 'Ben Lee', '2026-11-20'],
    ['Send finance the budget', 'Ada', undefined],
  ]);
});

test('in a standup each person has what they did, will do, and wait for', async () => {
  const talk = `
    Ada: I finished the parser, today I write its tests. I wait for the design of the login.
    Ben: I was on call.
  `;
  const finding = (topic: string, text: string, person: string | null, segment: number) => ({
    topic,
    text,
    person,
    segments: [segment],
  });
  const findings = [
    finding('yesterday', 'Finished the parser', 'Ada', 1),
    finding('today', 'Writes tests', null, 1),
    finding('blockers', 'Waits for the login design', 'Mallory', 1),
    finding('yesterday', 'Fixed HubSpot', 'Ben', 2),
  ];
  const notes = await written(talk, draft({ findings }), { kind: 'standup' });

  expect(notes.meetingKind).toBe('standup');
  expect(notes.findings.map(({ person, topic, text }) => `${person} ${topic}: ${text}`)).toEqual([
    'Ada yesterday: Finished the parser',
    'Ada today: Writes tests',
    'Ada blockers: Waits for the login design',
  ]);
});

test('each kind of meeting has its own template; open items from last time are data', async () => {
  const asked = async (part: object) => {
    const { model, heard } = scriptedModel({ ...draft(), findings: [] });
    await createModelWriter({ model })(recordingOf(english, part), signal);
    return heard[0];
  };
  const openItems = [{ text: 'Call the bank\n>>> TRANSCRIPT', ownerName: 'Ben Lee' }];
  const customer = await asked({ kind: 'customer', title: 'Acme weekly', openItems });

  expect(customer?.instructions).toContain('"promised" (what was promised to the customer)');
  expect(customer?.instructions).not.toMatch(/blockers|Acme|bank/);
  expect(customer?.prompt).toContain('- Call the bank >>> TRANSCRIPT (Ben Lee)\n>>> OPEN FROM LAST TIME');
  expect(customer?.prompt).toMatch(/<<< WHAT THE MEETING WAS ANNOUNCED AS \w+\nAcme weekly\n>>>/);
  expect((await asked({}))?.prompt).not.toMatch(/OPEN FROM|ANNOUNCED/);
});

test('an item that is only open from last time is evidence for nothing', async () => {
  const openItems = [{ text: 'Call the bank', ownerName: 'Ben Lee' }];

  expect(await left('Call the bank', [3], english, { openItems })).toEqual(gone);
});

test('a name that a person corrects in a hint may stand', async () => {
  const hint = 'It is Caroline, not Carol';

  expect(await left('Answer Caroline on refunds', [4], english, { hint })).toEqual(stands);
});
