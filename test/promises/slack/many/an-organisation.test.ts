import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { connectAgent, openClient } from '../../../support/agent.ts';
import { homeOf } from '../../../support/home.ts';
import {
  installedInOrganisation,
  type ManyWorlds,
  north,
  south,
  startManyWorlds,
  umbrella,
} from '../../../support/many-workspaces.ts';
import { buttonValueOf, goLive, letInAtOnce, press, waitForCard } from '../../../support/slack-acts.ts';
import type { World } from '../../../support/world.ts';

const [northsCode, southsCode] = ['aaa-aaaa-aaa', 'bbb-bbbb-bbb'];

test('an organisation installs it once, and each workspace that its admins add it to has its own calls', async () => {
  const options = { pika: { script: letInAtOnce }, organisation: true };
  const { install, slack, worlds, shared } = await startManyWorlds(options);
  const [one, two] = worlds;
  expect(await install(umbrella)).toMatchObject({
    status: 200,
    text: expect.stringContaining(`/manage/${umbrella.teamId}/integrations/profile/`),
  });
  expect(await served({ shared })).toEqual([]);
  await slack.grant(north);
  expect(await served({ shared })).toEqual([north.teamId]);
  await slack.grant(south);

  const norths = await goLive(one, { code: northsCode });
  const souths = await goLive(two, { code: southsCode });
  expect([norths.meeting.teamId, souths.meeting.teamId]).toEqual([north.teamId, south.teamId]);
  expect(slack.oauth.tokens.size).toBe(1);

  // A button, a command, a window, the Home tab: each where it was asked for.
  const stop = { actionId: 'meeting_stop', value: buttonValueOf(norths.card, 'meeting_stop') };
  const { channel, ts: messageTs } = souths.card;
  await two.slack.press({ user: two.slack.users.ada.id, channel, messageTs, ...stop });
  await press(two, two.slack.users.ada, souths.card, 'Stop');
  await waitForCard(two, southsCode, /ended|left/i);
  expect(await typed(one, 'status')).toMatch(/aaa-aaaa-aaa(?![\s\S]*bbb-bbbb-bbb)/);
  two.slack.users.ada.isAdmin = false;
  expect(await typed(one, 'workspace budget $20')).toContain('$20.00');
  expect(await typed(two, 'workspace budget $30')).toContain('Only workspace admins');
  await typed(one, 'policy');
  expect(one.slack.openViews(one.slack.users.ada.id)).toHaveLength(1);
  expect(await homeOf(one, one.slack.users.ada).open(northsCode)).not.toContain(southsCode);
  const sent = { user: one.slack.users.ada.id, callbackId: 'send_to_call' };
  expect(await one.slack.globalShortcut(sent)).toMatchObject({ ok: true });
  expect(two.slack.openViews()).toEqual([]);
  expect((await shared.meetings()).map(({ teamId, state }) => [teamId, state])).toContainEqual([
    north.teamId,
    'live',
  ]);
});

test('those of an organisation that aren’t named are served nothing; one that is named alone opens none', async () => {
  const { install, slack, worlds, shared } = await startManyWorlds({
    organisation: true,
    settings: { SLACK_WORKSPACES: `${umbrella.teamId} ${south.teamId}` },
  });
  expect(await install(umbrella)).toMatchObject({ status: 200 });
  await slack.grant(north);
  await slack.grant(south);
  expect(await served({ shared })).toEqual([south.teamId]);
  expect(await typed(worlds[0], 'status')).toContain('isn’t installed in this workspace, or isn’t for it');
  expect(await typed(worlds[1], 'status')).not.toContain('isn’t for it');

  await shared.restart({ SLACK_WORKSPACES: umbrella.teamId });
  expect(await served({ shared })).toEqual([]);
  await shared.restart({ SLACK_WORKSPACES: `${umbrella.teamId}/*` });
  await expect.poll(() => served({ shared })).toEqual([north.teamId, south.teamId]);

  await shared.restart({ SLACK_WORKSPACES: south.teamId });
  expect(await served({ shared })).toEqual([]);
  expect([...slack.oauth.tokens.values()].map(({ state }) => state)).toEqual(['revoked']);
});

test('a workspace whose own token ends keeps the app that its organisation has', async () => {
  const { install, slack, worlds, shared } = await startManyWorlds({
    organisation: true,
    settings: { SLACK_WORKSPACES: `${umbrella.teamId} ${north.teamId}` },
  });
  const ownTokens = async () =>
    (
      await shared.database.db.execute(
        sql`select 1 from slack_installations where team_id = ${north.teamId} and token is not null`,
      )
    ).rows.length;
  await install(umbrella);
  await slack.grant(north);
  expect(await install(north)).toMatchObject({ status: 200 });
  expect(await ownTokens()).toBe(1);

  await slack.tellRevoked(north);
  await expect.poll(ownTokens).toBe(0);
  expect(await served({ shared })).toEqual([north.teamId]);
  expect(await typed(worlds[0], 'workspace')).toContain('budget');
});

test('a workspace that an organisation’s admins take it from ends alone; the organisation’s removal ends the rest', async () => {
  const many = await installedInOrganisation({ settings: { LEFT_WORKSPACE_DAYS: '2' } });
  const { slack, worlds, shared } = many;
  await goLive(worlds[0], { code: northsCode });
  await goLive(worlds[1], { code: southsCode });
  const keys = [await connectAgent(worlds[0]), await connectAgent(worlds[1])];

  await slack.withdraw(north);
  await expect
    .poll(() => states(many))
    .toEqual([
      [north.teamId, 'done', 'service_stopped'],
      [south.teamId, 'live', null],
    ]);
  await expect(openClient(shared.app.port, keys[0]?.token ?? '')).rejects.toThrow();
  await (await openClient(shared.app.port, keys[1]?.token ?? '')).close();

  await slack.uninstall(umbrella);
  await expect
    .poll(() => states(many))
    .toEqual([
      [north.teamId, 'done', 'service_stopped'],
      [south.teamId, 'done', 'service_stopped'],
    ]);
  const { db } = shared.database;
  const kept = async () => (await db.execute(sql`select token, refresh_token from slack_installations`)).rows;
  expect(await kept()).toEqual(Array(3).fill({ token: null, refresh_token: null }));

  await db.execute(sql`update workspaces set left_at = left_at - interval '49 hours'`);
  await shared.restart();
  await expect.poll(async () => [await kept(), await shared.meetings()]).toEqual([[], []]);
});

test('what nobody told us of an organisation is found: a workspace that is gone, one that came, and its whole end', async () => {
  const { slack, worlds, shared } = await installedInOrganisation({ rotation: true });
  await goLive(worlds[0], { code: northsCode });
  await slack.withdraw(north, false);
  await shared.elapse(1);
  await expect.poll(() => states({ shared })).toEqual([[north.teamId, 'done', 'service_stopped']]);
  expect(await served({ shared })).toEqual([south.teamId]);

  // One token for all, exchanged once.
  await shared.database.db.execute(
    sql`update slack_installations set token_expires_at = clock_timestamp() + interval '1 hour' where token is not null`,
  );
  await slack.grant(north, false);
  await shared.restart();
  await expect.poll(() => served({ shared })).toEqual([north.teamId, south.teamId]);
  await goLive(worlds[1], { code: southsCode });
  expect(slack.oauth.tokens.size).toBe(2);

  slack.oauth.end(umbrella, 'revoked');
  await shared.elapse(1);
  await expect.poll(() => served({ shared })).toEqual([]);
  await expect
    .poll(() => states({ shared }))
    .toEqual([north, south].map(({ teamId }) => [teamId, 'done', 'service_stopped']));
});

for (const [whose, settings] of [
  ['has Stand-in too', {}],
  ['isn’t named', { SLACK_WORKSPACES: `${umbrella.teamId} ${north.teamId}` }],
] as const)
  test(`in a shared channel, somebody of the organisation’s other workspace, which ${whose}, stops a call and spends nothing`, async () => {
    const { worlds, slack } = await installedInOrganisation({ settings });
    const [one] = worlds;
    const { shared } = one.slack.channels;
    const susi = one.slack.addPerson('U0SUSI0001', 'Susi', { teamId: south.teamId });
    shared.members.add(susi.id);
    const { card, meeting } = await goLive(one, { code: northsCode, channel: shared.id });
    const from = one.slack.journal.entries.length;
    await press(one, susi, card, 'Extend 15 min (+$4.13)');
    const told = await one.slack.waitForEphemeral(({ user }) => user === susi.id, { from });
    expect(told.text).toContain('works here for another workspace');
    expect((await one.meetings())[0]?.limitMinutes).toBe(meeting.limitMinutes);
    await press(one, susi, card, 'Stop');
    await waitForCard(one, northsCode, 'pressed Stop');
    expect(slack.violations).toEqual([]);
  });

test('a person’s one Home tab stays with the workspace where they opened it last', async () => {
  const { worlds, shared } = await installedInOrganisation();
  const [one] = worlds;
  const { db } = shared.database;
  const [adas, bens] = [homeOf(one, one.slack.users.ada), homeOf(one, one.slack.users.ben)];
  await adas.open('No calls right now');
  await bens.open('No calls right now');
  // Ada, who has one id in all of the organisation, opens it in South. The emulator's people have one in each workspace.
  const { rows } = await db.execute<{ id: string }>(
    sql`insert into open_homes (team_id, user_id, channel_id, opened_at)
      select ${south.teamId}, user_id, channel_id, clock_timestamp() from open_homes
      where user_id like '%ADA%' returning user_id as id`,
  );
  expect(rows).toHaveLength(1);
  await goLive(one, { code: northsCode });
  await bens.reads(northsCode, 'connected');
  await goLive(one, { code: southsCode });
  await bens.reads(southsCode, 'connected');
  expect(adas.shown()).toContain('No calls right now');
  await adas.open(northsCode);
});

/** Workspaces that have it, as far as we know. */
async function served({ shared }: Pick<ManyWorlds, 'shared'>): Promise<string[]> {
  const { rows } = await shared.database.db.execute<{ team_id: string }>(
    sql`select team_id from slack_installations where removed_at is null and team_id <> enterprise_id order by 1`,
  );
  return rows.map(({ team_id }) => team_id);
}

async function states({ shared }: Pick<ManyWorlds, 'shared'>) {
  return (await shared.meetings()).map(({ teamId, state, endReason }) => [teamId, state, endReason]);
}

async function typed({ slack }: World, text: string): Promise<string> {
  const said = await slack.command({ user: slack.users.ada.id, channel: slack.channels.general.id, text });
  return said.text ?? '';
}
