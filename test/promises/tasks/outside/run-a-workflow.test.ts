import { expect, test } from 'vitest';
import { renderMessage } from '../../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../../support/agent-at-work.ts';
import { withWorkflows } from '../../../support/outside-settings.ts';

const start = { workflow: 'onboarding', data: { person: 'Grace', seats: 3 } };

test('the card shows what is sent and where; once approved, the workflow runs once, signed, under the task’s id', async () => {
  const { receiver, world } = await withWorkflows();
  const work = await agentAtWork(world);
  const { slack } = work;
  const asked = await work.task('run_workflow', start, { requested_by: 'Priya Nair' });
  const card = await work.card();
  expect(renderMessage(card)).toContain(
    `*Sent to*\n${new URL(receiver.url).host}\n*person*\nGrace\n*seats (number)*\n3\n`,
  );
  expect(receiver.journal.entries).toEqual([]);

  await work.press(slack.users.ben, card, 'Approve');

  expect(await work.outcome(asked)).toMatchObject({
    state: 'done',
    summary: expect.stringContaining('onboarding'),
  });
  await work.reads(/:white_check_mark: Done, approved by @Ben\. .*onboarding/);
  expect(receiver.runs).toMatchObject([
    {
      id: asked.task_id,
      data: {
        input: start.data,
        user: slack.users.ada.id,
        meeting: { id: work.meetingId, channel: work.channel },
      },
    },
  ]);
});

test('a lost answer is shown as an unknown result', async () => {
  const { receiver, world } = await withWorkflows();
  const work = await agentAtWork(world);
  receiver.fail('hook', { do: 'reset', work: true }, 5);
  const asked = await work.task('run_workflow', start);

  await work.press(work.slack.users.ben, await work.card(), 'Approve');

  expect(await work.outcome(asked)).toMatchObject({ state: 'uncertain', code: 'no_answer' });
  await work.reads(/:grey_question: Approved by @Ben, .*unknown\. .*connection broke/);
  expect(receiver.runs).toHaveLength(1);
});

test('an address that leads inside the network is not called, even when it’s approved', async () => {
  const { receiver, world } = await withWorkflows({ reachable: false });
  const work = await agentAtWork(world);
  const asked = await work.task('run_workflow', start);

  await work.press(work.slack.users.ben, await work.card(), 'Approve');

  expect(await work.outcome(asked)).toMatchObject({ state: 'failed', code: 'unreachable' });
  await work.reads(/:x: Failed \(approved by @Ben\)\. .*inside the network/);
  expect(receiver.journal.entries).toEqual([]);
});

test('a workflow that no admin named, or an address instead of a name, is refused', async () => {
  const { receiver, world } = await withWorkflows();
  const work = await agentAtWork(world);

  for (const input of [
    { workflow: 'https://evil.test/', data: {} },
    { workflow: 'onboarding', url: 'https://evil.test/' },
  ]) {
    expect(await work.refusedTask('run_workflow', input)).toMatch(/workflow|url/);
  }
  expect(receiver.journal.entries).toEqual([]);
});
