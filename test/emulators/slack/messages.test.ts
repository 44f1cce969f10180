import { expect, test } from 'vitest';
import { renderMessage, renderThread } from '../../sandbox/slack/render-text.ts';
import { clientOf, httpApp, workspace } from './support.ts';

test('an edit of the text shows where Slack made the blocks, and leaves blocks that were given', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const blocks = [{ type: 'section' as const, text: { type: 'plain_text' as const, text: 'A card' } }];
  const plain = await client.chat.postMessage({ channel, text: 'one' });
  const card = await client.chat.postMessage({ channel, text: 'one', blocks });
  for (const { ts } of [plain, card]) await client.chat.update({ channel, ts: String(ts), text: 'two' });
  expect(slack.messages(channel).map(renderMessage)).toEqual(['two', 'A card']);
  expect(slack.messages(channel).map(({ text }) => text)).toEqual(['two', 'two']);
});

test("links become link elements; another app's post has bot_id and app_id, and may have no text", async () => {
  const slack = await workspace();
  const events: unknown[] = [];
  await httpApp(slack, (app) => {
    app.event('message', async ({ event }) => {
      events.push(event);
    });
  });
  const channel = slack.channels.general.id;
  await slack.post({ channel, text: 'see https://meet.google.com/abc-defg-hij?a=1&b=2, now' });
  expect(events[0]).toMatchObject({
    text: 'see <https://meet.google.com/abc-defg-hij?a=1&amp;b=2>, now',
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            elements: [
              { type: 'text', text: 'see ' },
              { type: 'link', url: 'https://meet.google.com/abc-defg-hij?a=1&b=2' },
              { type: 'text', text: ', now' },
            ],
          },
        ],
      },
    ],
  });
  const attachments = [
    { title: 'Weekly', title_link: 'https://meet.google.com/abc-defg-hij', fallback: 'Weekly' },
  ];
  await slack.post({ channel, bot: slack.calendarBot, attachments });
  expect(events[1]).toMatchObject({ text: '', bot_id: 'B0CALEND01', app_id: 'A0CALEND01', attachments });
  expect(events[1]).not.toHaveProperty('subtype');
  await slack.post({ channel, bot: slack.calendarBot, text: 'old style', subtype: 'bot_message' });
  expect(events[2]).toMatchObject({ subtype: 'bot_message', bot_id: 'B0CALEND01', username: 'Calendar' });
  expect(events[2]).not.toHaveProperty('user');
});

test('people edit, delete and share files; the app hears all of it', async () => {
  const slack = await workspace();
  const heard: unknown[] = [];
  await httpApp(slack, (app) => {
    app.event('message', async ({ event }) => {
      heard.push(event.subtype);
    });
  });
  const channel = slack.channels.standup.id;
  const { ts } = await slack.post({ channel, user: slack.users.gus.id, text: 'frist' });
  await slack.editMessage({ channel, ts, text: 'first' });
  expect(slack.messages(channel)[0]).toMatchObject({ text: 'first', edits: 1 });
  await slack.deleteMessage({ channel, ts });
  await slack.post({ channel, text: 'notes', files: [{ id: 'F1', name: 'notes.txt' }] });
  expect(heard).toEqual([undefined, 'message_changed', 'message_deleted', 'file_share']);
  await expect(
    slack.post({ channel: slack.channels.general.id, user: slack.users.gus.id, text: 'x' }),
  ).rejects.toThrow(/not in #general/);
});

test('what is scheduled gets posted, unless it is taken back', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const soon = Math.ceil(Date.now() / 1000) + 1;
  const far = await client.chat.scheduleMessage({ channel, text: 'never', post_at: soon + 3600 });
  const id = String(far.scheduled_message_id);
  await client.chat.scheduleMessage({ channel, text: 'soon', post_at: soon });
  await expect(
    client.chat.deleteScheduledMessage({ channel, scheduled_message_id: id }),
  ).resolves.toMatchObject({
    ok: true,
  });
  await slack.waitForMessage((message) => message.text === 'soon');
  await expect(
    client.chat.scheduleMessage({ channel, text: 'late', post_at: soon - 60 }),
  ).rejects.toMatchObject({
    data: { error: 'time_in_past' },
  });
});

test('a wait in vain shows what stood there instead', async () => {
  const slack = await workspace();
  await slack.post({ channel: slack.channels.general.id, text: 'something else' });
  const wait = slack.waitForMessage(({ text }) => text === 'hoped for', { timeout: 1, hoping: 'the card' });
  await expect(wait).rejects.toThrow(/the card.*\nAda: something else/);
});

test('an unknown route, a misspelt argument and a sixth use of a response_url are violations', async () => {
  const slack = await workspace();
  const channel = slack.channels.general.id;
  await expect(
    clientOf(slack).apiCall('chat.postMessage', { channel, text: 'x', thred_ts: '1' }),
  ).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  await fetch(new URL('/upload', slack.apiUrl));
  const { promise, resolve } = Promise.withResolvers<string>();
  await httpApp(slack, (app) => {
    app.command('/pika', async ({ ack, body }) => {
      await ack();
      resolve(body.response_url);
    });
  });
  await slack.command({ user: slack.users.ada.id, channel, text: '' });
  const url = await promise;
  const respond = () => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'more' }) });
  const statuses: number[] = [];
  for (let use = 0; use < 6; use += 1) statuses.push((await respond()).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  expect(slack.violations).toEqual([
    'chat.postMessage: unknown argument: thred_ts',
    'unknown route: GET /upload',
    'response_url used more than 5 times',
  ]);
});

test('another name needs its scope, is of no user, and has to look like a name', async () => {
  const slack = await workspace();
  slack.setRateLimits(false);
  const client = clientOf(slack);
  const channel = slack.channels.general.id;
  const post = (disguise: object) => client.chat.postMessage({ channel, text: 'hi', ...disguise } as never);
  const posted = await post({ username: 'Nova (AI)', icon_emoji: ':star:' });
  expect(posted.message).toMatchObject({
    subtype: 'bot_message',
    username: 'Nova (AI)',
    icons: { emoji: ':star:' },
    bot_id: slack.botId,
  });
  expect(posted.message).not.toHaveProperty('user');
  for (const wrong of [
    { username: '' },
    { username: 'x'.repeat(81) },
    { username: '<!here>' },
    { username: 'Nova', icon_url: 'http://plain.test/x.png' },
    { username: 'Nova', icon_emoji: 'star' },
    { username: 'Nova', icon_emoji: ':star:', icon_url: 'https://faces.test/x.png' },
  ])
    await expect(post(wrong)).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  expect(slack.violations).toHaveLength(6);
  slack.faults.withholdScopes('chat:write.customize');
  await expect(post({ username: 'Nova' })).rejects.toMatchObject({ data: { error: 'missing_scope' } });
  expect(slack.violations).toHaveLength(6);
  expect(renderThread(slack.messages(channel))).toBe('Nova (AI): hi');
});
