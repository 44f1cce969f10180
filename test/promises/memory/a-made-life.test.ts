import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { briefOf } from '../../support/briefs.ts';
import { liveALife, type MadeLife, mayKnow } from '../../support/made-life.ts';
import { chooseFact, editFact, memoryOf } from '../../support/memory.ts';
import { typed } from '../../support/past-meetings.ts';
import { letInAtOnce } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const wordsIn = (life: MadeLife, text: string) => life.canaries.filter(({ word }) => text.includes(word));

/** What of the life stands in it that this reader may not know. */
const leaks = (world: World, life: MadeLife, userId: string, text: string) =>
  wordsIn(life, text)
    .filter((one) => !mayKnow(world, one, userId))
    .map(({ word }) => `${word} to ${userId}`);

test('of a life of two workspaces everybody learns what they may, and nothing else', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben, dora, gus, xena } = slack.users;
  const { general, private: leads } = slack.channels;
  const life = await liveALife(world);
  const find = (of: Partial<MadeLife['canaries'][number]>) => {
    const found = life.canaries.find((one) =>
      Object.entries({ gone: false, ...of }).every(
        ([name, value]) => one[name as keyof typeof one] === value,
      ),
    );
    if (!found) throw new Error('The life has no such thing');
    return found;
  };

  // Corrected, forgotten, left: the old words are nobody's any more.
  const corrected = find({ channel: general.id, about: null });
  await memoryOf(world, ada, corrected.word);
  const now = { ...corrected, word: 'zqNEWx' };
  await editFact(world, ada, corrected.word, `likes ${now.word} best`);
  corrected.gone = true;
  life.canaries.push(now);
  const forgotten = find({ channel: leads.id, about: ada.id });
  await memoryOf(world, ada, `me ${forgotten.word}`, leads.id);
  expect(await chooseFact(world, ada, forgotten.word, 'Forget')).toContain('Forgotten');
  forgotten.gone = true;
  leads.members.delete(ben.id);
  const gone = life.everybody.at(-1);
  if (!gone) throw new Error('Nobody is there');
  Object.assign(gone, { isDeleted: true });

  const from = slack.ephemerals.length;
  const twins = life.everybody.slice(7, 9);
  const readers = [ada, ben, dora, gus, ...life.everybody.slice(7, 16)];
  for (const who of readers) {
    for (const { id: channel } of [general, leads]) {
      const shown = await memoryOf(world, who, '', channel);
      expect(leaks(world, life, who.id, shown)).toEqual([]);
      const facts = life.canaries.filter((one) => one.channel === channel && one.isFact);
      const readable = facts.filter((one) => mayKnow(world, one, who.id));
      expect(shown, `of ${channel} for ${who.id}`).toSatisfy((text: string) =>
        readable.every(({ word }) => text.includes(word)),
      );
    }
    const mine = await memoryOf(world, who, 'me', who.dm);
    expect(leaks(world, life, who.id, mine)).toEqual([]);
    const theirs = life.canaries.filter((one) => !one.gone && (one.owner === who.id || one.about === who.id));
    expect(
      theirs.filter(({ word }) => !mine.includes(word)).map(({ word }) => `${word} of ${who.id}`),
    ).toEqual([]);
    for (const twin of twins) {
      const shown = await memoryOf(world, who, `about <@${twin.id}>`, who.dm);
      expect(leaks(world, life, who.id, shown)).toEqual([]);
      // Of two with one name, what is known of the other isn't theirs.
      expect(wordsIn(life, shown).filter(({ about }) => about !== twin.id)).toEqual([]);
    }
    expect(
      leaks(
        world,
        life,
        who.id,
        await typed(world, 'ask what do we go with', { user: who.id, channel: who.dm }),
      ),
    ).toEqual([]);
  }
  const { shared } = slack.channels;
  const asked = `<@${slack.botUserId}> what do you know about me?`;
  await slack.post({ channel: shared.id, user: xena.id, text: asked });
  const answered = await slack.waitForEphemeral(({ user }) => user === xena.id);
  expect(leaks(world, life, xena.id, renderMessage(answered))).toEqual([]);

  // A call in #general: what goes along is for all of #general.
  const { ts } = await slack.post({
    channel: general.id,
    user: ada.id,
    text: 'https://meet.google.com/abc-defg-hij at 23:59',
  });
  await expect
    .poll(async () => (await world.meetings()).some(({ state }) => state === 'scheduled'))
    .toBe(true);
  const brief = await briefOf(world, ada);
  expect(brief.shown()).toContain('zqNEWx');
  expect(leaks(world, life, ada.id, brief.shown())).toEqual([]);
  const startsAt =
    (await world.meetings()).find(({ state }) => state === 'scheduled')?.startsAt?.getTime() ?? 0;
  await world.elapse((startsAt - Date.now()) / 60_000 + 0.05);
  await expect.poll(() => world.pika.sessions.length).toBe(1);
  const told = world.pika.sessions[0]?.systemPrompt ?? '';
  expect(told).toContain('zqNEWx');
  expect(wordsIn(life, told).filter(({ channel, gone: isGone }) => channel !== general.id || isGone)).toEqual(
    [],
  );

  const posted = slack.messages(general.id, ts).map(renderMessage).join('\n');
  expect(
    wordsIn(life, posted).filter(({ channel, gone: isGone }) => channel !== general.id || isGone),
  ).toEqual([]);
  for (const shown of slack.ephemerals.slice(from))
    expect(leaks(world, life, shown.user, renderMessage(shown))).toEqual([]);
  expect(wordsIn(life, JSON.stringify(world.log))).toEqual([]);
});
