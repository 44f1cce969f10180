import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { passageRows } from '../../../../services/store/rows/passage-rows.ts';
import { notes } from '../../../../services/store/schema/notes.ts';
import { tookPlace, typed, writePast } from '../../../support/past-meetings.ts';
import { waitForReply } from '../../../support/slack-acts.ts';
import { startWorld, type World } from '../../../support/world.ts';

const secret = (text: string) => [['Priya', `The codename is ${text}.`]] as const;

/** A meeting each in #general, #standup, the private channel, and Ben's DM with us. */
async function everywhere(world: World) {
  const { channels, users } = world.slack;
  const { general, standup, private: leads } = channels;
  await tookPlace(world, { title: 'G', channel: general.id, said: secret('giraffe') });
  await tookPlace(world, { title: 'S', channel: standup.id, said: secret('salmon') });
  await tookPlace(world, { title: 'L', channel: leads.id, said: secret('leopard') });
  await tookPlace(world, { title: 'D', channel: users.ben.dm, by: users.ben.id, said: secret('dolphin') });
}

function animalsIn(text: string): string[] {
  return ['giraffe', 'salmon', 'leopard', 'dolphin'].filter((animal) => text.includes(animal));
}

test('people find what was said in their channels and their own DM, wherever they ask', async () => {
  const world = await startWorld();
  await everywhere(world);
  const { ada, ben, cleo, dora, gus, sol } = world.slack.users;
  const { general, standup } = world.slack.channels;
  const asks = async (user: { id: string }, channel = general.id) => {
    const by = { user: user.id, channel };
    const [found, listed] = [await typed(world, 'ask codename', by), await typed(world, 'meetings', by)];
    expect([...listed.matchAll(/\|([GSLD])>/g)]).toHaveLength(animalsIn(found).length);
    return animalsIn(found);
  };

  expect(await asks(ada)).toEqual(['giraffe', 'salmon', 'leopard']);
  expect(await asks(ben)).toEqual(['giraffe', 'salmon', 'leopard', 'dolphin']);
  expect(await asks(ben, ben.dm)).toEqual(['giraffe', 'salmon', 'leopard', 'dolphin']);
  expect(await asks(cleo)).toEqual(['giraffe', 'salmon']);
  expect(await asks(dora, standup.id)).toEqual(['salmon']);
  // Guests are in few channels, and find what was said there.
  expect(await asks(gus, standup.id)).toEqual(['salmon']);
  expect(await asks(sol)).toEqual(['giraffe']);
});

test('a mention is answered from its channel’s meetings alone, since the whole channel reads it', async () => {
  const world = await startWorld();
  await everywhere(world);
  const { slack } = world;
  const { ben } = slack.users;
  const asks = async (channel: string) => {
    const { ts } = await slack.post({
      channel,
      user: ben.id,
      text: `<@${slack.botUserId}> what is the codename?`,
    });
    return animalsIn((await waitForReply(world, ts, 'Word for word')).text);
  };

  expect(await asks(slack.channels.general.id)).toEqual(['giraffe']);
  expect(await asks(slack.channels.private.id)).toEqual(['leopard']);
  // Nobody else reads a DM with us.
  expect(await asks(ben.dm)).toEqual(['giraffe', 'salmon', 'leopard', 'dolphin']);
});

test('people of another workspace find nothing', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { shared } = slack.channels;
  await tookPlace(world, { channel: shared.id, said: secret('giraffe') });

  const text = `<@${slack.botUserId}> what is the codename?`;
  const { ts } = await slack.post({ channel: shared.id, user: slack.users.xena.id, text });

  await waitForReply(world, ts, 'search its meetings');
  await slack.idle();
  expect(JSON.stringify(slack.messages(shared.id, ts))).not.toContain('giraffe');
});

test('while Slack doesn’t say who is in which channel, nobody finds anything, and the answer says why', async () => {
  const world = await startWorld();
  const { slack } = world;
  await tookPlace(world, { said: secret('giraffe') });
  slack.faults.add({ method: 'users.conversations', times: 2, effect: { kind: 'status', status: 503 } });

  for (const text of ['ask codename', 'meetings']) {
    expect(await typed(world, text)).toContain('Slack isn’t responding');
  }
  expect(await typed(world, 'ask codename')).toContain('giraffe');
});

test('nobody finds a held recap’s words or title until somebody releases it', async () => {
  const world = await startWorld();
  const { db } = world.database;
  const { id } = await tookPlace(world, { title: 'Layoffs', held: 'outsiders', said: secret('giraffe') });
  const questions = ['ask codename', 'ask layoffs', 'meetings codename'];

  for (const text of questions) expect(await typed(world, text)).not.toMatch(/giraffe|Layoffs/);
  // That the call took place is no secret: its card stands in the channel.
  expect(await typed(world, 'meetings')).toContain('|abc-defg-hij>');

  await db.update(notes).set({ releasedBy: 'U1', releasedAt: new Date() }).where(eq(notes.meetingId, id));
  for (const text of questions) expect(await typed(world, text)).toMatch(/giraffe|Layoffs/);
});

test('words that were forgotten, replaced or said in another workspace aren’t found', async () => {
  const world = await startWorld();
  const { slack, database } = world;
  const { general } = slack.channels;
  const old = await tookPlace(world, { said: secret('giraffe') });
  const gone = await tookPlace(world, { said: secret('salmon') });
  await writePast(
    database.db,
    { teamId: 'T0OTHERCO1', channelId: general.id, threadTs: '1.2', by: slack.users.ada.id },
    { said: secret('leopard') },
  );
  const place = { teamId: slack.teamId, channelId: general.id };
  await database.db.transaction(async (tx) => {
    const anew = [{ speaker: 'Ben', text: 'The codename is dolphin.', start_ms: 0 }];
    await passageRows(tx).index({ ...place, id: old.id }, old.notes, anew);
    await passageRows(tx).index({ ...place, id: gone.id }, gone.notes, []);
  });

  expect(animalsIn(await typed(world, 'ask codename'))).toEqual(['dolphin']);
});
