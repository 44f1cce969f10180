import { expect, test } from 'vitest';
import { socketApp, workspace } from './support.ts';

test('events arrive over a socket and are acknowledged', async () => {
  const slack = await workspace();
  const texts: unknown[] = [];
  await socketApp(slack, (app) => {
    app.message(async ({ message }) => {
      texts.push('text' in message && message.text);
    });
  });
  const { deliveries } = await slack.post({ channel: slack.channels.general.id, text: 'over the wire' });
  expect(deliveries).toMatchObject([{ ok: true }]);
  expect(texts).toEqual(['over the wire']);
  expect(slack.violations).toEqual([]);
});

for (const [name, act] of [
  ['dropped', 'dropSockets'],
  ['asked to refresh', 'disconnectSockets'],
  ['left without pongs', 'stallSockets'],
] as const) {
  test(`a client that is ${name} comes back on a new ticket, and events reach it again`, async () => {
    const slack = await workspace();
    const ids: string[] = [];
    await socketApp(slack, (app) => {
      app.event('message', async ({ body }) => {
        ids.push(body.event_id);
      });
    });
    const from = slack.journal.entries.length;
    slack.faults[act]();
    await slack.waitForSocket({ from });
    const { deliveries } = await slack.post({ channel: slack.channels.general.id, text: 'still there?' });
    expect(deliveries).toMatchObject([{ ok: true }]);
    expect(ids).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });
}

test('an event posted while nobody is connected is tried again, as a retry, when someone is', async () => {
  const slack = await workspace({ retryDelaysMs: [0, 400, 1000] });
  const retries: unknown[] = [];
  await socketApp(slack, (app) => {
    app.event('message', async ({ context }) => {
      retries.push([context.retryNum, context.retryReason]);
    });
  });
  const from = slack.journal.entries.length;
  slack.faults.dropSockets();
  await slack.journal.waitFor((entry) => entry.kind === 'socket' && entry.change === 'disconnected', {
    from,
  });
  const { deliveries } = await slack.post({ channel: slack.channels.general.id, text: 'wait for me' });
  expect(deliveries[0]?.attempts[0]).toMatchObject({ ok: false, error: 'no_connection' });
  expect(deliveries[0]).toMatchObject({ ok: true });
  // Once, however many tries the reconnection took.
  expect(retries).toEqual([[expect.any(Number), 'timeout']]);
  expect(retries).not.toEqual([[0, 'timeout']]);
});

test('with several sockets open, each event goes to one of them', async () => {
  const slack = await workspace();
  const seen: string[] = [];
  const listen = (name: string) =>
    socketApp(slack, (app) => {
      app.event('message', async () => {
        seen.push(name);
      });
    });
  await listen('first');
  await listen('second');
  expect(slack.openSockets()).toBe(2);
  for (const text of ['a', 'b', 'c', 'd']) await slack.post({ channel: slack.channels.general.id, text });
  expect(seen.toSorted()).toEqual(['first', 'first', 'second', 'second']);
});

test('a refused connection is asked for again', async () => {
  const slack = await workspace();
  const refusal = slack.faults.refuseConnections(1);
  await socketApp(slack, () => undefined);
  expect(refusal.hits).toBe(1);
  expect(slack.openSockets()).toBe(1);
});
