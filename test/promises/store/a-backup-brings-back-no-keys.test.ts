import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { endWhatIsOver } from '../../../services/store/backup/after-restore.ts';
import { withoutWords } from '../../../services/store/rows/outbox-messages.ts';
import { meetings } from '../../../services/store/schema/meetings.ts';
import { slackMessages, slackOutbox } from '../../../services/store/schema/slack.ts';
import { connectKey } from '../../support/agent.ts';
import { codeForm, postForm, refresh } from '../../support/oauth-client.ts';
import { allow, ask, connect, statusOf } from '../../support/oauth-flow.ts';
import { fill, ids } from '../../support/rows-in-every-table.ts';
import { goLive, letInAtOnce, press, waitForCard } from '../../support/slack-acts.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { startWorld } from '../../support/world.ts';

test('no key, connection or unspent code opens anything after a restore, and new ones do', async () => {
  const world = await startWorld();
  const { db } = world.database;
  const key = await connectKey(world);
  const { found, request, tokens } = await connect(world);
  const asked = await ask(world);
  const code = await allow(world, asked);
  expect([await statusOf(world, key), await statusOf(world, tokens.access_token)]).toEqual([200, 200]);

  await endWhatIsOver(db);

  expect([await statusOf(world, key), await statusOf(world, tokens.access_token)]).toEqual([401, 401]);
  expect((await refresh(found, request.clientId, tokens)).status).toBe(400);
  const late = codeForm(asked.request, asked.found, code);
  expect((await postForm(asked.found.token_endpoint, late)).status).toBe(400);
  expect(await statusOf(world, await connectKey(world))).toBe(200);
  expect(await statusOf(world, (await connect(world)).tokens.access_token)).toBe(200);
});

test('the house agent goes on with its calls: its identities have no key', async () => {
  const { database } = await startWorld();
  const { db } = database;
  await db.execute(sql`insert into agent_tokens (id, team_id, user_id, hint, created_at, expires_at, house_meeting_id)
    values (gen_random_uuid(), 'T1', 'U1', 'house', now(), now() + interval '1 day', gen_random_uuid())`);
  await endWhatIsOver(db);
  expect((await db.execute(sql`select hint from agent_tokens where revoked_at is null`)).rows).toEqual([
    { hint: 'house' },
  ]);
});

test('what waited in the backup isn’t sent, and what was to go from Slack goes', async () => {
  const world = await startWorld();
  const { slack, database } = world;
  const { db } = database;
  const channel = slack.channels.general.id;
  await slack.post({ channel, text: 'now: https://meet.google.com/abc-defg-hij' });
  const { ts } = await slack.waitForMessage(({ own, text }) => own && text.includes('is connecting'));
  const findCard = () => db.select().from(slackMessages).where(eq(slackMessages.ts, ts));
  await expect.poll(findCard).toHaveLength(1);
  const teamId = (await findCard())[0]?.teamId ?? '';
  const at = { teamId, queue: channel };
  await world.restart({}, async () => {
    // What the app has to say about the call isn’t what this is about.
    await db.delete(slackOutbox).where(eq(slackOutbox.state, 'pending'));
    await db.insert(slackOutbox).values([
      { ...at, kind: 'message', messageKey: 'told:1', content: { text: 'from a backup', blocks: [] } },
      {
        ...at,
        kind: 'ephemeral',
        userId: slack.users.ada.id,
        content: { text: 'a secret of a backup', blocks: [] },
      },
      { ...at, kind: 'reaction', queue: 'reactions', content: { channelId: channel, ts, name: 'eyes' } },
      { ...at, kind: 'removal', messageKey: 'removal:message:card', content: { kind: 'message', id: ts } },
    ]);
    expect(await endWhatIsOver(db)).toEqual({ unsent: 2, unstarted: 0 });
    await db.execute(sql`update slack_outbox set not_before = now() - interval '1 minute'`);
  });

  const isThere = () => slack.messages(channel).some((message) => message.ts === ts);
  await expect.poll(isThere, { timeout: 20_000 }).toBe(false);
  // Both were before it in its queue.
  expect(JSON.stringify([slack.messages(channel), slack.ephemerals])).not.toContain('of a backup');
  expect(slack.messages(channel).map(({ text }) => text)).not.toContain('from a backup');
  const { rows: dead } = await db.execute(sql`select kind, content ->> 'text' as text from slack_outbox
    where state = 'dead' and last_error = 'it waited in a backup that was restored' order by id`);
  expect(dead).toEqual([
    { kind: 'message', text: 'from a backup' },
    // It may hold a key: its words went.
    { kind: 'ephemeral', text: null },
    { kind: 'reaction', text: null },
  ]);
});

test('what takes forgotten words out of Slack stays to be sent', async () => {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  await fill(db);
  await db.update(meetings).set({ forgottenAt: new Date() });
  await db.delete(slackOutbox);
  const message = { teamId: 'T1', queue: 'C1', kind: 'message' } as const;
  await db.insert(slackOutbox).values([
    { ...message, messageKey: 'told', content: { text: 'words', blocks: [] } },
    { ...message, messageKey: 'taken back', content: withoutWords },
    {
      ...message,
      messageKey: 'recap',
      meetingId: ids.meeting_id,
      content: { text: 'It was forgotten.', blocks: [] },
    },
  ]);
  expect(await endWhatIsOver(db)).toEqual({ unsent: 1, unstarted: 0 });
  const { rows } = await db.execute(
    sql`select message_key as key from slack_outbox where state = 'pending' order by id`,
  );
  expect(rows).toEqual([{ key: 'taken back' }, { key: 'recap' }]);
});

test('a card from between the backup and its restore is found in Slack, and stays one', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, database } = world;
  const { db } = database;
  const { card } = await goLive(world);
  await slack.idle();
  await world.restart({}, async () => {
    await db.execute(sql`update slack_outbox set state = 'sent' where state = 'pending'`);
    await db.delete(slackMessages);
    await endWhatIsOver(db);
    // It was made before the card.
    await db.execute(sql`update restores set data_until = now() - interval '1 hour'`);
  });
  await press(world, slack.users.ben, card, 'Stop');
  await waitForCard(world, 'abc-defg-hij', 'attended');
  const cards = slack
    .messages(slack.channels.general.id)
    .filter(({ own, text }) => own && text.includes('abc-'));
  expect(cards.map(({ ts }) => ts)).toEqual([card.ts]);
});

test('nobody joins twice, and what was approved isn’t done twice: it may have been since the backup', async () => {
  const { db, remove } = await openTestDatabase();
  onTestFinished(remove);
  await fill(db);
  const set = (table: string, values: string) =>
    db.execute(sql.raw(`update ${table} set ${values}`)).then(() => undefined);
  await set('tool_calls', "state = 'approved', attempts = 0, decided_by = 'U1', decided_at = now()");
  await set('recap_exports', "state = 'pending', next_at = now()");
  await set('standups', "next_at = now() - interval '2 minutes', paused_at = null, removed_at = null");
  await set('calendar_events', "starts_at = now() - interval '2 minutes', next_run_at = now()");
  await db.execute(sql`delete from standup_occurrences`);
  for (const [state, more, unstarted] of [
    ['proposed', "proposed_then = 'join', proposed_until = now()", 1],
    ['proposed', "proposed_then = 'lapse', proposed_until = now()", 0],
    ['scheduled', "starts_at = now() - interval '2 minutes'", 1],
    ['scheduled', "starts_at = now() + interval '2 minutes'", 0],
    ['checking', 'checking_since = now()', 1],
    ['dispatching', 'create_started_at = null', 1],
    ['dispatching', 'create_started_at = now()', 0],
    ['live', 'limit_at = now()', 0],
  ] as const) {
    await set('meetings', `state = '${state}', ${more}`);
    expect([state, more, (await endWhatIsOver(db)).unstarted]).toEqual([state, more, unstarted]);
    const { rows } = await db.execute<{ state: string }>(sql`select state from meetings`);
    expect(rows).toEqual([{ state: unstarted ? 'missed' : state }]);
  }
  const states = async (table: string) =>
    (await db.execute<{ state: string }>(sql.raw(`select state from ${table}`))).rows;
  expect(await states('tool_calls')).toEqual([{ state: 'running' }]);
  expect(await states('recap_exports')).toEqual([{ state: 'sending' }]);
  expect((await db.execute(sql`select outcome from standup_occurrences`)).rows).toEqual([
    { outcome: 'missed' },
  ]);
  expect((await db.execute(sql`select next_run_at as at from calendar_events`)).rows).toEqual([{ at: null }]);
});
