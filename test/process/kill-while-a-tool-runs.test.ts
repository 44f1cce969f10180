import { describe, expect, type TestContext } from 'vitest';
import { type Failpoint, toolFailpoints } from '../../services/meetings/failpoints.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { startHubSpot } from '../sandbox/hubspot/service.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { agentInCall } from '../support/agent-process.ts';
import { type ProcessWorld, startProcessWorld } from '../support/process-world.ts';

/** The thread says within a minute what became of it; a machine that is busy with other tests may take longer. */
const recovery = { timeout: onThisMachine(25_000) };

describe.concurrent('kill -9 while a tool runs, then another process', (test) => {
  for (const failpoint of toolFailpoints) {
    test(`at ${failpoint}: an approved message is posted once`, (context) => messageOnce(failpoint, context));
    test(`at ${failpoint}: a change in the CRM is made at most once, and shown as uncertain`, (context) =>
      crmUncertain(failpoint, context));
  }
});

async function messageOnce(failpoint: Failpoint, { onTestFinished }: TestContext): Promise<void> {
  const world = await startProcessWorld({}, onTestFinished);
  const { slack } = world;
  const { standup } = slack.channels;
  const input = { to: '#standup', text: 'We ship.' };
  const { agent, second, asked } = await approveAndDie(world, failpoint, 'post_message', input);

  await readsAgain(world, ':white_check_mark: Done, approved by @Ben.');
  expect(await agent.call(second, 'get_task', { task_id: asked, wait_seconds: 20 })).toMatchObject({
    state: 'done',
  });
  // The agent cannot know that its request was heard: asked again under its key, it is the same task.
  expect(
    await agent.call(second, 'post_message', { meeting_id: agent.meetingId, input, key: 'once' }),
  ).toMatchObject({ task_id: asked, state: 'done' });
  expect(slack.messages(standup.id).map(({ text }) => text)).toEqual(['We ship.']);
}

async function crmUncertain(failpoint: Failpoint, { onTestFinished }: TestContext): Promise<void> {
  const hubspot = await startHubSpot();
  onTestFinished(hubspot.close);
  hubspot.add('contacts', { firstname: 'Ada', lastname: 'Lovelace', email: 'ada@acme.org' });
  const settings = { HUBSPOT_TOKEN: hubspot.token, HUBSPOT_API_URL: hubspot.url };
  const world = await startProcessWorld({ settings }, onTestFinished);
  const input = { record: 'contact', email: 'ada@acme.org', note: 'Wants the big plan.' };
  const { agent, second, asked } = await approveAndDie(world, failpoint, 'update_crm', input);

  await readsAgain(world, 'result is unknown');
  expect(await agent.call(second, 'get_task', { task_id: asked })).toMatchObject({
    state: 'uncertain',
    says: expect.stringContaining('unknown'),
  });
  expect(hubspot.engagements).toHaveLength(failpoint === 'tool.started' ? 0 : 1);
  expect(hubspot.violations).toEqual([]);
}

/** Ben approves; the first process dies at the failpoint, the run's time passes, another app takes over. */
async function approveAndDie(world: ProcessWorld, failpoint: Failpoint, tool: string, input: object) {
  const { slack, start, takeOver, age } = world;
  const first = await start({ failpoint });
  const agent = await agentInCall(world, first);
  const handed = { meeting_id: agent.meetingId, input, key: 'once' };
  const asked = await agent.call(first, tool, handed);
  expect(asked).toMatchObject({ state: 'awaiting_approval' });
  const card = await slack.waitForMessage(
    (message) => renderMessage(message).includes('[Approve]'),
    recovery,
  );
  await slack.press({
    user: slack.users.ben.id,
    channel: card.channel,
    messageTs: card.ts,
    actionId: 'run_approve',
  });
  expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  // A minute at most: the deadline of either tool and its grace are over by then, leases too.
  await age(58);
  const second = await takeOver();
  return { agent, second, asked: asked?.task_id };
}

async function readsAgain({ slack }: ProcessWorld, words: string): Promise<void> {
  await slack.waitForMessage((message) => message.own && renderMessage(message).includes(words), recovery);
}
