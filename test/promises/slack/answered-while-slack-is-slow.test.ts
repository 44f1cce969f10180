import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { policyForm } from '../../support/policy.ts';
import { press, untilCardsAreKnown, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

type Person = { id: string };

const url = 'https://meet.google.com/abc-defg-hij';
const undo = { settings: { JOIN_UNDO_SECONDS: '600' } };

/** Slack, asked for the first time since they left another channel, doesn't say which channels somebody is in until it's released. */
async function holdPlacesOf({ slack }: World, ...people: Person[]) {
  const held: ReturnType<typeof slack.faults.hold>[] = [];
  for (const { id } of people) {
    await slack.removeMember({ channel: slack.channels.standup.id, user: id });
    held.push(slack.faults.hold('users.conversations', { before: true, when: ({ user }) => user === id }));
  }
  return () => {
    for (const one of held) {
      expect(one.planted.hits).toBe(1);
      one.release();
    }
  };
}

test('forms that ask Slack who is where are answered in time, and are done once Slack says it', async () => {
  const world = await startWorld(undo);
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  const channel = slack.channels.general.id;
  const policy = await policyForm(world, ada, 'channel');
  await slack.post({ channel, user: ada.id, text: `standup tonight ${url}` });
  await press(world, ben, await waitForCard(world, 'abc-defg-hij', ''), 'Another time…');
  const another = await slack.waitForView(({ user }) => user === ben.id);
  await slack.command({ channel, user: cleo.id, text: 'join' });
  const send = await slack.waitForView(({ user }) => user === cleo.id);
  const release = await holdPlacesOf(world, ada, ben, cleo);

  const start = Math.floor(Date.now() / 1_000) + 3_600;
  const answers = await Promise.all([
    policy.send({ limitMinutes: '45' }),
    slack.submitView({ user: ben.id, viewId: another.id, values: { start } }),
    slack.submitView({
      ...{ user: cleo.id, viewId: send.id },
      values: { link: 'https://meet.google.com/bbb-bbbb-bbb', minutes: '20' },
    }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: true, action: 'close' });
  expect((await world.meetings()).map(({ state }) => state)).toEqual(['proposed']);
  expect(slack.ephemerals.filter(({ text }) => text.includes('saved'))).toEqual([]);

  release();
  await slack.waitForEphemeral(({ user, text }) => user === ada.id && text.includes('policy is saved'));
  await waitForCard(world, 'abc-defg-hij', 'sent by');
  await waitForCard(world, 'bbb-bbbb-bbb', '20 min');
  await slack.waitForEphemeral(({ user, via }) => user === cleo.id && via !== 'ack');
});

test('who may not is told so afterwards, and nothing changes', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { cleo } = slack.users;
  const channel = slack.channels.general.id;
  const form = await policyForm(world, cleo, 'channel');
  await slack.removeMember({ channel, user: cleo.id });
  const release = await holdPlacesOf(world, cleo);
  expect(await form.send({ limitMinutes: '15' })).toMatchObject({ ok: true, action: 'close' });
  release();
  // She isn't where it could be whispered.
  await slack.waitForMessage(
    ({ channel: where, text }) => where === cleo.dm && /form[\s\S]*members of this channel/.test(text),
  );
  expect((await slack.command({ channel, user: slack.users.ada.id, text: 'limit' })).text).toContain(
    '60 min',
  );
});

test.runIf(inject('database') === 'postgres')(
  'a button is answered in time while others have the workspace’s lock, and keeps no meeting from them meanwhile',
  async () => {
    const world = await startWorld(undo);
    const { slack, database } = world;
    await slack.post({ channel: slack.channels.general.id, text: `standup tonight ${url}` });
    const card = await waitForCard(world, 'abc-defg-hij', '');
    await untilCardsAreKnown(world);
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`team:${slack.teamId}`}))`);
      expect(await press(world, slack.users.ben, card, 'Join now')).toMatchObject({ ok: true });
      await tx.execute(sql`set local lock_timeout = '1s'`);
      await tx.execute(sql`select id from meetings for update`);
    });
    await waitForCard(world, 'abc-defg-hij', 'sent by');
  },
);
