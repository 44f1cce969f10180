import { expect, inject, test } from 'vitest';
import { scheduledCaps } from '../../../services/meetings/caps.ts';
import { startAnotherApp } from '../../support/another-app.ts';
import { comesIn, paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { outbox, press, untilCardsAreKnown, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const call = 'https://meet.google.com/abc-defg-hij';

/** A link for in twenty minutes, whose card is up. */
async function planned(world: World) {
  const thread = await paste(world, { text: `standup in 20 min ${call}` });
  await thread.reads('unless someone');
  await untilStates(world, 'scheduled');
  await untilCardsAreKnown(world);
  return thread;
}

test('Stand-in joins at the scheduled time, not before', async () => {
  const world = await startWorld();
  const thread = await planned(world);
  await world.elapse(19);
  const { slack } = world;
  const status = await slack.command({ channel: thread.channel, user: slack.users.ada.id, text: 'status' });
  expect(status.text).toContain('scheduled for');
  await untilStates(world, 'scheduled');
  await world.elapse(1.5);
  await comesIn(world, thread);
  const [meeting] = await world.meetings();
  expect(meeting).toMatchObject({ requestedVia: 'link', endReason: null });
});

test('Join now joins at once, Don’t join cancels, and the card says who decided', async () => {
  const world = await startWorld();
  const early = await planned(world);
  await early.press('Join now', world.slack.users.ben.id);
  await comesIn(world, early);
  await early.reads('sent by @Ben');
  const other = await paste(world, { text: 'in 30 min https://meet.google.com/bbb-bbbb-bbb' });
  await other.press('Don’t join', world.slack.users.cleo.id);
  await other.reads('@Cleo chose');
  await world.elapse(45);
  expect(world.pika.sessions).toHaveLength(1);
});

test('`/pika leave` cancels a scheduled meeting where no call is active', async () => {
  const world = await startWorld();
  const thread = await planned(world);
  const { slack } = world;
  await slack.command({ channel: thread.channel, user: slack.users.ben.id, text: 'leave' });
  await thread.reads('@Ben asked');
  await untilStates(world, 'cancelled');
});

test('down over the start for less than ten minutes, Stand-in joins late', async () => {
  const world = await startWorld();
  const thread = await planned(world);
  await world.app.stop();
  await world.elapse(29);
  await world.restart();
  await comesIn(world, thread);
});

test('down for longer, each meeting is missed, its thread says so once, and Retry still sends Stand-in', async () => {
  const world = await startWorld();
  const thread = await planned(world);
  const other = await paste(world, { text: 'in 15 min https://meet.google.com/bbb-bbbb-bbb' });
  await other.reads('unless someone');
  await untilCardsAreKnown(world);
  await world.app.stop();
  await world.elapse(31);
  await world.restart();
  for (const { reads } of [thread, other]) await reads(/^Stand-in \(AI\) couldn’t join.* offline/);
  await untilStates(world, 'missed', 'missed');
  expect(world.pika.sessions).toEqual([]);
  expect(thread.ours().filter((text) => /^Stand-in \(AI\) couldn’t join/.test(text))).toHaveLength(1);
  await thread.press('Retry');
  await sessionFor(world);
});

test('a call joined now and scheduled for later is never joined twice', async () => {
  const world = await startWorld();
  const later = await planned(world);
  const now = await paste(world);
  const session = await comesIn(world, now);
  expect((await world.meetings()).map(({ state }) => state).toSorted()).toEqual(['live', 'scheduled']);

  await later.press('Join now');
  await expect
    .poll(() => world.slack.ephemerals.map(({ text }) => text).join())
    .toContain('already has an agent');
  await untilStates(world, 'scheduled', 'live');

  await world.elapse(21);
  const said = await later.reads(/^Stand-in \(AI\) didn’t join.* already has an agent/);
  expect(said.text).toContain(`/archives/${now.channel}/p`);
  await untilStates(world, 'cancelled', 'live');
  expect(world.pika.sessions).toHaveLength(1);
  expect(session.session.status).toBe('ready');
});

test('the thread doesn’t link to another channel’s thread', async () => {
  const world = await startWorld();
  const later = await planned(world);
  const now = await paste(world, { channel: world.slack.channels.standup.id });
  await comesIn(world, now);
  await world.elapse(21);
  const said = await later.reads(/^Stand-in \(AI\) didn’t join.* already has an agent/);
  expect(said.text).not.toContain('/archives/');
});

test('someone who asks for the same call at about the same time is sent to the first thread', async () => {
  const world = await startWorld();
  await planned(world);
  const again = await paste(world, { text: `in 24 min ${call}`, user: world.slack.users.ben.id });
  await again.reads(/@Ada already asked.* abc-defg-hij/);
  const tomorrow = await paste(world, { text: `in 24 hours ${call}` });
  await tomorrow.reads('unless someone');
  await untilStates(world, 'scheduled', 'scheduled');
});

test('an unanswered card doesn’t keep a scheduled meeting from starting', async () => {
  const world = await startWorld();
  const later = await planned(world);
  const asks = await paste(world, { text: `tomorrow ${call}` });
  await asks.reads('When should Stand-in (AI) join');
  await untilCardsAreKnown(world);
  await world.elapse(21);
  await comesIn(world, later);
  await asks.reads('already has an agent');
});

test('the budget counts at the start: the call gets what is left, or isn’t joined', async () => {
  const world = await startWorld();
  const { slack } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };
  const first = await planned(world);
  const second = await paste(world, { text: 'in 40 min https://meet.google.com/bbb-bbbb-bbb' });
  await second.reads('unless someone');
  await untilCardsAreKnown(world);
  await slack.command({ ...place, text: 'budget 3' });
  await world.elapse(21);
  await first.reads('rest of this channel');
  await comesIn(world, first);
  await world.elapse(5);
  await first.press('Stop');
  await first.reads('pressed Stop.');
  await slack.command({ ...place, text: 'budget 1' });
  await world.elapse(15);
  await second.reads(inOrder('budget', 'spent or reserved', 'cost nothing'));
});

test('a meeting whose card can’t be posted isn’t joined', async () => {
  const world = await startWorld();
  const { slack } = world;
  slack.faults.fail('chat.postMessage', 'is_archived', 10);
  await slack.post({
    channel: slack.channels.general.id,
    user: slack.users.ada.id,
    text: `in 20 min ${call}`,
  });
  const [meeting] = await untilStates(world, 'failed');
  expect(meeting).toMatchObject({ endReason: 'card_undeliverable' });
  await world.elapse(21);
  expect(world.pika.sessions).toEqual([]);
});

test('a person may schedule as many calls as the limit, and no more', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' } });
  const { slack } = world;
  const code = (index: number) =>
    `aaa-aaaa-a${String.fromCharCode(97 + (index % 26))}${index < 26 ? 'a' : 'b'}`;
  const channels = [slack.channels.general.id, slack.channels.standup.id];
  for (let index = 0; index < scheduledCaps.person; index += 1) {
    const text = `in ${index + 10} min https://meet.google.com/${code(index)}`;
    await slack.post({ channel: channels[index % 2] ?? '', user: slack.users.ada.id, text });
  }
  await slack.post({ channel: channels[0] ?? '', user: slack.users.ada.id, text: `in 50 min ${call}` });
  const said = JSON.stringify((await outbox(world)).at(-1)?.content);
  expect(said).toContain(`your limit of ${scheduledCaps.person} scheduled`);
  expect(await world.meetings()).toHaveLength(scheduledCaps.person);
});

// The embedded database belongs to one process.
test.runIf(inject('database') === 'postgres')(
  'two processes at a meeting’s minute start one session',
  async () => {
    const world = await startWorld({ door: 'socket' });
    await startAnotherApp(world);
    const thread = await planned(world);
    await world.elapse(21);
    await comesIn(world, thread);
    await world.slack.idle();
    expect(world.pika.sessions).toHaveLength(1);
  },
);

test('people of other workspaces can’t choose a time', async () => {
  const world = await startWorld();
  const { slack } = world;
  await slack.post({
    channel: slack.channels.shared.id,
    user: slack.users.xena.id,
    text: `in 20 min ${call}`,
  });
  const card = await waitForCard(world, 'abc-defg-hij', 'When should');
  await press(world, slack.users.xena, card, 'Join then');
  await untilStates(world, 'proposed');
  await press(world, slack.users.ada, card, 'Join then');
  await untilStates(world, 'scheduled');
});
