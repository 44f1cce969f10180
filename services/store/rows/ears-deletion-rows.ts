import { eq, lt, type SQL, sql } from 'drizzle-orm';
import type { EarsDeletions } from '../../ears/ports/ears-unit.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { earsDeletions } from '../schema/ears.ts';

/** What services that listened are to delete, inside one transaction. */
export function earsDeletionRows(tx: Executor, jobs: Jobs, now: Date): EarsDeletions {
  const isOf = (meetingId: string) => eq(earsDeletions.meetingId, meetingId);
  return {
    add: ({ meetingId }) => askServiceOf(tx, jobs, now, meetingId),
    async lock(meetingId) {
      const [row] = await tx.select().from(earsDeletions).where(isOf(meetingId)).for('update');
      return row ?? null;
    },
    async postpone({ meetingId }, { attempts, nextRunAt }) {
      await tx.update(earsDeletions).set({ attempts, nextRunAt }).where(isOf(meetingId));
      await jobs.send(tx, 'ears-deletion', { meetingId }, nextRunAt);
    },
    async remove({ meetingId }) {
      await tx.delete(earsDeletions).where(isOf(meetingId));
    },
  };
}

/** Has the service that listened in a meeting asked, once. One that isn't over yet is asked once it is. */
export async function askServiceOf(tx: Executor, jobs: Jobs, now: Date, meetingId: string): Promise<void> {
  for (const asked of await deleteAtServices(tx, now, sql`e.meeting_id = ${meetingId} and e.state = 'over'`))
    await jobs.send(tx, 'ears-deletion', asked);
}

/** Of these ears `e` and their meetings `m`, each whose bot is known is noted, once. */
export async function deleteAtServices(
  tx: Executor,
  now: Date,
  isMeant: SQL,
): Promise<{ meetingId: string }[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await tx.execute<{ meetingId: string }>(sql`
    insert into ears_deletions (meeting_id, kind, bot_id, attempts, asked_at, next_run_at)
    select e.meeting_id, e.kind, e.bot_id, 0, ${at}, ${at} from ears e join meetings m on m.id = e.meeting_id
    where e.bot_id is not null and ${isMeant}
    on conflict do nothing returning meeting_id as "meetingId"`);
  return rows;
}

/** Whether a service listened in the meeting `m`: then it keeps words. */
export function hasCopyAtService(m: SQL): SQL {
  return sql`exists (select 1 from ears e where e.meeting_id = ${m}.id and e.bot_id is not null)`;
}

/** Overdue because their job was lost, or whose worker is gone. */
export async function overdueDeletions(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ id: earsDeletions.meetingId })
    .from(earsDeletions)
    .where(lt(earsDeletions.nextRunAt, sql`clock_timestamp() - interval '3 seconds'`))
    .limit(500);
  return rows.map(({ id }) => id);
}
