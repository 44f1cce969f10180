import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { paste, sessionFor } from '../../support/conversation.ts';
import { inOrder } from '../../support/in-order.ts';
import { placesOf } from '../../support/places-of.ts';
import { policyForm } from '../../support/policy.ts';
import { letInAtOnce, untilStates } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const link = 'https://meet.google.com/abc-defg-hij';

async function guestsAre(world: World, of: 'channel' | 'workspace', guests: string): Promise<void> {
  const form = await policyForm(world, world.slack.users.ada, of);
  const from = world.slack.journal.entries.length;
  await form.send({ guests });
  await world.slack.waitForEphemeral(({ text }) => text.includes('policy is saved'), { from });
}

/** An event of Ada's to which somebody from elsewhere is invited, or only Ben. */
function eventOf({ slack }: World, guest: { email: string; name?: string }, location = link) {
  const { email: organiser } = slack.users.ada;
  return { uid: location, start: inMinutes(4), title: 'Demo', location, organiser, guests: [guest] };
}

const kim = { email: 'kim@client.example', name: 'Kim' };

test('where a channel asks first, a pasted link waits if a calendar expects guests, and only then', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada, ben } = slack.users;
  const inside = 'https://meet.google.com/xyz-defg-hij';
  world.feeds.set([eventOf(world, kim), eventOf(world, { email: ben.email }, inside)]);
  await world.addCalendar(ada);
  await guestsAre(world, 'channel', 'ask_first');
  await paste(world, { text: inside });
  await untilStates(world, 'live');
  const thread = await paste(world, { text: link });
  const card = await thread.reads('Waiting for someone to press Join now');
  expect(renderMessage(card)).toMatch(
    inOrder('Guests are expected, and this channel asks first', 'Policy: it waits where guests are expected'),
  );
  expect(pika.sessions).toHaveLength(1);
  await thread.press('Join now', ben.id);
  await untilStates(world, 'live', 'live');
});

test('who is sent by a calendar waits too', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  await guestsAre(world, 'workspace', 'ask_seen');
  world.feeds.set([eventOf(world, kim)]);
  const channelId = slack.channels.general.id;
  await world.addCalendar(slack.users.ada, { rules: { send: 'all', channelId, skipOutside: false } });
  await untilStates(world, 'proposed');
  const card = await slack.waitForMessage(
    (message) => message.channel === channelId && renderMessage(message).includes('abc-defg-hij'),
  );
  expect(renderMessage(card)).toMatch(inOrder('Guests are expected', 'asks when an unknown guest joins'));
});

test('a planned call looks again when its time comes: guests may have been invited meanwhile', async () => {
  const world = await calendarWorld();
  const thread = await paste(world, { text: `in 10 min ${link}` });
  await untilStates(world, 'scheduled');
  await guestsAre(world, 'channel', 'ask_first');
  world.feeds.set([eventOf(world, kim)]);
  await world.addCalendar(world.slack.users.ada);
  await world.elapse(10);
  await thread.reads(inOrder('Waiting for someone to press Join now', 'Guests are expected'));
  expect(world.pika.sessions).toEqual([]);
});

test('a guest whom nobody knows has the thread asked, and nothing is kept until somebody answers', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  world.feeds.set([eventOf(world, kim)]);
  await world.addCalendar(slack.users.ada);
  await guestsAre(world, 'channel', 'ask_seen');
  const thread = await paste(world, { text: link });
  await thread.press('Join now');
  const session = await sessionFor(world, link);
  const comes = (name: string) => session.emit({ type: 'participant.joined', participant: { name } });
  const says = (text: string, start_ms: number) =>
    session.emit({
      type: 'transcript.segment',
      segment: { speaker: 'Ben', text, start_ms, end_ms: start_ms + 900 },
    });
  comes('Ben');
  comes('Kim');
  session.admit();
  await thread.reads('*Stand-in (AI) is in the call*');
  comes('Sam Guest');
  await thread.reads(
    inOrder('“Sam Guest” is in the call', 'nobody here knows', 'no words from', '[Leave]', '[Stay]'),
  );
  says('The giraffe is ours.', 600_000);
  await thread.press('Stay', slack.users.ben.id);
  await thread.reads(inOrder('@Ben had me stay', 'keep words again'));
  expect(thread.ours().filter((text) => text.includes('nobody here knows'))).toHaveLength(1);
  says('The heron is ours.', 660_000);
  await expect.poll(() => placesOf(world, 'heron')).toContain('session_events');
  expect(await placesOf(world, 'giraffe')).toEqual([]);
  comes('Zoe Late');
  await thread.reads('“Zoe Late” is in the call');
  await world.elapse(2.1);
  await thread.reads('nobody told me to stay, so I left');
  await expect.poll(() => session.session.status).toBe('closed');
  const { text: ledger } = await slack.command({
    ...{ user: slack.users.ada.id, channel: thread.channel, text: `consent ${link}` },
  });
  expect(ledger).toMatch(inOrder('Sam Guest', 'nobody here knew', 'had it stay', 'Zoe Late', 'had it leave'));
});

test('without such a policy guests come as usual, and an objection is still one while a guest is asked about', async () => {
  const world = await startWorld();
  const { slack } = world;
  const form = await policyForm(world, slack.users.ada, 'channel');
  await form.send({ guests: 'ask_seen', onObjection: 'leave' });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
  const thread = await paste(world);
  const session = await sessionFor(world);
  session.emit({ type: 'participant.joined', participant: { name: 'Sam Guest' } });
  session.admit();
  await thread.reads('“Sam Guest” is in the call');
  session.emit({
    type: 'transcript.segment',
    segment: { speaker: 'Sam Guest', text: 'Please don’t record this.', start_ms: 600_000, end_ms: 600_900 },
  });
  await thread.reads('Somebody didn’t want me in the call');
  await guestsAre(world, 'channel', 'usual');
  const second = await paste(world);
  const next = await sessionFor(world, undefined, 2);
  next.emit({ type: 'participant.joined', participant: { name: 'Sam Guest' } });
  next.admit();
  await second.reads('*Stand-in (AI) is in the call*');
  next.endCall();
  await world.elapse(0.2);
  await second.reads('attended');
  expect(second.ours().join('\n')).not.toContain('nobody here knows');
});

test('a name of signs alone is not that of another who was invited', async () => {
  const world = await calendarWorld();
  world.feeds.set([eventOf(world, { ...kim, name: '❤️' })]);
  await world.addCalendar(world.slack.users.ada);
  await guestsAre(world, 'channel', 'ask_seen');
  const thread = await paste(world, { text: link });
  await thread.press('Join now');
  const session = await sessionFor(world, link);
  session.emit({ type: 'participant.joined', participant: { name: '❤️' } });
  session.admit();
  await thread.reads('*Stand-in (AI) is in the call*');
  session.emit({ type: 'participant.joined', participant: { name: '☀️' } });
  await thread.reads('“☀️” is in the call, and nobody here knows them');
});
