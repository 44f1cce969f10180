import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { digests, missedRecaps } from '../../../services/store/schema/digests.ts';
import { slackMessages } from '../../../services/store/schema/slack.ts';
import { type CalendarWorld, calendarWorld, inMinutes } from '../../support/calendars.ts';
import { type CallEnd, recapOf } from '../../support/recap.ts';
import { letInAtOnce } from '../../support/slack-acts.ts';

type Person = { id: string; dm: string };

/** Cleo and Ben have the call in their calendars, and want a digest. */
async function invited(): Promise<CalendarWorld> {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { cleo, ben } = world.slack.users;
  // Not so soon that they're asked about it.
  world.feeds.set([{ uid: 'a', start: inMinutes(9) }]);
  for (const person of [cleo, ben]) {
    await world.addCalendar(person);
    expect((await say(world, person, 'digest on')).text).toContain('at nine');
  }
  return world;
}

function say({ slack }: CalendarWorld, person: Person, text: string) {
  return slack.command({ channel: slack.channels.general.id, user: person.id, text });
}

/** A call that Ben was in, with its recap. */
function missedCall(world: CalendarWorld, end: CallEnd = {}) {
  const { ben } = world.slack.users;
  return recapOf(world, {
    title: 'Secret plan',
    participants: [{ name: 'Somebody', email: ben.email }],
    ...end,
  });
}

/** We have taken in Slack's answer that a message is there. */
async function isKnown({ database: { db } }: CalendarWorld, ts: string) {
  await expect.poll(() => db.select().from(slackMessages).where(eq(slackMessages.ts, ts))).toHaveLength(1);
}

/** Nine o'clock comes for somebody, and has been seen to. */
async function itIsNine({ database: { db }, slack: { teamId } }: CalendarWorld, { id: userId }: Person) {
  const isTheirs = sql`${digests.userId} = ${userId}`;
  await db.update(digests).set({ nextAt: sql`clock_timestamp()` }).where(isTheirs);
  const data = JSON.stringify({ teamId, userId });
  for (let twice = 0; twice < 2; twice += 1)
    await db.execute(sql`insert into pgboss.job (name, data) values ('digest', ${data}::jsonb)`);
  await expect
    .poll(async () => (await db.select().from(digests).where(isTheirs))[0]?.nextAt.getTime() ?? Infinity)
    .toBeGreaterThan(Date.now());
}

test('a person who was invited but missed the call gets one message at nine, with a link and no word of the call', async () => {
  const world = await invited();
  const { cleo, ben, ada } = world.slack.users;
  const recap = await missedCall(world);
  const { ts } = await recap.reads('*Secret plan*');
  await isKnown(world, ts);
  for (const person of [cleo, ben]) await itIsNine(world, person);

  await world.dm(cleo, 'didn’t see you');
  const [digest, ...more] = world.dms(cleo).filter((text) => text.includes('calls'));
  expect(digest).toContain(`/archives/${recap.channel}/p${ts.replace('.', '')}`);
  expect(digest).not.toMatch(/Secret plan|They agreed/);
  await itIsNine(world, cleo);
  expect(more).toEqual([]);
  expect(world.dms(cleo).filter((text) => text.includes('calls'))).toHaveLength(1);
  expect([...world.dms(ben), ...world.dms(ada)].join()).not.toContain('didn’t see you');
});

test('a held recap is in the digest only after its release', async () => {
  const world = await invited();
  const { slack } = world;
  const { ada, cleo } = slack.users;
  await say(world, ada, 'recap hold');
  const recap = await missedCall(world, { title: 'The recap is held' });
  await itIsNine(world, cleo);
  expect(await world.database.db.select().from(missedRecaps)).toHaveLength(1);
  expect(world.dms(cleo).join()).not.toContain('didn’t see you');

  const { ts } = await recap.reads('held');
  await slack.press({ user: ada.id, channel: recap.channel, messageTs: ts, buttonText: 'Release' });
  await recap.reads('They agreed');
  await itIsNine(world, cleo);

  await world.dm(cleo, 'didn’t see you');
});

test('a digest leaves out calls of channels that the person has left', async () => {
  const world = await invited();
  const { cleo } = world.slack.users;
  const { channel } = await missedCall(world);
  await expect.poll(() => world.database.db.select().from(missedRecaps)).toHaveLength(1);
  await world.slack.removeMember({ channel, user: cleo.id });

  await itIsNine(world, cleo);

  expect(await world.database.db.select().from(missedRecaps)).toHaveLength(1);
  expect(world.dms(cleo).join()).not.toContain('didn’t see you');
});

test('a digest leaves out forgotten calls, and “digest off” and “forget me” end it', async () => {
  const world = await invited();
  const { slack, database } = world;
  const { ada, ben, cleo } = slack.users;
  const { channel } = await missedCall(world);
  const missed = () => database.db.select().from(missedRecaps);
  await expect.poll(missed).toMatchObject([{ userId: cleo.id }]);

  const asked = await say(world, ada, 'forget https://meet.google.com/abc-defg-hij');
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Forget it' });
  await expect.poll(missed).toEqual([]);

  expect((await say(world, ben, 'digest off')).text).toContain('missed calls is off');
  const question = await say(world, cleo, 'forget me');
  const whisper = await slack.waitForEphemeral(({ text }) => text === question.text);
  await slack.press({ user: cleo.id, channel, messageTs: whisper.ts, buttonText: 'Delete my data' });
  await expect.poll(() => database.db.select().from(digests)).toEqual([]);
});

test('without a digest, missed calls aren’t kept', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { cleo } = world.slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(9) }]);
  await world.addCalendar(cleo);
  expect((await say(world, cleo, 'digest')).text).toContain('missed calls is off');
  const recap = await missedCall(world);
  await recap.reads('recap of “Secret plan”');

  expect(await world.database.db.select().from(missedRecaps)).toEqual([]);
});
