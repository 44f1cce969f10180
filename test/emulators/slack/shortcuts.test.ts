import { expect, test } from 'vitest';
import { clientOf, httpApp, socketApp, workspace } from './support.ts';

const manifest = {
  features: {
    shortcuts: [
      { name: 'Tell the agent', type: 'message', callback_id: 'tell', description: 'Passes it on' },
    ],
  },
  oauth_config: { scopes: { bot: ['chat:write', 'commands', 'channels:history'] } },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['message.channels'] },
    socket_mode_enabled: true,
  },
};

for (const mode of ['http', 'socket'] as const) {
  const start = mode === 'http' ? httpApp : socketApp;

  test(`${mode}: a message shortcut brings the message, its place and a trigger`, async () => {
    const slack = await workspace({ manifest });
    const { ada, ben } = slack.users;
    const channel = slack.channels.general.id;
    const seen: unknown[] = [];
    await start(slack, (app) => {
      app.shortcut('tell', async ({ ack, shortcut, client }) => {
        await ack();
        if (shortcut.type !== 'message_action') return;
        seen.push([shortcut.user.id, shortcut.channel.id, shortcut.message.text, shortcut.message.thread_ts]);
        const title = { type: 'plain_text' as const, text: 'Told' };
        const blocks = [{ type: 'divider' as const }];
        await client.views.open({ trigger_id: shortcut.trigger_id, view: { type: 'modal', title, blocks } });
      });
    });
    const root = await slack.post({ channel, text: 'root' });
    const reply = await slack.post({ channel, user: ben.id, text: 'ask about Q3', threadTs: root.ts });
    const answer = await slack.shortcut({ user: ada.id, channel, messageTs: reply.ts, callbackId: 'tell' });
    expect(answer).toMatchObject({ ok: true });
    await slack.waitForView((view) => view.title === 'Told' && view.user === ada.id);
    expect(seen).toEqual([[ada.id, channel, 'ask about Q3', root.ts]]);
    expect(slack.violations).toEqual([]);
  });
}

test('only shortcuts of the manifest are there, for people of the workspace, on messages they see', async () => {
  const slack = await workspace({ manifest });
  const { ada, cleo, xena } = slack.users;
  const { shared, private: leads } = slack.channels;
  const { ts } = await slack.post({ channel: shared.id, text: 'hi' });
  const hidden = await slack.post({ channel: leads.id, text: 'hi' });
  const use = (user: string, callbackId: string, channel = shared.id, messageTs = ts) =>
    slack.shortcut({ user, channel, messageTs, callbackId });
  await expect(use(ada.id, 'other')).rejects.toThrow(/no message shortcut other/);
  await expect(use(xena.id, 'tell')).rejects.toThrow(/Xena has no shortcuts here/);
  await expect(use(cleo.id, 'tell', leads.id, hidden.ts)).rejects.toThrow(/Cleo sees no message/);
});

test('a reply by a person says in which thread, and who began it', async () => {
  const slack = await workspace();
  const events: unknown[] = [];
  await httpApp(slack, (app) => {
    app.event('message', async ({ event }) => {
      events.push(event);
    });
  });
  const { ben, pika } = slack.users;
  const channel = slack.channels.general.id;
  const card = await clientOf(slack).chat.postMessage({ channel, text: 'card' });
  const threadTs = String(card.ts);
  await slack.post({ channel, user: ben.id, text: 'what did they say?', threadTs });
  expect(events).toEqual([
    expect.objectContaining({ user: ben.id, thread_ts: threadTs, parent_user_id: pika.id }),
  ]);
  await expect(slack.post({ channel, text: 'x', threadTs: '1.000001' })).rejects.toThrow(/no thread/);
});
