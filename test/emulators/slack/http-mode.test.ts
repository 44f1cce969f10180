import { expect, test } from 'vitest';
import { clientOf, httpApp, workspace } from './support.ts';

test('a message reaches a Bolt app over signed HTTP, and its answer stands in the thread', async () => {
  const slack = await workspace();
  await httpApp(slack, (app) => {
    app.message('hello', async ({ message, say }) => {
      await say({ text: 'Hello yourself', thread_ts: message.ts });
    });
  });
  const { general } = slack.channels;
  const posted = await slack.post({ channel: general.id, user: slack.users.ben.id, text: 'hello there' });
  expect(posted.deliveries.map(({ ok, type }) => ({ ok, type }))).toEqual([{ ok: true, type: 'message' }]);
  const answer = await slack.waitForMessage((message) => message.text === 'Hello yourself');
  expect(answer).toMatchObject({ threadTs: posted.ts, own: true, botId: slack.botId });
  expect(slack.messages(general.id, posted.ts)).toHaveLength(2);
  await slack.idle();
  expect(slack.violations).toEqual([]);
});

test('a mention in a channel comes as message and app_mention: same ts, different ids; in a DM only as message', async () => {
  const slack = await workspace();
  const seen: { type: string; ts: string; channelType: string | undefined }[] = [];
  await httpApp(slack, (app) => {
    app.event('app_mention', async ({ event }) => {
      seen.push({ type: event.type, ts: event.ts, channelType: undefined });
    });
    app.event('message', async ({ event }) => {
      seen.push({ type: event.type, ts: event.ts, channelType: event.channel_type });
    });
  });
  const text = `<@${slack.botUserId}> join https://meet.google.com/abc-defg-hij`;
  const mention = await slack.post({ channel: slack.channels.private.id, text });
  expect(new Set(mention.deliveries.map(({ eventId }) => eventId)).size).toBe(2);
  expect(seen).toHaveLength(2);
  expect(seen).toContainEqual({ type: 'message', ts: mention.ts, channelType: 'group' });
  const direct = await slack.post({ channel: slack.users.cleo.dm, user: slack.users.cleo.id, text });
  expect(direct.deliveries).toHaveLength(1);
  expect(seen.at(-1)).toEqual({ type: 'message', ts: direct.ts, channelType: 'im' });
});

test('what the bot posts and edits comes back to it as events', async () => {
  const slack = await workspace();
  const subtypes: unknown[] = [];
  await httpApp(slack, (app) => {
    app.event('message', async ({ event }) => {
      const message = event.subtype === 'message_changed' ? event.message : event;
      subtypes.push([event.subtype, 'app_id' in message && message.app_id]);
    });
  });
  const client = clientOf(slack);
  const { ts } = await client.chat.postMessage({ channel: slack.channels.general.id, text: 'one' });
  await slack.idle();
  await client.chat.update({ channel: slack.channels.general.id, ts: String(ts), text: 'two' });
  await slack.idle();
  // Bolt's ignoreSelf drops the post but lets the edit through to listeners; both were delivered and acknowledged.
  expect(subtypes).toEqual([['message_changed', slack.appId]]);
  const deliveries = slack.journal.entries.filter((entry) => entry.kind === 'delivery');
  expect(deliveries.map(({ label, ok }) => [label, ok])).toEqual([
    ['message', true],
    ['message/message_changed', true],
  ]);
});

test('an event that fails is tried again with the same id, its number and its reason', async () => {
  const slack = await workspace({ retryDelaysMs: [0, 5, 5] });
  const tries: unknown[] = [];
  await httpApp(
    slack,
    (app) => {
      app.event('message', async ({ body, context }) => {
        tries.push([body.event_id, context.retryNum, context.retryReason]);
        if (tries.length < 3) throw new Error('not yet');
      });
    },
    { processBeforeResponse: true },
  );
  const { deliveries } = await slack.post({ channel: slack.channels.general.id, text: 'try me' });
  const id = deliveries[0]?.eventId;
  expect(tries).toEqual([
    [id, undefined, undefined],
    [id, 1, 'http_error'],
    [id, 2, 'http_error'],
  ]);
  expect(deliveries[0]).toMatchObject({
    ok: true,
    attempts: [{ status: 500 }, { status: 500 }, { status: 200 }],
  });
});

test('an event that never succeeds is given up after three retries', async () => {
  const slack = await workspace({ requestUrl: 'http://127.0.0.1:9/slack/events', retryDelaysMs: [0, 1, 1] });
  const { deliveries } = await slack.post({ channel: slack.channels.general.id, text: 'anyone?' });
  expect(deliveries[0]).toMatchObject({ ok: false });
  expect(deliveries[0]?.attempts).toHaveLength(4);
});

test('one event delivered four times carries one id', async () => {
  const slack = await workspace();
  const ids: string[] = [];
  await httpApp(slack, (app) => {
    app.event('message', async ({ body }) => {
      ids.push(body.event_id);
    });
  });
  await slack.post({ channel: slack.channels.general.id, text: 'again and again', times: 4 });
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(1);
});

test('requests are signed: a forged signature and an unsigned request are refused, the challenge is answered', async () => {
  const slack = await workspace();
  await httpApp(slack, () => undefined);
  expect(await slack.verifyUrl()).toBe(true);
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'message' } });
  const json = { 'content-type': 'application/json' };
  const forged = { ...json, ...slack.sign(body), 'x-slack-signature': `v0=${'0'.repeat(64)}` };
  expect((await slack.sendRaw({ body, headers: forged })).status).toBe(401);
  expect((await slack.sendRaw({ body, headers: json })).status).toBe(401);
});
