import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { slackEdits } from '../../../services/store/schema/slack.ts';
import { onThisMachine } from '../../on-this-machine.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { gapsOf, isPlan, jitter, mostWithin, writesTo } from '../../support/slack-writes.ts';
import { burstOf, sendEvenly } from '../../support/task-burst.ts';
import { startWorld, type World } from '../../support/world.ts';

const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };
/**
 * Milliseconds from the last event's acknowledgement to the newest state in Slack: about a second on a quiet machine. Who
 * had spent a minute's edits would wait for tens of seconds.
 */
const soon = onThisMachine(20_000);

/** Five calls in five channels, the agent in each. */
async function fiveMeetings(world: World) {
  const { slack } = world;
  const { general, standup, private: leads } = slack.channels;
  const more = ['C0SALES001', 'C0DESIGN01'].map((id) => slack.addChannel({ ...general, id, name: id }));
  const channels = [general, standup, leads, ...more];
  return Promise.all(
    channels.map(async ({ id }, index) => {
      const call = `https://meet.google.com/${'abcde'.charAt(index).repeat(3)}-defg-hij`;
      const thread = await paste(world, { channel: id, text: call });
      const { session } = await comesIn(world, thread, call);
      return { thread, session };
    }),
  );
}

test('five bursts at once stay within the workspace’s edits of a minute, and each ends with its newest state soon', async () => {
  const world = await startWorld({ pace: 'real', settings });
  const { slack } = world;
  const meetings = await fiveMeetings(world);
  await slack.idle();

  const ends = await Promise.all(
    meetings.map(async ({ thread, session }) => {
      const { acknowledged } = await sendEvenly(burstOf(6, 24), 7_000, (event) =>
        push(world, session.id, event),
      );
      await thread.reads('6 tasks: 6 done', { timeout: soon });
      const shown = slack.journal.entries.find(
        (entry) =>
          entry.kind === 'message' &&
          entry.message.channel === thread.channel &&
          isPlan(entry.message) &&
          JSON.stringify(entry.message.blocks).includes('6 tasks: 6 done'),
      );
      return (shown?.at ?? Number.NaN) - acknowledged;
    }),
  );

  // When the app let each edit go: a busy machine may deliver some of them in a bunch.
  const granted = await world.database.db.select().from(slackEdits).orderBy(asc(slackEdits.at));
  const times = granted.map(({ at }) => ({ at: at.getTime() }));
  const edits = writesTo(slack).filter(({ kind }) => kind === 'edit');
  expect(edits.length).toBeGreaterThan(0);
  expect(edits.length).toBeLessThanOrEqual(times.length);
  expect(mostWithin(60_000, times)).toBeLessThanOrEqual(45);
  expect(edits.every(({ ok }) => ok)).toBe(true);
  for (const { thread } of meetings) {
    const card = slack.messages(thread.channel, thread.ts).find(({ own }) => own);
    const ofBurst = writesTo(slack, thread.channel).filter(({ ts }) => ts !== card?.ts);
    expect(Math.min(...gapsOf(ofBurst))).toBeGreaterThanOrEqual(1_000 - jitter);
  }
  expect(Math.max(...ends)).toBeLessThanOrEqual(soon);
});
