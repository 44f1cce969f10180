import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectAgent, openClient } from '../../support/agent.ts';
import { goLive, letInAtOnce, untilStates } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Sessions are ended, the books are closed, and the process is alive and does not hammer Slack. */
async function allIsLeft(world: World): Promise<void> {
  const { pika, slack } = world;
  await expect.poll(() => pika.liveSessions()).toEqual([]);
  const ended = (await untilStates(world, 'done')).at(0);
  expect(ended?.endReason).toBe('service_stopped');
  expect(ended?.sessionEndedAt).not.toBeNull();
  const health = await fetch(`http://127.0.0.1:${world.app.port}/healthz`);
  expect(health.status).toBe(200);
  expect(slack.journal.entries.filter((entry) => entry.kind === 'api').length).toBeLessThan(40);
  expect(world.log.filter(({ msg }) => msg === 'uncaughtException' || msg === 'unhandledRejection')).toEqual(
    [],
  );
}

for (const error of ['token_revoked', 'account_inactive']) {
  test(`${error} on a write in mid-call: the session is left`, async () => {
    const world = await startWorld({ pika: { script: letInAtOnce } });
    await goLive(world);
    world.slack.faults.revokeToken(error);

    await world.elapse(1);

    await allIsLeft(world);
    const ready = await fetch(`http://127.0.0.1:${world.app.port}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { slack: error }]);
  });
}

test('Slack says tokens_revoked in mid-call: the session is left', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  await goLive(world);
  world.slack.faults.revokeToken();

  const [told] = await world.slack.faults.sendTokensRevoked();

  expect(told?.ok).toBe(true);
  await allIsLeft(world);
});

test('Slack says app_uninstalled in mid-call, by socket: the session is left', async () => {
  const world = await startWorld({ door: 'socket', pika: { script: letInAtOnce } });
  await goLive(world);

  const { token } = await connectAgent(world);
  const [told] = await world.slack.faults.sendAppUninstalled();

  expect(told?.ok).toBe(true);
  await allIsLeft(world);
  // Keys end with the installation.
  await expect(openClient(world.app.port, token)).rejects.toThrow();
});

test('another workspace that removes the app ends nothing here', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  await goLive(world);
  const { token } = await connectAgent(world);

  const told = await world.slack.faults.sendRemovedElsewhere();

  expect(told.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await world.meetings()).map(({ state }) => state)).toEqual(['live']);
  await (await openClient(world.app.port, token)).close();
});

test('a process that starts with a revoked token ends what still runs, takes no events and stays up', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  await goLive(world);
  slack.faults.revokeToken();

  await world.restart();

  await allIsLeft(world);
  const { deliveries } = await slack.post({
    channel: slack.channels.general.id,
    text: 'https://meet.google.com/bbb-bbbb-bbb',
    retryDelaysMs: [],
  });
  expect(deliveries[0]?.attempts[0]).toMatchObject({ ok: false, status: 503 });
  const typed = await slack.command({
    channel: slack.channels.general.id,
    user: slack.users.ada.id,
    text: 'status',
  });
  expect(typed.text).toContain('starting or stopping');
  const ready = await fetch(`http://127.0.0.1:${world.app.port}/readyz`);
  expect(ready.status).toBe(503);
});

test('rows of a workspace that removed us long ago are deleted as soon as Slack says who we are', async () => {
  const world = await startWorld();
  const { db } = world.database;
  await db.execute(sql`insert into workspaces (team_id, left_at)
    values ('T0GONE', clock_timestamp() - interval '31 days')`);

  await world.restart();

  const left = async () =>
    (await db.execute(sql`select 1 from workspaces where team_id = 'T0GONE'`)).rows.length;
  await expect.poll(left).toBe(0);
});

test('an app that never comes back keeps what it had for thirty days, and no longer, also after a restart', async () => {
  const world = await startWorld({ allowViolations: true });
  const { db } = world.database;
  await connectAgent(world);
  world.slack.faults.revokeToken();
  await world.slack.faults.sendAppUninstalled();
  // Nothing else may ever ask Slack, and the night must not take the app for one that is back.
  const ready = await fetch(`http://127.0.0.1:${world.app.port}/readyz`);
  expect(ready.status).toBe(503);

  const left = async () => (await db.execute(sql`select 1 from agent_tokens`)).rows.length;
  expect(await left()).toBe(1);
  await db.execute(sql`update workspaces set left_at = left_at - interval '31 days'`);
  await world.restart();
  await expect.poll(left).toBe(0);
});
