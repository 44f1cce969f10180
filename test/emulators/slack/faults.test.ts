import { expect, test } from 'vitest';
import { clientOf, httpApp, workspace } from './support.ts';

test('the next calls fail as told, then all is well again', async () => {
  const slack = await workspace();
  const client = clientOf(slack);
  const post = () => client.chat.postMessage({ channel: slack.channels.general.id, text: 'hi' });
  slack.faults.fail('chat.postMessage', 'internal_error');
  await expect(post()).rejects.toMatchObject({ data: { error: 'internal_error' } });
  slack.faults.failHttp('chat.postMessage', 503);
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_http_error', statusCode: 503 });
  slack.faults.rateLimit('chat.postMessage', 7, slack.channels.general.id);
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  slack.faults.clear();
  await expect(post()).resolves.toMatchObject({ ok: true });
  expect(slack.messages(slack.channels.general.id)).toHaveLength(1);
  expect(slack.violations).toEqual([]);
});

test('a held answer comes when released; the work is done before', async () => {
  const slack = await workspace();
  const held = slack.faults.hold('chat.postMessage');
  const call = clientOf(slack).chat.postMessage({ channel: slack.channels.general.id, text: 'held' });
  await slack.waitForMessage((message) => message.text === 'held');
  expect(slack.journal.entries.some((entry) => entry.kind === 'api')).toBe(false);
  held.release();
  await expect(call).resolves.toMatchObject({ ok: true });
});

test('after the token is revoked every call says so, and the app hears of it', async () => {
  const slack = await workspace();
  const heard: string[] = [];
  await httpApp(slack, (app) => {
    app.event('tokens_revoked', async ({ event }) => {
      heard.push(event.type);
    });
    app.event('app_uninstalled', async ({ event }) => {
      heard.push(event.type);
    });
  });
  await slack.post({ channel: slack.channels.general.id, text: 'so that the app knows itself' });
  slack.faults.revokeToken();
  await expect(clientOf(slack).auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  await slack.faults.sendTokensRevoked();
  await slack.faults.sendAppUninstalled();
  expect(heard).toEqual(['tokens_revoked', 'app_uninstalled']);
  expect(slack.violations).toEqual([]);
});
