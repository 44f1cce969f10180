import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deleteLeftWorkspaces } from '../../../services/store/rows/forgetting.ts';
import { earsDeletions } from '../../../services/store/schema/ears.ts';
import type { AttendeeBot } from '../../sandbox/attendee/bots.ts';
import { inOrder } from '../../support/in-order.ts';
import { type AttendeeWorld, attendeeWorld, listeningWorld } from '../../support/listening.ts';
import { goLive, press, untilStates, waitForReply } from '../../support/slack-acts.ts';
import type { World } from '../../support/world.ts';

const down = { status: 503, json: { error: 'down' } };
const deletions = ({ database }: World) => database.db.select().from(earsDeletions);

/** A call in which Attendee heard a secret, and which is over. */
async function heard(world: AttendeeWorld, code = 'abc-defg-hij') {
  const { attendee, slack } = world;
  const before = attendee.bots.length;
  const { card, ts, meeting } = await goLive(world, { code });
  await expect.poll(() => attendee.bots.length).toBe(before + 1);
  const bot = attendee.bots.at(-1) as AttendeeBot;
  attendee.says(bot, { speaker: 'Priya', text: 'The secret budget is done.', at: 1 });
  attendee.comes(bot, 'Priya');
  await expect
    .poll(async () => (await world.rows()).find(({ botId }) => botId === bot.id)?.heardMs)
    .toBeGreaterThan(0);
  await press(world, slack.users.ada, card, 'Stop');
  return { bot, ts, meeting };
}

/** Nobody listens any more, and the call is over: then it can be forgotten. */
async function untilOver(world: AttendeeWorld) {
  await expect.poll(async () => (await world.rows()).every(({ state }) => state === 'over')).toBe(true);
  const isOver = async () => (await world.meetings()).every(({ sessionEndedAt }) => sessionEndedAt);
  await expect.poll(isOver).toBe(true);
}

async function forget({ slack }: World, code = 'abc-defg-hij') {
  const [channel, user] = [slack.channels.general.id, slack.users.ada.id];
  const asked = await slack.command({ channel, user, text: `forget https://meet.google.com/${code}` });
  const question = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user, channel: question.channel, messageTs: question.ts, buttonText: 'Forget it' });
}

const tries = ({ attendee }: AttendeeWorld) =>
  attendee.journal.entries.filter(({ route }) => route === 'delete');

test('what Attendee kept of a call is deleted there with the call, also where its first answer is lost', async () => {
  const world = await attendeeWorld();
  const { bot } = await heard(world);
  await untilOver(world);
  expect(bot).toMatchObject({ state: 'ended', utterances: { size: 1 } });

  world.attendee.fail('delete', { do: 'reset', work: true });
  world.attendee.fail('delete', { do: 'answer', answer: down }, 1_000);
  await forget(world);
  await expect.poll(() => bot.state).toBe('data_deleted');
  expect([bot.utterances.size, bot.people]).toEqual([0, []]);
  await expect.poll(async () => (await deletions(world))[0]?.attempts).toBeGreaterThan(0);
  const [row] = await deletions(world);
  expect(Object.keys(row ?? {}).sort()).toEqual([
    ...['askedAt', 'attempts', 'botId', 'kind', 'meetingId', 'nextRunAt'],
  ]);
  world.attendee.heal();
  await world.elapse(1);
  await expect.poll(() => deletions(world)).toEqual([]);
  expect([tries(world)[0]?.status, tries(world).at(-1)?.status]).toEqual(['reset', 400]);
  expect(JSON.stringify(world.log)).not.toContain('secret');
});

test('one that is still on its way out is asked once it is out', async () => {
  const world = await attendeeWorld();
  const { attendee } = world;
  attendee.leavesAtOnce(false);
  const { bot } = await heard(world);
  await expect.poll(() => bot.state).toBe('leaving');
  await expect.poll(async () => (await world.meetings())[0]?.sessionEndedAt).not.toBeNull();
  await forget(world);
  await untilStates(world, 'done');
  expect(await deletions(world)).toEqual([]);
  attendee.happens(bot, 'left_meeting');
  attendee.happens(bot, 'post_processing_completed');
  await expect.poll(() => bot.state).toBe('data_deleted');
  await expect.poll(() => deletions(world)).toEqual([]);
  expect(tries(world)).toHaveLength(1);
});

test('while Attendee is silent it’s asked again, by the next process too; after a day the thread says what is still there and what to do', async () => {
  const world = await attendeeWorld();
  const { attendee, slack } = world;
  const first = await heard(world);
  const second = await heard(world, 'aaa-bbbb-ccc');
  await untilOver(world);
  attendee.fail('delete', { do: 'answer', answer: down }, 1_000);
  await forget(world);
  await forget(world, 'aaa-bbbb-ccc');
  const least = async () => Math.min(...(await deletions(world)).map(({ attempts }) => attempts));
  await expect.poll(async () => [(await deletions(world)).length, (await least()) > 0]).toEqual([2, true]);
  let before = 0;
  await world.restart({}, async () => {
    before = Math.max(...(await deletions(world)).map(({ attempts }) => attempts));
  });
  await world.elapse(1);
  await expect.poll(least).toBeGreaterThan(before);
  await world.elapse(24 * 60);
  const words = inOrder('Attendee may still have', 'doesn’t answer', 'stopped asking', `\`${first.bot.id}\``);
  await waitForReply(world, first.ts, words);
  await waitForReply(world, second.ts, `\`${second.bot.id}\``);
  expect(await deletions(world)).toEqual([]);
  expect(
    slack
      .messages(slack.channels.general.id, first.ts)
      .map(({ text }) => text)
      .join('\n'),
  ).not.toContain('secret');
});

test('retention, and a workspace that left a month ago, reach it as well; what it doesn’t know any more is said at once', async () => {
  const world = await attendeeWorld();
  const { attendee, slack, database } = world;
  const old = await heard(world);
  await untilStates(world, 'done');
  const ask = { channel: slack.channels.general.id, user: slack.users.ada.id };
  await slack.command({ ...ask, text: 'retention 30 days' });
  await world.elapse(31 * 24 * 60);
  await world.restart();
  await expect.poll(() => old.bot.state).toBe('data_deleted');
  await expect.poll(() => deletions(world)).toEqual([]);

  const gone = await heard(world, 'aaa-bbbb-ccc');
  await untilOver(world);
  attendee.bots.splice(attendee.bots.indexOf(gone.bot), 1);
  await forget(world, 'aaa-bbbb-ccc');
  await waitForReply(
    world,
    gone.ts,
    inOrder('Attendee may still have', 'knows no such bot', `\`${gone.bot.id}\``),
  );

  const last = await heard(world, 'bbb-cccc-ddd');
  await untilStates(world, 'done', 'done', 'done');
  await database.db.execute(
    sql`insert into workspaces (team_id, left_at) values (${last.meeting.teamId}, clock_timestamp() - interval '31 days')
      on conflict (team_id) do update set left_at = excluded.left_at`,
  );
  await deleteLeftWorkspaces(database.db, [], 30);
  expect(await world.meetings()).toEqual([]);
  await world.elapse(0.1);
  await expect.poll(() => last.bot.state).toBe('data_deleted');
  await expect.poll(() => deletions(world)).toEqual([]);
  // Each once: what was forgotten before isn't asked for again.
  expect(tries(world).map(({ status }) => status)).toEqual([200, 404, 200]);
});

test('Vexa deletes by the same rules: not while it isn’t set up, refuses the key or fails, and then all the same', async () => {
  const world = await listeningWorld();
  const { vexa, slack } = world;
  const { card, ts } = await goLive(world);
  const bot = await world.bot();
  vexa.says(bot, { speaker: 'Priya', text: 'The secret budget is done.', start: 1, end: 2 });
  await world.heard(1);
  await press(world, slack.users.ada, card, 'Stop');
  await untilStates(world, 'done');
  await world.restart({ EARS: null, VEXA_URL: null, VEXA_API_KEY: null });
  await forget(world);
  await expect.poll(async () => (await deletions(world))[0]?.attempts).toBeGreaterThan(0);
  expect(vexa.journal.entries.filter(({ route }) => route === 'delete')).toEqual([]);
  const answered = (status: number) =>
    vexa.journal.waitFor((entry) => entry.route === 'delete' && entry.status === status);
  await world.restart({ EARS: 'vexa', VEXA_URL: vexa.url, VEXA_API_KEY: 'another_key_0123456789' });
  await world.elapse(1);
  await answered(401);
  await world.restart({ VEXA_API_KEY: vexa.key }, async () =>
    vexa.fail('delete', {
      do: 'answer',
      answer: { status: 503, json: { detail: 'Artifact storage deletion unavailable' } },
    }),
  );
  await world.elapse(1);
  await answered(503);
  expect(bot.segments.size).toBe(1);
  await world.elapse(1);
  await expect.poll(() => bot.data.artifact_deletion?.state).toBe('completed');
  expect(bot.segments.size).toBe(0);
  await expect.poll(() => deletions(world)).toEqual([]);
  expect(
    slack
      .messages(slack.channels.general.id, ts)
      .map(({ text }) => text)
      .join('\n'),
  ).not.toContain('may still have');
});
