import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { editCallback } from '../../../../services/slack/blocks/agent-forms.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import { WORKSPACE } from '../../../sandbox/slack/seed.ts';
import { connectAgent } from '../../../support/agent.ts';
import { acme, globex, installedInBoth, type ManyWorlds } from '../../../support/many-workspaces.ts';
import { goLive } from '../../../support/slack-acts.ts';
import type { World } from '../../../support/world.ts';

const url = 'https://meet.google.com/ccc-cccc-ccc';
const nobodys = 'T0NOBODYS1';
/** Only Globex has it. */
const globexOnly = 'C0GLOBEX01';

async function mixedUp(): Promise<ManyWorlds> {
  const many = await installedInBoth();
  const { slack } = many.worlds[1];
  const members = new Set([slack.users.ada.id, WORKSPACE.botUserId]);
  const kinds = { kind: 'channel', isArchived: false, isExtShared: false } as const;
  slack.addChannel({ id: globexOnly, name: 'globex-only', members, ...kinds });
  return many;
}

/** A message with a link, as Slack tells of it; `authorized` is whose installation hears it. */
function message(
  authorized: string,
  { channel = 'C0GENERAL1', team = authorized, envelope = authorized } = {},
): Json {
  const ts = `${(Date.now() / 1_000).toFixed(6)}`;
  return {
    ...{ type: 'event_callback', event_id: `Ev${ts.replace('.', '')}`, api_app_id: WORKSPACE.appId },
    ...{ team_id: envelope, event_time: Math.floor(Date.now() / 1_000) },
    authorizations: [
      { enterprise_id: null, team_id: authorized, user_id: 'U0', is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: 'message',
      channel_type: 'channel',
      user: 'U0ADA00001',
      text: url,
      ts,
      event_ts: ts,
      channel,
      team,
    },
  };
}

/** What we wrote, by workspace: methods that change something. */
function writesIn({ slack }: World): string[] {
  const writes = /^(chat|views|files|reactions|canvases|calls|agents|assistant|functions)\./;
  return slack.journal.entries.flatMap((entry) =>
    entry.kind === 'api' && writes.test(entry.method) ? [entry.method] : [],
  );
}

test('a message to one workspace, about a channel that only the other has, says nothing in the other', async () => {
  const { slack, worlds, shared } = await mixedUp();
  expect((await slack.sendEvent(message(acme.teamId, { channel: globexOnly }))).status).toBe(200);

  // Acme has no such channel: who asked reads it in their DM there, as wherever a channel takes no posts.
  const { slack: acmes } = worlds[0];
  const card = await acmes.waitForMessage(({ own, text }) => own && text.includes('ccc-cccc-ccc'), {
    current: true,
    hoping: 'a card',
  });
  expect(card.channel).toBe(acmes.users.ada.dm);
  expect((await shared.meetings()).map(({ teamId }) => teamId)).toEqual([acme.teamId]);
  expect(writesIn(worlds[1])).toEqual([]);
});

test('what names one workspace within and another outside is a stranger’s where it arrives, and nothing elsewhere', async () => {
  const { slack, worlds, shared } = await mixedUp();
  expect((await slack.sendEvent(message(acme.teamId, { team: globex.teamId }))).status).toBe(200);
  await expect
    .poll(async () => (await shared.meetings()).map(({ teamId, held }) => [teamId, held]))
    .toEqual([[acme.teamId, 'external']]);
  expect(writesIn(worlds[1])).toEqual([]);
});

test('a workspace that never installed it is told nothing: events, commands, presses, forms', async () => {
  const { slack, worlds, shared } = await mixedUp();
  const before = await goLive(worlds[0]);
  const from = worlds.map((world) => writesIn(world).length);
  const actor = {
    user: { id: 'U0ADA00001', team_id: nobodys },
    team: { id: nobodys },
    api_app_id: WORKSPACE.appId,
  };

  expect((await slack.sendEvent(message(nobodys))).status).toBe(200);
  const typed = await slack.sendCommand({
    ...{
      command: '/pika',
      text: 'status',
      team_id: nobodys,
      channel_id: 'C0GENERAL1',
      user_id: 'U0ADA00001',
    },
    ...{ trigger_id: '1.2.3', api_app_id: WORKSPACE.appId },
  });
  expect(await typed.json()).toMatchObject({ text: expect.stringContaining('isn’t installed') });
  const value = before.meeting.id;
  const pressed = await slack.sendInteraction({
    ...{ type: 'block_actions', trigger_id: '1.2.3', channel: { id: 'C0GENERAL1' }, ...actor },
    actions: [{ type: 'button', action_id: 'meeting_stop', block_id: 'b', value }],
  });
  const sent = await slack.sendInteraction({
    ...{ type: 'view_submission', trigger_id: '1.2.3', ...actor },
    view: {
      ...{ id: 'V1', type: 'modal', callback_id: 'start_form', app_installed_team_id: nobodys },
      private_metadata: JSON.stringify({ id: value, number: 0, channelId: 'C0GENERAL1', threadTs: null }),
      state: { values: {} },
    },
  });
  expect([pressed.status, sent.status]).toEqual([500, 500]);
  expect((await shared.meetings()).map(({ teamId, state }) => [teamId, state])).toEqual([
    [acme.teamId, 'live'],
  ]);
  expect(worlds.map((world) => writesIn(world).length)).toEqual(from);
});

test('a form of one workspace that carries the id of another’s approval changes nothing', async () => {
  const { slack, worlds, shared } = await mixedUp();
  const [one] = worlds;
  const { meeting } = await goLive(one);
  const agent = await connectAgent(one);
  const asked = await agent.call('post_message', {
    meeting_id: meeting.id,
    input: { to: '#standup', text: 'As it was asked' },
  });
  const { rows: versions } = await shared.database.db.execute<{ version: number }>(
    sql`select version from tool_calls`,
  );
  const where = { id: asked.task_id, number: versions[0]?.version, channelId: 'C0GENERAL1', threadTs: null };
  const sendFrom = (teamId: string) =>
    slack.sendInteraction({
      ...{ type: 'view_submission', trigger_id: '1.2.3', api_app_id: WORKSPACE.appId },
      ...{ user: { id: 'U0BEN00001', team_id: teamId }, team: { id: teamId } },
      view: {
        ...{ id: 'V1', type: 'modal', callback_id: editCallback, app_installed_team_id: teamId },
        private_metadata: JSON.stringify(where),
        state: { values: { text: { text: { type: 'plain_text_input', value: 'Other words' } } } },
      },
    });
  const words = async () =>
    JSON.stringify((await shared.database.db.execute(sql`select input from tool_calls`)).rows);

  expect((await sendFrom(globex.teamId)).status).toBe(200);
  expect(await words()).toContain('As it was asked');

  // The very same from its own workspace counts.
  expect((await sendFrom(acme.teamId)).status).toBe(200);
  expect(await words()).toContain('Other words');
});

test('somebody of a third workspace, over Slack Connect, is a stranger in the workspace whose message they press', async () => {
  const { worlds } = await mixedUp();
  const { slack } = worlds[0];
  const { meeting, card } = await goLive(worlds[0], { channel: slack.channels.shared.id });
  await slack.press({
    ...{ user: slack.users.xena.id, channel: card.channel, messageTs: card.ts, actionId: 'meeting_extend' },
  });
  await expect.poll(() => slack.ephemerals.map(({ user }) => user)).toContain(slack.users.xena.id);
  expect((await worlds[0].meetings()).map(({ id, limitMinutes }) => [id, limitMinutes])).toEqual([
    [meeting.id, meeting.limitMinutes],
  ]);
  expect(writesIn(worlds[1])).toEqual([]);
});
