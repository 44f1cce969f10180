import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectAgent, openClient } from '../../../support/agent.ts';
import { acme, globex, installedInBoth, type ManyWorlds } from '../../../support/many-workspaces.ts';
import { goLive, waitForCard } from '../../../support/slack-acts.ts';

async function liveInBoth(options?: Parameters<typeof installedInBoth>[0]) {
  const many = await installedInBoth(options);
  const [one, two] = many.worlds;
  const acmes = await goLive(one, { code: 'aaa-aaaa-aaa' });
  const globexs = await goLive(two, { code: 'bbb-bbbb-bbb' });
  return { ...many, acmes, globexs };
}

/** Acme's call was ended, Globex's goes on, and whoever asks finds us ready. */
async function acmeIsLeft(
  { worlds, shared }: ManyWorlds,
  { globexs }: { globexs: { session: { id: string } } },
) {
  const [one] = worlds;
  await expect
    .poll(async () =>
      (await one.meetings()).map(({ teamId, state, endReason }) => [teamId, state, endReason]),
    )
    .toEqual([
      [acme.teamId, 'done', 'service_stopped'],
      [globex.teamId, 'live', null],
    ]);
  expect(shared.pika.liveSessions().map(({ id }) => id)).toEqual([globexs.session.id]);
  expect((await fetch(`http://127.0.0.1:${shared.app.port}/readyz`)).status).toBe(200);
  const { rows } = await shared.database.db.execute(
    sql`select team_id, token, refresh_token, removed_at is null as here from slack_installations order by team_id`,
  );
  expect(rows).toMatchObject([
    { team_id: acme.teamId, token: null, refresh_token: null, here: false },
    { team_id: globex.teamId, token: expect.any(String), here: true },
  ]);
}

test('a workspace that removes the app ends its own calls and keys; the other’s go on, and it can come back', async () => {
  const many = await liveInBoth();
  const { slack, worlds, shared } = many;
  const keys = [await connectAgent(worlds[0]), await connectAgent(worlds[1])];

  await slack.uninstall(acme);

  await acmeIsLeft(many, many);
  await expect(openClient(shared.app.port, keys[0]?.token ?? '')).rejects.toThrow();
  await (await openClient(shared.app.port, keys[1]?.token ?? '')).close();
  expect(await many.install(acme)).toMatchObject({ status: 200 });
  const { slack: acmes } = worlds[0];
  await acmes.post({ channel: acmes.channels.general.id, text: 'https://meet.google.com/ddd-dddd-ddd' });
  await waitForCard(worlds[0], 'ddd-dddd-ddd', 'is connected');

  // An old word that comes late ends nothing.
  await acmes.faults.sendAppUninstalled();
  expect((await shared.meetings()).map(({ state }) => state)).toEqual(['done', 'live', 'live']);
});

test('tokens_revoked ends one workspace alone', async () => {
  const many = await liveInBoth();
  await many.slack.tellRevoked(acme);
  await acmeIsLeft(many, many);
});

test('a token that Slack refuses in mid-call ends one workspace alone', async () => {
  const many = await liveInBoth();
  many.slack.oauth.end(acme, 'revoked');
  await many.shared.elapse(1);
  await acmeIsLeft(many, many);
});

test('a process that dies in between leaves nothing running: the next one ends it', async () => {
  const many = await liveInBoth();
  const { shared } = many;
  many.slack.oauth.end(acme, 'revoked');
  await shared.database.db.execute(sql`update slack_installations
    set removed_at = clock_timestamp(), removed_because = 'app_uninstalled', token = null where team_id = ${acme.teamId}`);
  await acmeIsLeft(many, many);
});

test('a workspace that is taken off the list is left with the next start, and its token given back', async () => {
  const many = await liveInBoth();
  await many.shared.restart({ SLACK_WORKSPACES: globex.teamId });
  await acmeIsLeft(many, many);
  expect([...many.slack.oauth.tokens.values()].map(({ team, state }) => [team.teamId, state])).toEqual([
    [acme.teamId, 'revoked'],
    [globex.teamId, 'good'],
  ]);
  const { slack: acmes } = many.worlds[0];
  await acmes.post({
    channel: acmes.channels.general.id,
    text: 'https://meet.google.com/ddd-dddd-ddd',
  });
  expect(await many.shared.meetings()).toHaveLength(2);
});

for (const [what, rotation] of [
  ['whose token Slack took back', false],
  ['whose token Slack exchanges no more', true],
] as const)
  test(`a workspace ${what} while nobody told us is found gone`, async () => {
    const { slack, shared } = await installedInBoth({ rotation, allowViolations: true });
    const { db } = shared.database;
    if (rotation) {
      slack.oauth.end(acme, 'expired');
      slack.oauth.refuseToExchange('invalid_refresh_token');
      await db.execute(
        sql`update slack_installations set token_expires_at = clock_timestamp() - interval '1 second' where team_id = ${acme.teamId}`,
      );
    } else slack.oauth.end(acme, 'revoked');
    await shared.restart();
    const here = async () =>
      (await db.execute(sql`select team_id from slack_installations where removed_at is null`)).rows;
    await expect.poll(here).toEqual([{ team_id: globex.teamId }]);
  });

test('an admin has everything deleted sooner after a removal, never later, and the words and the form say so', async () => {
  const many = await liveInBoth({ settings: { LEFT_WORKSPACE_DAYS: '20' } });
  const [one, two] = many.worlds;
  const { db } = many.shared.database;
  const channel = one.slack.channels.general.id;
  const type = async (text: string, { slack } = one, user = slack.users.ada.id) =>
    (await slack.command({ channel, user, text: `workspace${text}` })).text ?? '';
  expect(await type('')).toContain('deleted 20 days later');
  expect(await type(' removal 21')).toContain('20 days at most');
  expect(await type(' removal 2', one, one.slack.users.ben.id)).toContain('Only workspace admins');
  expect(await type(' removal 9')).toContain('deleted 9 days later');
  const shown = one.slack.ephemerals.at(-1);
  await type('');
  await one.slack.press({
    ...{ user: one.slack.users.ada.id, channel, messageTs: one.slack.ephemerals.at(-1)?.ts ?? '' },
    buttonText: 'Change…',
  });
  expect(shown?.text).toContain('9 days');
  const form = await one.slack.waitForView(({ title }) => title === 'Workspace');
  const sent = { user: one.slack.users.ada.id, viewId: form.id, values: { removalDays: '2' } };
  expect(JSON.stringify(form.blocks)).toContain('"initial_value":"9"');
  expect(await one.slack.submitView(sent)).toMatchObject({ action: 'close' });
  expect(await type('')).toContain('deleted 2 days later');
  expect(await type('', two)).toContain('deleted 20 days later');

  await many.slack.uninstall(acme);
  await acmeIsLeft(many, many);
  const leftFor = (hours: number) =>
    db.execute(
      sql`update workspaces set left_at = clock_timestamp() - make_interval(hours => ${hours}) where left_at is not null`,
    );
  const teams = async () =>
    (await db.execute<{ team_id: string }>(sql`select team_id from meetings order by 1`)).rows.map(
      (row) => row.team_id,
    );
  await leftFor(49);
  await many.shared.restart();
  await expect.poll(teams).toEqual([globex.teamId]);
});

test('everything of it is deleted after as many days as are set, and nothing of the other', async () => {
  const many = await liveInBoth({ settings: { LEFT_WORKSPACE_DAYS: '2' } });
  const { shared } = many;
  const { db } = shared.database;
  await many.slack.uninstall(acme);
  await acmeIsLeft(many, many);
  const teams = async () =>
    (await db.execute<{ team_id: string }>(sql`select team_id from meetings order by 1`)).rows.map(
      (row) => row.team_id,
    );

  await db.execute(
    sql`update workspaces set left_at = left_at - interval '47 hours' where left_at is not null`,
  );
  await shared.restart();
  expect(await teams()).toEqual([acme.teamId, globex.teamId]);

  await db.execute(
    sql`update workspaces set left_at = left_at - interval '2 hours' where left_at is not null`,
  );
  await shared.restart();
  await expect.poll(teams).toEqual([globex.teamId]);
  const { rows } = await db.execute(sql`select team_id from slack_installations`);
  expect(rows).toEqual([{ team_id: globex.teamId }]);
});
