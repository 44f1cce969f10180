import { expect, test } from 'vitest';
import { standupReplies } from '../../../services/store/schema/standups.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { letInAtOnce, outbox, untilStates } from '../../support/slack-acts.ts';
import { askedStandup, isHeld, notesOf, standupUrl, startStandups } from '../../support/standups.ts';
import type { World } from '../../support/world.ts';

const { notes: _, ...withoutNotes } = letInAtOnce;

/** A standup in which these people say nothing, and for which Ben and Cleo wrote something. */
async function silent(participants: string[], meanwhile: (world: World) => void = () => {}) {
  const world = await startStandups({
    settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret },
    pika: { script: withoutNotes },
  });
  const { ben, cleo } = world.slack.users;
  const card = await askedStandup(world);
  await card.reply(ben, 'At the *dentist*');
  await card.reply(cleo, 'All quiet');
  await card.reads('from: @Ben, @Cleo');
  meanwhile(world);
  await world.elapse(10);
  const session = await isHeld(world, participants, false);
  await card.reads('made no notes');
  return { world, card, session };
}

/** What was ever put in the place of the recap. */
async function recaps(world: World) {
  return (await outbox(world)).filter(({ messageKey }) => messageKey?.startsWith('recap:'));
}

test('after a silent standup, updates of people who didn’t come are posted instead of a recap; Forget deletes them', async () => {
  const { world, card } = await silent(['Ada', 'Cleo']);
  const { slack, database } = world;
  await card.reads('*Updates in absence*\n• @Ben: At the ∗dentist∗');
  expect(card.shown()).not.toContain('All quiet');

  const { ada } = slack.users;
  const asked = await slack.command({
    channel: card.channel,
    user: ada.id,
    text: `forget ${standupUrl}`,
  });
  const answer = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({
    user: ada.id,
    channel: card.channel,
    messageTs: answer.ts,
    buttonText: 'Forget it',
  });
  await card.reads('*Forgotten.*');
  await expect.poll(() => card.shown()).not.toContain('dentist');
  expect(await database.db.select().from(standupReplies)).toEqual([]);
});

test('“forget me” takes a person’s update back from there too', async () => {
  const { world, card } = await silent(['Ada']);
  const { slack } = world;
  await card.reads('@Ben: At the ∗dentist∗');
  const asked = await slack.command({ channel: card.channel, user: slack.users.ben.id, text: 'forget me' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  const pressed = { channel: card.channel, user: slack.users.ben.id, messageTs: ts };
  await slack.press({ ...pressed, buttonText: 'Delete my data' });
  await expect.poll(() => card.shown()).not.toContain('dentist');
  await expect.poll(async () => JSON.stringify(await outbox(world))).not.toContain('dentist');
});

test('notes that come after all take the place of these updates', async () => {
  const { world, card, session } = await silent(['Ada']);
  const { ts } = await card.reads('*Updates in absence*');
  await push(world, session.id, { type: 'notes.ready', notes: notesOf(['Ada']) });
  expect((await card.reads('*Daily*\nThey agreed on the plan.')).ts).toBe(ts);
  await card.reads('*Updates in absence*');
});

test('where nobody was seen in the call, nobody is called absent', async () => {
  const { world } = await silent([]);
  await untilStates(world, 'done');
  expect(await recaps(world)).toEqual([]);
});

test('while Slack doesn’t say who is who, nobody is called absent', async () => {
  const { world } = await silent(['Ada', 'Ben'], ({ slack }) => {
    slack.faults.fail('conversations.members', 'internal_error', 20);
  });
  await untilStates(world, 'done');
  expect(await recaps(world)).toEqual([]);
});
