import { expect, test } from 'vitest';
import { rewriteRate } from '../../../services/notes/model-limits.ts';
import { choose, formOf } from '../../support/notes-in-thread.ts';
import { recapOf, startRecaps } from '../../support/recap.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { worldWithModel } from '../../support/with-model.ts';

/** What the model writes at first. */
const draft = {
  title: 'Budget',
  summary: [{ text: 'First try of the budget.', segments: [1] }],
  decisions: [],
  actionItems: [{ text: 'Send the budget', owners: [], segments: [1], due: null }],
  questions: [],
  chapters: [],
  facts: [],
};

test('an edited summary says who edited it and when', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const recap = await recapOf(world, {});
  const form = await formOf(world, recap, 'Edit summary', slack.users.ben);
  expect(JSON.stringify(form.blocks)).toContain('They agreed on the plan.');
  const sent = await slack.submitView({
    user: slack.users.ben.id,
    viewId: form.id,
    values: { text: 'They agreed on <!channel> plan B.' },
  });
  expect(sent).toMatchObject({ ok: true });
  await recap.reads(/They agreed on (&lt;|<)!channel(&gt;|>) plan B[\s\S]*Summary edited by @Ben/);
});

test('notes regenerated with a hint follow it, and people’s changes to items stay', async () => {
  const { model, world } = await worldWithModel();
  const { slack } = world;
  model.says(draft);
  const talk = 'Ben: I will send the budget to finance.\nBen: And I will call Priya.';
  const { thread } = await spokenCall(world, talk);
  await thread.reads('First try of the budget');
  await choose(world, thread, 'Done');
  await thread.reads(/~Send the budget~/);

  model.says({
    ...draft,
    summary: [{ text: 'Second try of the budget.', segments: [1] }],
    actionItems: [
      { text: 'Send the budget', owners: ['Ben'], segments: [1], due: null },
      { text: 'Call Priya', owners: ['Ben'], segments: [2], due: null },
    ],
  });
  const form = await formOf(world, thread, 'Regenerate');
  await slack.submitView({
    user: slack.users.ada.id,
    viewId: form.id,
    values: { text: 'You missed the call.' },
  });
  await thread.reads(/Second try of the budget[\s\S]*Call Priya/);
  const text = thread.ours().join('\n');
  expect(text).toContain('~Send the budget~');
  expect(text.match(/Send the budget/g)).toHaveLength(1);
  expect(text).toContain('Regenerated for @Ada: “You missed the call.”');
  expect(model.asked.at(-1)?.prompt + (model.asked.at(-1)?.instructions ?? '')).toContain(
    'You missed the call.',
  );
  await thread.reads('transcript.md');
  expect(slack.files().filter(({ completed }) => completed)).toHaveLength(2);
});

test('when regenerating fails, the recap and people’s edits stay, and the thread says why', async () => {
  const { model, world } = await worldWithModel();
  const { slack } = world;
  model.says(draft);
  const { thread } = await spokenCall(world, 'Ben: I will send the budget to finance.');
  await thread.reads('First try of the budget');
  const edit = await formOf(world, thread, 'Edit summary');
  await slack.submitView({ user: slack.users.ada.id, viewId: edit.id, values: { text: 'My own words.' } });
  await thread.reads('My own words.');

  model.fail('chat', { do: 'answer', answer: { status: 401, json: { error: { message: 'no' } } } });
  const form = await formOf(world, thread, 'Regenerate');
  await slack.submitView({ user: slack.users.ada.id, viewId: form.id, values: { text: 'Shorter.' } });
  await thread.reads(/regenerate.*refused the key/);
  const text = thread.ours().join('\n');
  expect(text).toContain('My own words.');
  expect(text).toContain('Summary edited by @Ada');
  expect(text).toContain('Send the budget');
  expect(text).not.toContain('Regenerated for');
});

test('notes of one call are regenerated a few times, then the form says when to try again; asking while they’re written uses nothing up', async () => {
  const { model, world } = await worldWithModel();
  const { slack } = world;
  model.always(draft);
  const { thread } = await spokenCall(world, 'Ben: I will send the budget to finance.');
  await thread.reads('First try of the budget');
  const again = async (...users: { id: string }[]) => {
    const forms: { user: string; viewId: string }[] = [];
    for (const { id: user } of users) {
      const { id: viewId } = await formOf(world, thread, 'Regenerate', { ...slack.users.ada, id: user });
      forms.push({ user, viewId });
    }
    const sent = forms.map((form) => slack.submitView({ ...form, values: { text: 'Shorter.' } }));
    return (await Promise.all(sent)).map((answer) => JSON.stringify(answer));
  };
  const isWritten = async () => (await world.meetings()).every(({ notesWrittenAt }) => notesWrittenAt);

  let busy = 0;
  for (let done = 0; done < rewriteRate.burst; ) {
    const { ada, ben } = slack.users;
    const answers = await again(...(done < rewriteRate.burst - 1 ? [ada, ben] : [ada]));
    expect(answers.join()).not.toContain('several times');
    const refused = answers.filter((answer) => answer.includes('Still writing')).length;
    busy += refused;
    done += answers.length - refused;
    await expect.poll(isWritten).toBe(true);
  }
  expect(busy).toBeGreaterThan(0);
  expect((await again(slack.users.ben))[0]).toMatch(/several times.*in 5 minutes/);
});
