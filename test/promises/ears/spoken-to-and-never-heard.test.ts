import { expect, test } from 'vitest';
import { inOrder } from '../../support/in-order.ts';
import { listeningWorld } from '../../support/listening.ts';
import { buttonsOf, goLive, press, waitForCard, waitForReply } from '../../support/slack-acts.ts';
import type { World } from '../../support/world.ts';

const asks = [
  'Stand-in, can you open a ticket?',
  'Stand-in, please open a ticket.',
  'Open a ticket, Stand-in.',
];

async function meetingOf(world: World, code = 'abc-defg-hij') {
  return (await world.meetings()).find(({ callKey }) => callKey.endsWith(code));
}

const warnings = ({ slack }: World) =>
  slack.messages(slack.channels.general.id).filter(({ own, text }) => own && /^\S.*was spoken to/.test(text));

test('spoken to three times and never heard: the thread is warned once, with what it costs and Leave, which anybody there may press', async () => {
  const world = await listeningWorld();
  const { vexa, slack } = world;
  const { ts } = await goLive(world);
  const bot = await world.bot();
  const says = (text: string, start: number) =>
    vexa.says(bot, { speaker: 'Priya', text, start, end: start + 2 });

  says(asks[0] ?? '', 10);
  // The same request goes on without its name, is spoken of, and is greeted: none of these is another time.
  says('And send it to Omar too.', 14);
  says('Stand-in will do that.', 30);
  says('Thanks, Stand-in.', 40);
  says(asks[1] ?? '', 60);
  await world.heard(5);
  await world.elapse(1);
  expect(await meetingOf(world)).toMatchObject({ unansweredSince: null, heardAt: null, inCallAt: null });
  says(asks[2] ?? '', 90);
  await expect.poll(async () => (await meetingOf(world))?.unansweredSince).not.toBeNull();
  expect(warnings(world)).toEqual([]);

  await world.elapse(0.6);
  const warning = await waitForReply(
    world,
    ts,
    inOrder('Stand-in (AI) was spoken to three times', /1 min, about \$0\.\d\d/, 'Leave'),
  );
  expect(buttonsOf(warning)).toEqual(['Leave']);
  await waitForCard(world, 'abc-defg-hij', inOrder('is connected', 'Spoken to three times'));
  says(asks[0] ?? '', 120);
  await world.heard(7);
  await world.elapse(1);
  expect((await meetingOf(world))?.silenceSaidAt).not.toBeNull();

  // Heard after all: the card says so.
  vexa.says(bot, { speaker: 'Stand-in (AI, takes notes)', text: 'Sure.', start: 130, end: 131 });
  const card = await waitForCard(world, 'abc-defg-hij', 'is in the call and heard');
  expect(card.text).not.toContain('Spoken to three times');
  await press(world, slack.users.ben, warning, 'Leave');
  await waitForCard(world, 'abc-defg-hij', /is leaving|left|attended/);
  expect(await meetingOf(world)).toMatchObject({
    endReason: 'stop_button',
    stopRequestedBy: slack.users.ben.id,
  });
  expect(warnings(world)).toHaveLength(1);
});

test('its own words, words without a name, and tasks that PikaStream tells of are signs that it hears: nobody is warned', async () => {
  const world = await listeningWorld({ pika: { feed: 'served' } });
  const { session } = await goLive(world);
  const control = world.pika.control(session.id);
  let at = 0;
  const says = (speaker: string, ...texts: string[]) => {
    for (const text of texts) {
      at += 30_000;
      control.emit({
        type: 'transcript.segment',
        segment: { speaker, text, start_ms: at, end_ms: at + 2_000 },
      });
    }
  };
  const unanswered = expect.poll(async () => (await meetingOf(world))?.unansweredSince);

  says('Priya', ...asks);
  await unanswered.not.toBeNull();
  await waitForCard(world, 'abc-defg-hij', /is in the call abc/);
  says('', 'It is open.');
  await unanswered.toBeNull();
  says('Priya', ...asks);
  await unanswered.not.toBeNull();
  control.emit({ type: 'task.created', task: { id: 't-1', kind: 'other', title: 'Open a ticket' } });
  await unanswered.toBeNull();
  says('Priya', ...asks);
  await unanswered.not.toBeNull();
  says('Stand-in (AI, takes notes)', 'It is open.');
  await waitForCard(world, 'abc-defg-hij', 'is in the call and heard');
  await world.elapse(1);
  says('Priya', ...asks);
  await world.heard(14);
  await world.elapse(1);
  await expect.poll(async () => (await meetingOf(world))?.refreshedAt).not.toBeNull();
  expect(await meetingOf(world)).toMatchObject({ silenceSaidAt: null });
  expect(warnings(world)).toEqual([]);
});
