import { and, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Forgetting } from '../../notes/ports/forgetting.ts';
import { dataRegister } from '../data-register.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import type { Deleted } from '../reclaim-space.ts';
import { workspaces } from '../schema/notes.ts';
import { slackFiles } from '../schema/slack.ts';
import { workflowSteps } from '../schema/workflow-steps.ts';
import { assignments, type TableEntry } from '../table-entry.ts';
import { databaseTime } from '../transaction.ts';
import { type BriefedRecaps, briefedRecaps } from './briefed-recaps.ts';
import { askServiceOf, deleteAtServices, hasCopyAtService } from './ears-deletion-rows.ts';
import { queuePersonRemovals } from './past-messages.ts';
import { deleteReports, reportsOf } from './reports-of-person.ts';
import { forgetInTurns } from './turns-about.ts';

/** Time for more to be forgotten, which one pass through the files takes along. */
const reclaimAfterMs = 60_000;

type Removal = NonNullable<TableEntry['ofMeeting']>;

/** Removes what the register says, inside one transaction. Deleted words leave the files soon after. */
export function forgettingRows(
  tx: Executor,
  jobs: Jobs,
  now: Date,
  briefed: BriefedRecaps = briefedRecaps(tx, async () => {}),
): Omit<Forgetting, 'speaker' | 'words'> {
  return {
    async meeting(meetingId) {
      const repeating = await briefed.ofMeeting(meetingId);
      for (const [table, { ofMeeting }] of Object.entries(dataRegister)) {
        const column = table === 'meetings' ? 'id' : 'meeting_id';
        if (ofMeeting) await remove(tx, table, ofMeeting, sql`${sql.identifier(column)} = ${meetingId}`);
      }
      await tx.execute(withoutGuest(sql`about_meeting_id = ${meetingId}`));
      await forgetInTurns(tx, jobs, now, meetingId);
      await askServiceOf(tx, jobs, now, meetingId);
      await briefed.showAgain(repeating);
      await reclaimLater(tx, jobs, now, 'words');
    },
    async person(teamId, userId) {
      const theirs = JSON.stringify([{ userId }]);
      // Tool calls before their meetings, as a change of one locks them.
      await tx.execute(
        sql`select id from tool_calls where team_id = ${teamId} and user_id = ${userId} order by id for update`,
      );
      // Who writes notes of these right now ends first, and isn't overlooked; who keeps notes later finds nothing more of them.
      await tx.execute(sql`
        select id from meetings m where team_id = ${teamId} and (notes_hint_by = ${userId}
          or exists (select 1 from standup_replies r where r.meeting_id = m.id and r.user_id = ${userId})
          or exists (select 1 from tool_calls c where c.meeting_id = m.id and c.user_id = ${userId})
          or id in (select meeting_id from ${askedAbout(teamId, userId)} f)
          or id in (select meeting_id from recap_shares where team_id = ${teamId} and shared_by = ${userId})
          or id in (select meeting_id from ${reportsOf(teamId, userId)} r))
        order by id for update`);
      const { rows } = await tx.execute<{ meetingId: string }>(sql`
        select meeting_id as "meetingId" from action_items where team_id = ${teamId} and owner_id = ${userId}
        union select meeting_id from tool_calls where team_id = ${teamId} and user_id = ${userId}
        union select meeting_id from ${reportsOf(teamId, userId)} r
        union select meeting_id from ${askedAbout(teamId, userId)} f
        union select meeting_id from recap_shares where team_id = ${teamId} and shared_by = ${userId}
        union select meeting_id from notes where team_id = ${teamId} and (hint_by = ${userId}
          or written -> 'absentUpdates' @> ${theirs}::jsonb)`);
      const repeating = await briefed.ofPerson(teamId, userId);
      await queuePersonRemovals(tx, jobs, teamId, userId);
      const { rows: recorded } = await tx.execute(sql`
        select id from voices where team_id = ${teamId} and owner_id = ${userId}
        union select id from personas where team_id = ${teamId} and stands_in_for = ${userId}
        union select id from persona_pictures where team_id = ${teamId} and created_by = ${userId} and persona_id is null`);
      // Recaps and plans are shown again without them; how they were sent before goes too.
      for (const { meetingId } of rows)
        await tx.execute(
          sql`delete from slack_outbox where meeting_id = ${meetingId} and state <> 'pending'`,
        );
      await deleteReports(tx, teamId, userId);
      for (const [table, { ofPerson = {} }] of Object.entries(dataRegister))
        for (const [column, removal] of Object.entries(ofPerson))
          await remove(
            tx,
            table,
            removal,
            sql`team_id = ${teamId} and ${sql.identifier(column)} = ${userId}`,
          );
      // Pictures that they were shown and nobody kept; those that were kept are a persona's.
      await tx.execute(sql`delete from persona_pictures
        where team_id = ${teamId} and created_by = ${userId} and persona_id is null`);
      // What they wrote beforehand into the thread of a call that they missed stands in its recap.
      await tx.execute(sql`
        update notes set version = version + 1, written = jsonb_set(written, '{absentUpdates}', coalesce(
          (select jsonb_agg(u) from jsonb_array_elements(written -> 'absentUpdates') u where u ->> 'userId' <> ${userId}), '[]'))
        where team_id = ${teamId} and written -> 'absentUpdates' @> ${theirs}::jsonb`);
      await briefed.showAgain(repeating);
      await reclaimLater(tx, jobs, now, recorded.length > 0 ? 'recordings' : 'words');
      return rows.map(({ meetingId }) => meetingId);
    },
    async isAtPika(meetingId) {
      const { rows } = await tx.execute(sql`
        select 1 from facts_at_pika p join facts f on f.id = p.fact_id where f.meeting_id = ${meetingId} limit 1`);
      return rows.length > 0;
    },
    async isInWorkflow(meetingId) {
      const took = sql`${workflowSteps.meetingId} = ${meetingId} and ${workflowSteps.tookWords}`;
      return (await tx.$count(workflowSteps, took)) > 0;
    },
    async isPersonAtPika(teamId, userId) {
      const { rows } = await tx.execute(sql`
        select 1 from persona_selves where team_id = ${teamId} and owner_id = ${userId}
        union all select 1 from facts_at_pika where team_id = ${teamId} and kept_by = ${userId} limit 1`);
      return rows.length > 0;
    },
    async canvases(meetingId) {
      const rows = await tx
        .select({ messageKey: slackFiles.messageKey })
        .from(slackFiles)
        .where(sql`${slackFiles.meetingId} = ${meetingId} and ${slackFiles.kind} = 'canvas'`);
      return rows.map(({ messageKey }) => messageKey);
    },
  };
}

/** Meetings below whose recaps something about a person stands. */
function askedAbout(teamId: string, userId: string): SQL {
  return sql`(select m.id as meeting_id from facts f join meetings m on m.id in (f.asked_meeting_id, f.meeting_id)
    where f.team_id = ${teamId} and ${userId} in (f.about_id, f.owner_id, f.message_author_id))`;
}

/** What a person put into words of their own outlives the call, without the name of the guest that it's about. */
export function withoutGuest(isMeant: SQL): SQL {
  return sql`update facts set about_name = null, about_email = null where about_name is not null and ${isMeant}`;
}

/** What was deleted leaves the database's files soon. */
export function reclaimLater(tx: Executor, jobs: Pick<Jobs, 'send'>, now: Date, of: Deleted): Promise<void> {
  const at = new Date(now.getTime() + reclaimAfterMs);
  return jobs.send(tx, 'reclaim-space', { deletedAt: now.toISOString(), of }, at);
}

async function remove(tx: Executor, table: string, removal: Removal, isMeant: SQL): Promise<void> {
  if (removal === 'delete') {
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${isMeant}`);
    return;
  }
  await tx.execute(sql`update ${sql.identifier(table)} set ${assignments(removal)} where ${isMeant}`);
}

/** Whether anything of the meeting `m` is still to be forgotten. */
export function hasWords(m: SQL): SQL {
  const places = Object.entries(dataRegister).flatMap(([table, { ofMeeting }]) => {
    if (ofMeeting === 'delete')
      return [sql`exists (select 1 from ${sql.identifier(table)} t where t.meeting_id = ${m}.id)`];
    const columns = table === 'meetings' && ofMeeting ? Object.keys(ofMeeting) : [];
    return columns.map((column) => sql`${m}.${sql.identifier(column)} is not null`);
  });
  return sql`(${sql.join([...places, hasCopyAtService(m)], sql` or `)})`;
}

/**
 * Deletes everything of workspaces that removed us so many days ago, or as many as their admins chose, if fewer; but for those that we are in: an app that comes back
 * finds it until then.
 */
export async function deleteLeftWorkspaces(
  db: Executor,
  here: readonly string[],
  mostDays: number,
): Promise<number> {
  if (here.length > 0)
    await db
      .update(workspaces)
      .set({ leftAt: null })
      .where(and(inArray(workspaces.teamId, [...here]), isNotNull(workspaces.leftAt)));
  const isLongGone = sql`left_at < clock_timestamp() - make_interval(days => least(coalesce(removal_days, ${mostDays}::int), ${mostDays}::int))`;
  const { rows } = await db.execute<{ teamId: string }>(
    sql`select team_id as "teamId" from workspaces where ${isLongGone}`,
  );
  const tables = Object.entries(dataRegister).filter(([, { plain }]) => plain.includes('team_id'));
  for (const { teamId } of rows)
    await db.transaction(async (tx) => {
      // It may be back by now.
      const still = await tx.execute(
        sql`select from workspaces where team_id = ${teamId} and ${isLongGone} for update`,
      );
      if (still.rows.length === 0) return;
      await tx.execute(sql`select set_config('stand_in.deleted_workspace', ${teamId}, true)`);
      // Services of calls that were forgotten before were asked then. The sweep wakes the others.
      await deleteAtServices(
        tx,
        await databaseTime(tx),
        sql`e.team_id = ${teamId} and m.forgotten_at is null`,
      );
      for (const [table] of tables)
        await tx.execute(sql`delete from ${sql.identifier(table)} where team_id = ${teamId}`);
    });
  return rows.length;
}
