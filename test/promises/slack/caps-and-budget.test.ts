import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { caps, maxCallsAtOnce } from '../../../services/meetings/caps.ts';
import { meetings } from '../../../services/store/schema/meetings.ts';
import { inOrder } from '../../support/in-order.ts';
import {
  goLive,
  isCard,
  letInAtOnce,
  outbox,
  press,
  untilStates,
  waitForCard,
  waitForReply,
} from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const codes = Array.from({ length: 26 }, (_, index) => {
  const letter = String.fromCharCode(97 + index);
  return `${letter.repeat(3)}-${letter.repeat(4)}-${letter.repeat(3)}`;
});
const url = (index: number) => `https://meet.google.com/${codes[index]}`;
const waiting = { settings: { JOIN_UNDO_SECONDS: '600' } };

test('one person starts twenty calls at once: as many begin as one person may have, and the rest hear why not', async () => {
  const world = await startWorld({ settings: { JOIN_UNDO_SECONDS: '600' }, pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const place = { channel: slack.channels.general.id, user: slack.users.ada.id };

  await Promise.all(
    Array.from({ length: 20 }, (_, index) => slack.command({ ...place, text: `join ${url(index)}` })),
  );
  // A slow machine may have told some that it takes longer; what was asked is decided all the same.
  await expect.poll(async () => (await world.meetings()).length).toBe(caps.person);
  await expect.poll(() => pika.sessions.length).toBe(caps.person);

  const one = await slack.command({ ...place, text: `join ${url(22)}` });
  expect(one.text).toContain(`your limit of ${caps.person} active`);
  expect(await world.meetings()).toHaveLength(caps.person);

  // A colleague is not shut out by it, and a pasted link is refused in its thread.
  const { ts } = await slack.post({ ...place, text: url(20) });
  await waitForReply(world, ts, '`/pika leave`');
  await slack.post({ ...place, user: slack.users.ben.id, text: url(21) });
  expect(await world.meetings()).toHaveLength(caps.person + 1);
});

test('a channel’s cap holds over many people and apps', async () => {
  const world = await startWorld(waiting);
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  const channel = slack.channels.general.id;

  await Promise.all(
    [ada, ben, cleo].flatMap((user, row) =>
      [0, 1, 2, 3].map((column) =>
        slack.command({ user: user.id, channel, text: `join ${url(row * 4 + column)}` }),
      ),
    ),
  );

  await expect.poll(async () => (await world.meetings()).length).toBe(caps.channel);
  const one = await slack.command({ user: cleo.id, channel, text: `join ${url(20)}` });
  expect(one.text).toMatch(inOrder('This channel', `limit of ${caps.channel} active`));
  expect(await world.meetings()).toHaveLength(caps.channel);
});

test('an admin sets how many calls run at once, and reads what they cost; who is refused reads whose limit it is and who raises it', async () => {
  const world = await startWorld(waiting);
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  const type = async (text: string, user = ada, channel = slack.channels.general) =>
    (await slack.command({ user: user.id, channel: channel.id, text })).text ?? '';
  const inStandup = (index: number, user: typeof ada) =>
    type(`join ${url(index)}`, user, slack.channels.standup);

  expect(await type('workspace calls person 1', ben)).toContain('Only workspace admins');
  expect(await type(`workspace calls workspace ${maxCallsAtOnce + 1}`)).toContain(`${maxCallsAtOnce} calls`);
  expect(await type('workspace')).toMatch(
    inOrder('30 in the workspace', '10 in a channel', '5 for one', '$8.25'),
  );
  await type('workspace calls person 1');
  await type('workspace calls channel 2');
  expect(await type('workspace calls workspace 3')).toMatch(
    inOrder('3 in the workspace', '2 in a channel', '1 for one person', '$0.83 a minute', `<@${ada.id}>`),
  );

  // Two at once for one place: the second is counted with the first.
  await Promise.all([type(`join ${url(0)}`, ada), type(`join ${url(1)}`, ada)]);
  await expect.poll(async () => (await world.meetings()).length).toBe(1);
  expect(await type(`join ${url(2)}`, ada)).toMatch(
    inOrder('your limit of 1 active', '`/pika workspace calls person'),
  );
  await type(`join ${url(3)}`, ben);
  expect(await type(`join ${url(4)}`, cleo)).toMatch(inOrder('This channel', 'limit of 2', 'calls channel'));
  await inStandup(5, cleo);
  await type('workspace calls person default');
  expect(await inStandup(6, cleo)).toMatch(
    inOrder('This workspace', 'limit of 3', 'An admin', 'calls workspace'),
  );
  expect(await world.meetings()).toHaveLength(3);

  // More places are there at once.
  await type('workspace calls workspace default');
  await inStandup(7, ada);
  expect(await world.meetings()).toHaveLength(4);
});

test('many calls asked for at once never reserve more than the budget', async () => {
  const world = await startWorld(waiting);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const { ada, ben } = slack.users;
  await slack.command({ channel, user: ada.id, text: 'limit 20' });
  await slack.command({ channel, user: ada.id, text: 'budget 10' });

  const answers = await Promise.all(
    [ada, ben, ada, ben, ada, ben].map((user, index) =>
      slack.command({ channel, user: user.id, text: `join ${url(index)}` }),
    ),
  );

  // $10 are 36 min at $0.275: a whole limit of 20, then the 16 that are left, then nothing.
  const reserved = (await world.meetings()).sort((a, b) => b.limitMinutes - a.limitMinutes);
  expect(reserved.map(({ limitMinutes, limitedBy }) => [limitMinutes, limitedBy])).toEqual([
    [20, 'channel'],
    [16, 'budget'],
  ]);
  const used = answers.filter(({ text }) => text?.includes('spent or reserved'));
  expect(used).toHaveLength(4);
  expect(used[0]?.text).toMatch(inOrder('this channel', '$10.00 a month', '($9.90)', '`/pika budget'));
  const shortened = reserved[1]?.callUrl.split('/').at(-1) ?? '';
  const card = await waitForCard(world, shortened, inOrder('16 min, $4.40', 'rest of this channel'));
  expect(isCard(card)).toBe(true);
});

test('a used-up budget: a pasted link’s thread says so, Extend is refused, other channels go on', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const { ada, ben } = slack.users;
  await slack.command({ channel: general.id, user: ada.id, text: 'budget $17' });
  const { card } = await goLive(world);

  await press(world, ben, card, 'Extend 15 min (+$4.13)');
  const whisper = await slack.waitForEphemeral(({ user, via }) => user === ben.id && via === 'api');
  expect(whisper.text).toMatch(inOrder('Not extended', 'this channel', '$17.00'));
  const { ts } = await slack.post({ channel: general.id, user: ben.id, text: url(0) });
  await waitForReply(world, ts, 'next month');
  await slack.post({ channel: standup.id, user: ben.id, text: url(1) });
  await waitForCard(world, codes[1] ?? '', 'is connected');

  // What a call did not use comes back when it is over.
  await press(world, ada, card, 'Stop');
  await untilStates(world, 'done', 'live');
  await slack.post({ channel: general.id, user: ben.id, text: url(2) });
  await waitForCard(world, codes[2] ?? '', 'is connected');
});

test('Stand-in leaves a call that used up its budget, and says so', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  await slack.command({ channel: slack.channels.general.id, user: slack.users.ada.id, text: 'budget 3' });
  const { ts } = await goLive(world);

  await world.elapse(10.1);

  await waitForReply(world, ts, inOrder('rest of this channel', '(10 min)'));
  expect(pika.liveSessions()).toEqual([]);
});

test('a call that goes on over the end of a month is extended from the budget of the month it began in', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, database } = world;
  const { ada, ben } = slack.users;
  await slack.command({ channel: slack.channels.general.id, user: ada.id, text: 'budget $21' });
  const { card } = await goLive(world);
  await database.db
    .update(meetings)
    .set({ checkingSince: sql`${meetings.checkingSince} - interval '31 days'` });

  await press(world, ben, card, 'Extend 15 min (+$4.13)');
  await waitForCard(world, 'abc-defg-hij', '75 min');
  await press(world, ben, card, 'Extend 15 min (+$4.13)');

  const whisper = await slack.waitForEphemeral(({ user, via }) => user === ben.id && via === 'api');
  expect(whisper.text).toMatch(inOrder('Not extended', 'this channel', '$21.00', '($20.63'));
});

test('however many links of a post are refused, its thread gets one reply', async () => {
  const world = await startWorld(waiting);
  const { slack } = world;
  const post = { channel: slack.channels.general.id, user: slack.users.sol.id };
  await slack.post({ ...post, text: [0, 1, 2, 3, 4].map(url).join(' ') });
  expect(await world.meetings()).toHaveLength(caps.person);
  const before = (await outbox(world)).length;

  const { ts } = await slack.post({ ...post, text: [0, 5, 6, 7, 8, 9].map(url).join(' ') });

  const { text } = await waitForReply(world, ts, 'first 5 links');
  expect(text).toMatch(inOrder('already asked', `your limit of ${caps.person} active`, 'first 5 links'));
  expect(text.split('your limit')).toHaveLength(2);
  expect(await outbox(world)).toHaveLength(before + 1);
});
