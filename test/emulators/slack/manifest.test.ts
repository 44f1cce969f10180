import { expect, test } from 'vitest';
import { clientOf, httpApp, workspace } from './support.ts';

const manifest = {
  features: { slash_commands: [{ command: '/pika' }] },
  oauth_config: {
    scopes: { bot: ['chat:write', 'channels:history', 'users:read', 'commands', 'app_mentions:read'] },
  },
  settings: {
    event_subscriptions: { bot_events: ['message.channels', 'app_mention'] },
    interactivity: { is_enabled: false },
    socket_mode_enabled: true,
  },
};

test('with a manifest, only its scopes, events, commands and interactivity work', async () => {
  const slack = await workspace({ manifest });
  const heard: string[] = [];
  await httpApp(slack, (app) => {
    app.event('message', async ({ event }) => {
      heard.push(event.channel);
    });
  });
  const { general, private: leads } = slack.channels;
  const { ada } = slack.users;
  await slack.post({ channel: general.id, text: 'heard' });
  await slack.post({ channel: leads.id, text: 'not heard' });
  await slack.post({ channel: ada.dm, text: 'not heard' });
  expect(heard).toEqual([general.id]);
  const client = clientOf(slack);
  const posted = await client.chat.postMessage({ channel: general.id, text: 'may post' });
  await expect(client.conversations.info({ channel: general.id })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'channels:read' },
  });
  await expect(
    client.chat.postMessage({ channel: general.id, text: 'hi', username: 'Not Pika' }),
  ).rejects.toMatchObject({ data: { needed: 'chat:write.customize' } });
  expect(slack.violations).toHaveLength(2);
  const ask = { user: ada.id, channel: general.id };
  await expect(slack.command({ ...ask, text: '', command: '/other' })).rejects.toThrow(/no command/);
  await expect(slack.press({ ...ask, messageTs: String(posted.ts), actionId: 'x' })).rejects.toThrow(/off/);
});
