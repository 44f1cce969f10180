import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { engineeringTeammate } from '../../personas/templates.ts';
import type { WorkRepository } from '../../standups/ports/work-repository.ts';
import { workChange, workReading } from '../../standups/work/work-change.ts';
import type { Executor } from '../executor.ts';
import { standupOccurrences, workChanges } from '../schema/standups.ts';

/** Work that was read for standups, inside one transaction. */
export function workRows(tx: Executor, now: Date): WorkRepository {
  return {
    claim: (again) => claimWork(tx, again),
    async keep({ standupId, at, meetingId }, teamId, { people, ...reading }) {
      await tx
        .update(standupOccurrences)
        .set({ work: reading, workDueAt: null })
        .where(and(eq(standupOccurrences.standupId, standupId), eq(standupOccurrences.at, at)));
      await tx.delete(workChanges).where(eq(workChanges.meetingId, meetingId));
      const rows = people.map((person, position) => ({
        ...person,
        ...{ teamId, meetingId, position, createdAt: now },
      }));
      if (rows.length > 0) await tx.insert(workChanges).values(rows);
    },
    of: (meetingId) => workOf(tx, meetingId),
  };
}

type DueRow = {
  standupId: string;
  at: string | Date;
  meetingId: string;
  teamId: string;
  channelId: string;
  requestedBy: string;
  lastHeldAt: string | Date | null;
};

async function claimWork(tx: Executor, again: Date): ReturnType<WorkRepository['claim']> {
  const { rows } = await tx.execute<DueRow>(sql`
    select o.standup_id as "standupId", o.at, o.meeting_id as "meetingId", m.team_id as "teamId", m.channel_id as "channelId",
      m.requested_by as "requestedBy",
      (select max(e.at) from standup_occurrences e join meetings l on l.id = e.meeting_id
        where e.standup_id = o.standup_id and e.at < o.at and l.state in ('wrapping_up', 'done')) as "lastHeldAt"
    from standup_occurrences o
    join meetings m on m.id = o.meeting_id
    join personas p on p.id = m.persona_id
    where o.work_due_at <= clock_timestamp() and o.prompted and o.at > clock_timestamp()
      and m.state = 'scheduled' and p.template = ${engineeringTeammate}
    order by o.at limit 1 for update of o skip locked`);
  const [row] = rows;
  if (!row) return null;
  const at = new Date(row.at);
  await tx
    .update(standupOccurrences)
    .set({ workDueAt: again })
    .where(and(eq(standupOccurrences.standupId, row.standupId), eq(standupOccurrences.at, at)));
  return { ...row, at, lastHeldAt: row.lastHeldAt === null ? null : new Date(row.lastHeldAt) };
}

async function workOf(tx: Executor, meetingId: string): ReturnType<WorkRepository['of']> {
  const [found] = await tx
    .select({ work: standupOccurrences.work })
    .from(standupOccurrences)
    .where(and(eq(standupOccurrences.meetingId, meetingId), isNotNull(standupOccurrences.work)));
  const reading = workReading.safeParse(found?.work).data;
  return reading ? { ...reading, people: await peopleOf(tx, meetingId) } : null;
}

/** What people did, as it was read for a meeting. */
export async function peopleOf(tx: Executor, meetingId: string) {
  const { userId, name, changes, more } = workChanges;
  const rows = await tx
    .select({ userId, name, changes, more })
    .from(workChanges)
    .where(eq(workChanges.meetingId, meetingId))
    .orderBy(asc(workChanges.position));
  return rows.map((row) => ({ ...row, changes: z.array(workChange).parse(row.changes) }));
}
