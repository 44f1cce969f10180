import { expect, test } from 'vitest';
import { buttonsOf, isCard, waitForCard, waitForReply } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const undo = { settings: { JOIN_UNDO_SECONDS: '600' } };

test('a link is found wherever Slack puts it, posted by a person or by an app with an empty text', async () => {
  const world = await startWorld(undo);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const bot = slack.calendarBot;
  const url = (code: string) => `https://meet.google.com/${code}`;

  await slack.post({ channel, text: `now in ${url('aaa-aaaa-aaa')}, please` });
  await slack.post({ channel, text: `<${url('bbb-bbbb-bbb')}?authuser=0&amp;pli=1|our call>` });
  await slack.post({ channel, text: url('ccc-cccc-ccc'), files: [{ id: 'F1', name: 'agenda.pdf' }] });
  await slack.post({ channel, bot, attachments: [{ title: 'Standup', title_link: url('ddd-dddd-ddd') }] });
  await slack.post({ channel, bot, attachments: [{ from_url: url('eee-eeee-eee') }] });
  const button = {
    type: 'button',
    text: { type: 'plain_text', text: 'Join' },
    action_id: 'join',
    url: url('ggg-gggg-ggg'),
  };
  await slack.post({ channel, bot, blocks: [{ type: 'actions', elements: [button] }] });

  const found = (await world.meetings()).map((meeting) => [meeting.callUrl, meeting.requestedVia]);
  expect(found).toEqual([
    [url('aaa-aaaa-aaa'), 'link'],
    [url('bbb-bbbb-bbb'), 'link'],
    [url('ccc-cccc-ccc'), 'link'],
    [url('ddd-dddd-ddd'), 'bot'],
    [url('eee-eeee-eee'), 'bot'],
    [url('ggg-gggg-ggg'), 'bot'],
  ]);
});

test('up to five links in a message get a card each in its thread; beyond five, a reply says so', async () => {
  const world = await startWorld(undo);
  const { slack } = world;
  const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
    (x) => `${x.repeat(3)}-${x.repeat(4)}-${x.repeat(3)}`,
  );

  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    text: codes.map((code) => `https://meet.google.com/${code}`).join(' and '),
  });

  await waitForReply(world, ts, 'first 5 links');
  const cards = slack.messages(slack.channels.general.id, ts).filter((message) => isCard(message));
  expect(cards.map(({ text }) => codes.find((code) => text.includes(code)))).toEqual(codes.slice(0, 5));
  // All of one moment: their rows have no order.
  expect((await world.meetings()).map(({ callKey }) => callKey).sort()).toEqual(
    codes.slice(0, 5).map((code) => `meet:${code}`),
  );
});

test('the card says who asked, for which call, at what price, with what limit, and how to stop it', async () => {
  const world = await startWorld(undo);
  const { slack } = world;

  const { ts } = await slack.post({
    channel: slack.channels.general.id,
    user: slack.users.ben.id,
    text: 'https://meet.google.com/abc-defg-hij',
  });

  const card = await waitForCard(world, 'abc-defg-hij', 'joins');
  expect(card.threadTs).toBe(ts);
  expect(card.text).toContain(`Asked by <@${slack.users.ben.id}>`);
  expect(card.text).toContain('$0.275 a minute ($16.50 an hour)');
  expect(card.text).toContain('60 min, $16.50');
  expect(card.text).toContain('unless someone');
  expect(buttonsOf(card)).toEqual(['Join now', 'Don’t join', 'Brief']);
});

test('a link in a reply gets its card in that thread', async () => {
  const world = await startWorld(undo);
  const { slack } = world;
  const channel = slack.channels.general.id;
  const { ts } = await slack.post({ channel, text: 'where is the standup?' });

  await slack.post({
    channel,
    threadTs: ts,
    user: slack.users.ben.id,
    text: 'https://meet.google.com/abc-defg-hij',
  });

  expect((await waitForCard(world, 'abc-defg-hij', 'joins')).threadTs).toBe(ts);
});
