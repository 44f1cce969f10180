import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { untilStates } from '../../support/slack-acts.ts';
import { askedStandup, comesTo, isHeld, startStandups } from '../../support/standups.ts';
import type { World } from '../../support/world.ts';

/** A standup is ahead, and Ben has written something into its thread. */
async function withReply(world: World) {
  const { slack } = world;
  const card = await askedStandup(world);
  await card.reply(slack.users.ben, 'At the dentist');
  await card.reads('from: @Ben');
  const retry = async () => {
    const { ts: messageTs, channel } = await card.reads(/couldn’t join.*\[Retry\]/s);
    const pressed = { user: slack.users.ada.id, channel, messageTs, actionId: 'meeting_retry' };
    expect(await slack.press(pressed)).toMatchObject({ ok: true });
  };
  return { card, retry };
}

test('replies written before the standup go along with Retry, and the recap has those of absent people', async () => {
  const world = await startStandups();
  world.pika.faults.add({ route: 'session.create', effect: answers(422, { message: 'no' }) });
  const { card, retry } = await withReply(world);
  await world.elapse(10);
  await retry();
  const session = await isHeld(world, ['Ada'], true);
  expect(session.systemPrompt).toContain('Ben: At the dentist');
  await card.reads('*Updates in absence*\n• @Ben: At the dentist');

  // It is that standup's meeting now: the next one begins with what is open of it.
  await untilStates(world, 'failed', 'done');
  await comesTo(world, 9);
  const ask = await world.slack.waitForMessage(
    ({ own, text, threadTs }) => own && threadTs !== card.ts && text.includes('Anything for'),
    { current: true, hoping: 'the next standup’s thread to be asked' },
  );
  expect(ask.text).toMatch(/\*Still open.*\n• Send the plan/);
});

test('while Retry waits for a top-up, the thread still takes replies', async () => {
  const world = await startStandups({ pika: { balance: 60 } });
  const { card, retry } = await withReply(world);
  await world.elapse(10);
  await card.reads('watch the balance');
  await world.elapse(5);
  await retry();
  await untilStates(world, 'failed', 'awaiting_funds');
  await card.reply(world.slack.users.cleo, 'Late, start without me');
  await card.reads('from: @Ben, @Cleo');
});
