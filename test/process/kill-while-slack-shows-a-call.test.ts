import type { TestContext } from 'vitest';
import { type Failpoint, slackCallFailpoints } from '../../services/meetings/failpoints.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { describeProcesses } from '../support/describe-processes.ts';
import { endCall, enterCall } from '../support/played-call.ts';
import { startProcessWorld } from '../support/process-world.ts';

const recovery = { timeout: onThisMachine(25_000) };

describeProcesses('kill -9 while Slack’s own card of a call changes, then another process', (test) => {
  for (const failpoint of slackCallFailpoints) {
    test(`at ${failpoint}: there is one card at most, and it ends with its call`, (context) =>
      oneCard(failpoint, context));
  }
});

async function oneCard(failpoint: Failpoint, { expect, onTestFinished }: TestContext): Promise<void> {
  const settings = { SLACK_CALL_CARD: 'on' };
  const world = await startProcessWorld({ settings, scopes: ['calls:write'] }, onTestFinished);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const first = await world.start({ failpoint });
  await slack.post({ channel, text: 'now: https://meet.google.com/abc-defg-hij' });
  // It may be gone before anybody is in the call.
  const entered = enterCall(world);
  const isOver = failpoint === 'slack-call.ended.before-stored';
  if (isOver) {
    await entered;
    // A call that is over before Slack has a card of it gets none.
    await expect.poll(() => slack.calls().length, recovery).toBe(1);
    await endCall(world);
  }
  expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  await world.age(60);
  await world.takeOver();
  if (!isOver) await entered.then(() => endCall(world));
  await expect.poll(async () => (await world.meetings())[0]?.state, recovery).toBe('done');

  const cards = () =>
    slack.messages(channel).filter(({ blocks }) => blocks.some(({ type }) => type === 'call'));
  if (failpoint === 'slack-call.added.before-stored') {
    // Its answer was lost: nobody sees that one, and no other is made.
    expect(cards()).toEqual([]);
    expect(slack.calls()).toHaveLength(1);
    return;
  }
  const ends = () =>
    slack.journal.entries.flatMap((entry) =>
      entry.kind === 'api' && entry.method === 'calls.end' ? [entry.response] : [],
    );
  // Slack ends it once, however often it's told.
  const again = isOver ? [{ ok: true, error: 'inactive_call' }] : [];
  await expect.poll(ends, recovery).toEqual([{ ok: true }, ...again]);
  expect(slack.calls()).toMatchObject([{ users: [], isEnded: true }]);
  expect(cards()).toHaveLength(1);
}
