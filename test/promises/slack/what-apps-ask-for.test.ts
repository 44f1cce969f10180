import { expect, test } from 'vitest';
import type { MeetingState } from '../../../services/meetings/meeting.ts';
import { inOrder } from '../../support/in-order.ts';
import {
  buttonsOf,
  isCard,
  letInAtOnce,
  outbox,
  press,
  untilCardsAreKnown,
  untilStates,
  waitForCard,
} from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

const call = (code: string) => `https://meet.google.com/${code}-aaaa-aaa`;
const button = (url: string) => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: 'join', text: { type: 'plain_text', text: 'Join' }, url }],
});
const reminder = (code: string) => ({ attachments: [{ title: 'Review', title_link: call(code) }] });
const waits = 'Waiting for someone';

test('a call that an app asks for waits for a person in every mode, and its card says that an app asked', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const channel = slack.channels.general.id;
  const { ada, ben, sol } = slack.users;
  await slack.command({ channel, user: ada.id, text: 'auto on' });
  await slack.post({ channel, bot: slack.calendarBot, ...reminder('aaa') });
  const card = await waitForCard(world, 'aaa-aaaa-aaa', waits);
  expect(card.text).toContain('an app (Calendar)');
  expect(buttonsOf(card)).toEqual(['Join now', 'Don’t join', 'Brief']);
  await press(world, sol, card, 'Join now');
  await untilStates(world, 'proposed');
  await press(world, ben, card, 'Join now');
  const live = await waitForCard(world, 'aaa-aaaa-aaa', 'is connected');
  expect(live.text).toContain('an app (Calendar)');
  expect(pika.sessions).toHaveLength(1);
});

test('what an app quotes or relays is no request: text, rich text, fallbacks, fields and shared messages', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const channel = slack.channels.general.id;
  const bot = slack.calendarBot;
  const url = call('aaa');
  const section = { type: 'section', text: { type: 'mrkdwn', text: `<${url}|Join>` } };
  const rich = (type: string) => ({
    type: 'rich_text',
    elements: [{ type, elements: [{ type: 'link', url }] }],
  });
  for (const post of [
    { text: `A customer wrote: ${url}` },
    { text: `<${url}|Join>` },
    { text: '', blocks: [section] },
    { text: '', blocks: [{ type: 'section', fields: [{ type: 'mrkdwn', text: url }] }] },
    { text: '', blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: url }] }] },
    { text: '', blocks: [rich('rich_text_section')] },
    { text: '', blocks: [rich('rich_text_quote')] },
    { text: '', attachments: [{ fallback: url, text: url, pretext: url, footer: url, author_name: url }] },
    { text: '', attachments: [{ fields: [{ title: 'Link', value: url }] }] },
    { text: '', attachments: [{ blocks: [rich('rich_text_preformatted')] }] },
    { text: '', attachments: [{ is_share: true, title_link: url }] },
    {
      text: '',
      attachments: [{ is_msg_unfurl: true, message_blocks: [{ message: { blocks: [button(url)] } }] }],
    },
  ]) {
    await slack.post({ channel, bot, ...post });
    await slack.post({ channel, bot, subtype: 'bot_message', ...post });
  }
  expect(await world.meetings()).toEqual([]);
  expect(await outbox(world)).toEqual([]);
});

test('what a page says that a person links to is no request: only what they write or forward is', async () => {
  const world = await startWorld();
  const { slack } = world;
  const page = 'https://github.test/acme/issues/1';
  const of = (preview: object) => ({ from_url: page, ...preview });
  for (const attachment of [
    of({ text: `Join ${call('aaa')}`, fallback: call('aaa') }),
    of({ title: 'Bug', title_link: call('aaa') }),
    { is_app_unfurl: true, app_unfurl_url: page, blocks: [button(call('aaa'))] },
  ])
    await slack.post({
      channel: slack.channels.general.id,
      text: `Look: ${page}`,
      attachments: [attachment],
    });
  await slack.post({
    ...{ channel: slack.channels.general.id, text: `Look: ${call('bbb')}` },
    attachments: [of({ text: `This was cancelled, use ${call('aaa')}` })],
  });
  await slack.idle();
  expect((await world.meetings()).map(({ callUrl }) => callUrl)).toEqual([call('bbb')]);
});

test('a link that an app puts where addresses go is a request', async () => {
  const world = await startWorld();
  const { slack } = world;
  const channel = slack.channels.general.id;
  const bot = slack.calendarBot;
  const posts = [
    { blocks: [button(call('aaa'))] },
    { attachments: [{ title_link: call('bbb') }] },
    { attachments: [{ from_url: call('ccc') }] },
    { attachments: [{ original_url: call('ddd') }] },
    { attachments: [{ actions: [{ type: 'button', text: 'Join', url: call('eee') }] }] },
    {
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'Review' },
          accessory: button(call('fff')).elements[0],
        },
      ],
    },
    { attachments: [{ blocks: [button(call('ggg'))] }] },
  ];
  for (const post of posts) await slack.post({ channel, bot, text: '', ...post });
  expect((await world.meetings()).map(({ callUrl, held }) => [callUrl, held])).toEqual(
    ['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'fff', 'ggg'].map((code) => [call(code), 'app']),
  );
});

test('a channel trusts an app by its id: its links count like a member’s until that is taken back', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const channel = slack.channels.general.id;
  const { ada } = slack.users;
  const bot = slack.calendarBot;
  const type = (text: string) => slack.command({ channel, user: ada.id, text });
  expect((await type('auto apps')).text).toContain('Google Calendar (`ADZ494LHY`)');
  expect((await type(`auto apps <@${ada.id}>`)).text).toContain('found no app');
  const named = await type(`auto apps <@${bot.userId}>`);
  expect(named).toMatchObject({ responseType: 'in_channel' });
  expect(named.text).toContain('Calendar (`A0CALEND01`)');
  await slack.post({ channel, bot, ...reminder('aaa') });
  await waitForCard(world, 'aaa-aaaa-aaa', 'is connected');

  // By the id that Slack gives, not by a name, and not where two ids disagree.
  await slack.post({ channel, bot: { ...bot, appId: 'A0FORGED01' }, ...reminder('bbb') });
  await waitForCard(world, 'bbb-aaaa-aaa', waits);
  await slack.deliverEvent({
    ...{ type: 'message', channel, user: bot.userId, bot_id: bot.botId, ts: '1700000000.000100', text: '' },
    ...{ app_id: bot.appId, bot_profile: { app_id: 'A0FORGED01', name: 'Calendar', team_id: 'T0STANDIN1' } },
    ...reminder('ccc'),
  });
  await waitForCard(world, 'ccc-aaaa-aaa', waits);
  await type(`auto apps ${bot.appId} off`);
  await slack.post({ channel, bot, ...reminder('ddd') });
  await waitForCard(world, 'ddd-aaaa-aaa', waits);
  expect((await type('auto apps off')).text).toContain('Links from apps wait');
  expect((await type('auto apps default')).text).toContain('ADZ494LHY');
});

test('a call that an app planned waits at its start for a person, unless the app is still trusted by then', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const channel = slack.channels.general.id;
  const { ada, ben } = slack.users;
  const bot = slack.calendarBot;
  const type = (text: string) => slack.command({ channel, user: ada.id, text });
  await type(`auto apps <@${bot.userId}>`);
  const plans = async (code: string, ...states: MeetingState[]) => {
    const at = Math.floor(Date.now() / 1_000) + 600;
    const title = { title: 'Review', text: `<!date^${at}^{time}|then>`, title_link: call(code) };
    await slack.post({ channel, bot, text: '', attachments: [title] });
    await untilStates(world, ...states);
    await untilCardsAreKnown(world);
  };
  await plans('aaa', 'scheduled');
  await world.elapse(10.5);
  await waitForCard(world, 'aaa-aaaa-aaa', 'is connected');

  await plans('bbb', 'live', 'scheduled');
  await type(`auto apps ${bot.appId} off`);
  await world.elapse(10.5);
  const card = await waitForCard(world, 'bbb-aaaa-aaa', waits);
  expect(card.text).toContain('An app asked, and a member has to start it');
  await untilStates(world, 'live', 'proposed');
  expect(pika.sessions).toHaveLength(1);
  await press(world, ben, card, 'Join now');
  await waitForCard(world, 'bbb-aaaa-aaa', 'is connected');
});

test('another workspace’s app is external, trusted or not; a trusted one keeps to budget and mode', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const channel = slack.channels.shared.id;
  const bot = slack.calendarBot;
  const type = (text: string) => slack.command({ channel, user: slack.users.ada.id, text });
  await type(`auto apps ${bot.appId}`);
  await slack.post({ channel, bot, userTeam: 'T0OTHERCO1', ...reminder('aaa') });
  expect((await waitForCard(world, 'aaa-aaaa-aaa', waits)).text).toContain('outside this workspace');
  await type('budget 1');
  await slack.post({ channel, bot, ...reminder('bbb') });
  await type('auto off');
  await slack.post({ channel, bot, ...reminder('ccc') });
  await slack.idle();
  await untilStates(world, 'proposed');
});

test('an app’s card that waits for a person reserves no money and no call: a member can still ask', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { general, standup } = slack.channels;
  const { ada } = slack.users;
  await slack.command({ channel: general.id, user: ada.id, text: 'budget 17' });
  for (const code of ['aaa', 'bbb', 'ccc'])
    await slack.post({ channel: general.id, bot: slack.calendarBot, ...reminder(code) });
  await untilStates(world, 'proposed', 'proposed', 'proposed');
  await slack.post({ channel: standup.id, bot: slack.calendarBot, ...reminder('ddd') });
  await slack.post({ channel: general.id, user: ada.id, text: call('ddd') });
  await slack.waitForMessage(
    (message) =>
      message.channel === general.id &&
      isCard(message, 'ddd-aaaa-aaa') &&
      message.text.includes('is connected'),
    { current: true },
  );
  // And nothing more is promised than there is.
  const card = await waitForCard(world, 'aaa-aaaa-aaa', waits);
  await press(world, ada, card, 'Join now');
  const whisper = await slack.waitForEphemeral(({ via }) => via === 'api');
  expect(whisper.text).toMatch(inOrder('Not started', 'this channel', '$17.00'));
});
