import { expect, test } from 'vitest';
import { formOf } from '../../support/notes-in-thread.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { worldWithModel } from '../../support/with-model.ts';

const talk = `
  Priya Nair: I finished the refund flow. Today I write the budget with Ben.
  Ben Lee: I wait for the review of the parser.
  Ben Lee: I will send the budget of 4,500 euros to finance.
  Priya Nair: Let me share my screen so that you can see the parser.
  Ben Lee: Then the parser goes live on Monday.
`;
const others = ['Priya Nair', 'Ben Lee'];

const task = (text: string, owners: string[], segment: number, date: string | null = null) => ({
  ...{ text, owners, segments: [segment] },
  due: date && { date, words: '' },
});
const finding = (topic: string, text: string, person: string, segment: number) => ({
  ...{ topic, text, person },
  segments: [segment],
});
const drafted = {
  title: 'Parser and budget',
  summary: [
    { text: 'The refund flow is finished', segments: [1] },
    { text: 'Mallory wants the refund flow', segments: [1] },
    { text: 'The parser goes live on Monday', segments: [5] },
  ],
  decisions: [
    { text: 'The parser goes live on Monday', segments: [5] },
    { text: 'The parser goes live on Tuesday', segments: [5] },
    { text: 'The budget is 5,400 euros', segments: [3] },
  ],
  actionItems: [
    task('Send the budget to finance', ['Prija', 'Ben'], 3, '2027-01-01'),
    task('Share the screen', ['Priya'], 4),
    task('Call the bank', ['Ben'], 3),
  ],
  questions: [],
  chapters: [],
  facts: [],
};

test('when a model errs in every way, the recap shows only what was said, with who said it and when', async () => {
  const { model, world } = await worldWithModel();
  model.says(drafted);
  const { thread } = await spokenCall(world, talk, { others });

  await thread.reads('by a model');
  await thread.reads('*Decisions*');
  const text = thread.ours().join('\n');
  expect(text).toContain('• The refund flow is finished (00:00)\n• The parser goes live on Monday (00:40)');
  expect(text.match(/• Send the budget to finance/g)).toHaveLength(2);
  expect(text).toMatch(
    /Send the budget to finance \(\*Priya Nair\*\)[\s\S]*Send the budget to finance \(\*Ben Lee\*\)/,
  );
  expect(text).not.toMatch(/Mallory|Tuesday|5,400|screen \(|bank|2027/);
});

test('notes regenerated as a standup show each person’s day, and the model hears only its own channel’s open items', async () => {
  const { model, world } = await worldWithModel();
  const { slack } = world;
  model.says(drafted);
  const before = await spokenCall(world, talk, { others });
  await before.thread.reads('*Decisions*');
  model.says(drafted);
  const { thread } = await spokenCall(world, talk, { others, nth: 2 });
  await thread.reads('*Decisions*');
  expect(model.asked.at(-1)?.prompt).toMatch(
    /OPEN FROM LAST TIME[^\n]*\n- Send the budget to finance \(Priya Nair\)/,
  );
  expect(model.asked[0]?.prompt).not.toContain('OPEN FROM LAST TIME');

  model.says({
    ...drafted,
    findings: [
      finding('today', 'Writes the budget', 'Priya', 1),
      finding('yesterday', 'Finished the refund flow', 'Priya', 1),
      finding('blockers', 'Waits for the parser review', 'Ben', 2),
      finding('blockers', 'Waits for Mallory', 'Ben', 2),
    ],
  });
  const form = await formOf(world, thread, 'Regenerate');
  await slack.submitView({
    user: slack.users.ada.id,
    viewId: form.id,
    values: { text: '', kind: 'standup' },
  });
  await thread.reads(
    /\*Priya Nair\*\n• Yesterday: Finished the refund flow\n• Today: Writes the budget[\s\S]*\*Ben Lee\*\n• Blocked by: Waits for the parser review/,
  );
  expect(model.asked.at(-1)?.instructions).toContain('notes of a standup');
  expect(thread.ours().join('\n')).not.toContain('Mallory');

  model.says(drafted);
  const elsewhere = await spokenCall(world, talk, { others, nth: 3, channel: slack.channels.standup.id });
  await elsewhere.thread.reads('*Decisions*');
  expect(model.asked.at(-1)?.prompt).not.toContain('OPEN FROM LAST TIME');
});

test('when no point of a summary holds, twice, the thread gets highlights and the reason', async () => {
  const { model, world } = await worldWithModel();
  const made = { ...drafted, summary: [{ text: 'They bought a boat', segments: [1] }] };
  model.says(made);
  model.says(made);
  const { thread } = await spokenCall(world, talk, { others });

  await thread.reads('didn’t match the transcript');
  expect(model.asked).toHaveLength(2);
  expect(thread.ours().join('\n')).not.toMatch(/boat|Decisions|Action items/);
});
