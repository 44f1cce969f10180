import { expect, test } from 'vitest';
import { type Attack, wordsOf } from './attack.ts';
import { doors } from './doors.ts';
import { endOf } from './ended.ts';
import { beginCall, type Call, openStage, turnWith } from './stage.ts';
import { attacksOf, plays, titleOf } from './the-attacks.ts';
import { before, whatLeft } from './what-left.ts';

test.each(Object.entries(plays))('of a model that falls for all words: %s', async (_, play) => {
  const attacks = attacksOf(play);
  const stage = await openStage(attacks);
  const calls = await Promise.all(play.calls.map(({ where }) => beginCall(stage, where)));
  const was = await before(stage);

  const ends = new Map<Attack, string>();
  const playAll = async (list: readonly Attack[], call: Call | undefined) => {
    for (const attack of list)
      if (call) ends.set(attack, await playOne(call, attack, attacks.indexOf(attack)));
  };
  await Promise.all(play.calls.map((one, at) => playAll(one.attacks, calls[at])));
  await playAll(play.last, calls[0]);

  const byTitle = (of: (attack: Attack) => string | undefined) =>
    Object.fromEntries(attacks.map((attack) => [titleOf(attack), of(attack)]));
  expect(byTitle((attack) => ends.get(attack))).toEqual(byTitle(({ ends: expected }) => expected));
  expect(await whatLeft(stage, was)).toEqual([]);
});

test('what a model makes of a question and its passages is text to who asks', async () => {
  const stage = await openStage([]);
  const { slack } = stage;
  const was = await before(stage);
  const channel = slack.channels.general.id;
  await slack.command({ channel, user: slack.users.cleo.id, text: 'ask what is the mascot?' });

  await slack.waitForEphemeral(({ text }) => text.includes('&lt;!channel&gt;'));
  expect(await whatLeft(stage, was)).toEqual([]);
});

test('there are many attacks, and none is played twice', () => {
  const titles = Object.values(plays).flatMap(attacksOf).map(titleOf);
  expect(titles.length).toBeGreaterThanOrEqual(90);
  expect(new Set(titles).size).toBe(titles.length);
});

async function playOne(call: Call, attack: Attack, number: number): Promise<string> {
  const { stage } = call;
  await doors[attack.from](call, number);
  let turn = await turnWith(stage, wordsOf(number));
  if (turn.finishedAt === null) {
    // Whoever answers a question approves nothing by that.
    await stage.reads('The first reply in this thread answers it', { ts: call.ts });
    await stage.slack.post({
      ...{ channel: call.channel, threadTs: call.ts, user: stage.slack.users.cleo.id },
      text: 'yes, approved',
    });
    turn = await turnWith(stage, wordsOf(number), 'over');
  }
  return endOf(stage, number, turn);
}
