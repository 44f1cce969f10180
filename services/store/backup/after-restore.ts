import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { timing } from '../../meetings/states/timing.ts';
import { openPlace } from '../embedded-folder.ts';
import type { Executor } from '../executor.ts';
import { migrate } from '../migrate.ts';
import { withoutWords } from '../rows/outbox-messages.ts';
import { markFailed } from '../rows/outbox-rows.ts';
import { agentTokens } from '../schema/agents.ts';
import { oauthAccessTokens, oauthRequests } from '../schema/oauth.ts';
import { restores } from '../schema/processes.ts';
import { slackOutbox } from '../schema/slack.ts';
import { inTransaction } from '../transaction.ts';

/** Messages that waited, and calls that were about to start. */
export type EndedByRestore = { unsent: number; unstarted: number };

/** Readies a restored database, before any process has it. */
export async function prepareRestored(place: string): Promise<EndedByRestore> {
  const pglite = await openPlace(place);
  try {
    const db: Executor = drizzle(pglite);
    await migrate(db);
    return await endWhatIsOver(db);
  } finally {
    await pglite.close();
  }
}

/** Readies a PostgreSQL that was brought back. Null while a process runs on it: what it does meanwhile would be lost. */
export async function prepareServer(db: Executor): Promise<EndedByRestore | null> {
  await migrate(db);
  const { rows } = await db.execute(sql`select from processes where alive_until > clock_timestamp()`);
  return rows.length > 0 ? null : endWhatIsOver(db);
}

/**
 * Ends what a backup brings back although it may be over: keys that were revoked since, messages that were sent since, calls
 * that were joined since, what was approved and done. Nobody can tell which were.
 */
export function endWhatIsOver(db: Executor): Promise<EndedByRestore> {
  return inTransaction(db, async (tx, now) => {
    // The house agent's identities have no key, and go on with their calls.
    const isOfPerson = and(isNull(agentTokens.revokedAt), isNull(agentTokens.houseMeetingId));
    await tx.update(agentTokens).set({ revokedAt: now }).where(isOfPerson);
    await tx.delete(oauthAccessTokens);
    await tx.delete(oauthRequests);
    await tx.execute(sql`insert into ${restores} (data_until) select least(clock_timestamp(), greatest(
      (select max(alive_until) - interval '10 seconds' from processes),
      (select max(at) from meeting_history), (select max(changed_at) from slack_outbox),
      (select max(received_at) from slack_inbox)))`);
    await askBeforeRepeating(tx);
    return { unsent: await endWaiting(tx, now), unstarted: await endUnstarted(tx) };
  });
}

async function endWaiting(tx: Executor, now: Date): Promise<number> {
  const { id, kind, messageKey } = slackOutbox;
  const waiting = await tx
    .select({ id, kind, messageKey })
    .from(slackOutbox)
    .where(and(eq(slackOutbox.state, 'pending'), saysSomething));
  for (const row of waiting) await markFailed(tx, { ...row, now }, 'it waited in a backup that was restored');
  return waiting.filter((row) => row.kind !== 'reaction' && row.kind !== 'status').length;
}

/** What was approved, and recaps on their way elsewhere, count as cut off: only what the other side recognises is sent again. */
async function askBeforeRepeating(tx: Executor): Promise<void> {
  await tx.execute(sql`update tool_calls set state = 'running', attempts = attempts + 1, version = version + 1,
    next_run_at = clock_timestamp() where state = 'approved'`);
  await tx.execute(sql`update recap_exports set state = 'sending', attempts = attempts + 1,
    next_at = clock_timestamp() where state = 'pending'`);
}

/**
 * A call that was to start by now, or whose session was about to be asked for, may have been joined: nobody joins it twice.
 * Its card stays as Slack has it.
 */
async function endUnstarted(tx: Executor): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    with unstarted as (
      select id, state, version from meetings
      where state in ('checking', 'awaiting_funds')
        or (state = 'proposed' and proposed_then = 'join' and proposed_until is not null)
        or (state = 'scheduled' and starts_at <= clock_timestamp())
        or (state = 'dispatching' and create_started_at is null)
      for update
    ), ended as (
      update meetings m set state = 'missed', end_reason = 'too_late', over_at = clock_timestamp(), next_run_at = null,
        version = m.version + 1
      from unstarted u where m.id = u.id
    ), told as (
      insert into meeting_history (meeting_id, at, event, from_state, to_state, version, detail)
      select id, clock_timestamp(), 'restored', state, 'missed', version + 1, '{}' from unstarted
    )
    select count(*)::int as count from unstarted`);
  // What is later than that is missed anyway, and said so.
  const lately = sql`between clock_timestamp() - make_interval(secs => ${timing.joinAtMostLate}) and clock_timestamp()`;
  await tx.execute(sql`insert into standup_occurrences (standup_id, at, team_id, outcome, created_at)
    select id, next_at, team_id, 'missed', clock_timestamp() from standups
    where next_at ${lately} and paused_at is null and removed_at is null on conflict do nothing`);
  await tx.execute(sql`update calendar_events set next_run_at = null where starts_at ${lately}`);
  return rows[0]?.count ?? 0;
}

/** What only takes words out of Slack still has to: nothing else knows of them any more. */
const saysSomething = and(
  ne(slackOutbox.kind, 'removal'),
  sql`${slackOutbox.content} <> ${JSON.stringify(withoutWords)}::jsonb`,
  sql`not exists (select from meetings m where m.id = ${slackOutbox.meetingId} and m.forgotten_at is not null)`,
);
