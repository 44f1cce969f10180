import { and, asc, eq, lt, ne, sql } from 'drizzle-orm';
import type { ThreadUpdates } from '../../meetings/ports/thread-updates.ts';
import type { LastWrote } from '../../standups/ports/standup-news.ts';
import type { StandupRepository } from '../../standups/ports/standup-repository.ts';
import { broughtWork } from '../../standups/work/brought-work.ts';
import type { Executor } from '../executor.ts';
import { briefs } from '../schema/briefs.ts';
import { standupOccurrences, standupReplies, workChanges } from '../schema/standups.ts';
import { peopleOf } from './work-rows.ts';

/** People's replies to a standup's prompt, inside one transaction. */
export function standupReplyRows(tx: Executor, now: Date) {
  return {
    async promptedOccurrence(meetingId) {
      const [row] = await tx
        .select({ standupId: standupOccurrences.standupId, at: standupOccurrences.at })
        .from(standupOccurrences)
        .where(and(eq(standupOccurrences.meetingId, meetingId), standupOccurrences.prompted));
      return row ?? null;
    },
    async keepReply({ id: meetingId, teamId }, reply, changedTs) {
      const kept = await tx
        .insert(standupReplies)
        .values({ ...reply, meetingId, teamId, changedTs, createdAt: now })
        .onConflictDoUpdate({
          target: [standupReplies.meetingId, standupReplies.ts],
          set: { text: reply.text, name: reply.name, changedTs },
          setWhere: lt(standupReplies.changedTs, changedTs),
        })
        .returning({ id: standupReplies.id });
      return kept.length > 0;
    },
    lastWrote: (standupId, before) => lastWrote(tx, standupId, before),
  } satisfies Pick<StandupRepository, 'promptedOccurrence' | 'keepReply' | 'lastWrote'>;
}

/** People who are named in one question. */
const maxWriters = 20;

/** What their agents wanted said isn't theirs. */
async function lastWrote(tx: Executor, standupId: string, before: Date): Promise<LastWrote[]> {
  const { rows } = await tx.execute<{ userId: string; name: string; at: string | Date }>(sql`
    select * from (
      select distinct on (r.user_id) r.user_id as "userId", r.name, r.created_at as at
      from standup_occurrences o join standup_replies r on r.meeting_id = o.meeting_id
      where o.standup_id = ${standupId} and o.at < ${before.toISOString()}::timestamptz
        and o.at > clock_timestamp() - interval '31 days' and r.text <> '' and r.ts not like 'brief:%'
      order by r.user_id, r.created_at desc) w
    order by at desc limit ${maxWriters}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** What people wrote into a meeting's thread before it began, inside one transaction. */
export function threadUpdateRows(tx: Executor): ThreadUpdates {
  return {
    of: repliesOf(tx),
    work: async (meetingId) => (await peopleOf(tx, meetingId)).map(broughtWork),
    async handOver(from, to) {
      await tx
        .update(standupOccurrences)
        .set({ meetingId: to })
        .where(eq(standupOccurrences.meetingId, from));
      await tx.update(standupReplies).set({ meetingId: to }).where(eq(standupReplies.meetingId, from));
      // What somebody left out stays out; what went along once may have changed since.
      await tx
        .update(briefs)
        .set({ meetingId: to, fixedAt: null, keys: sql`case when sent_at is null then null else keys end` })
        .where(eq(briefs.meetingId, from));
      await tx.update(workChanges).set({ meetingId: to }).where(eq(workChanges.meetingId, from));
    },
  };
}

/** What people wrote into a meeting's thread before it began. */
export const repliesOf =
  (db: Executor): ThreadUpdates['of'] =>
  (meetingId) => {
    const { userId, name, text, ts } = standupReplies;
    return db
      .select({ userId, name, text, ts })
      .from(standupReplies)
      .where(and(eq(standupReplies.meetingId, meetingId), ne(standupReplies.text, '')))
      .orderBy(asc(standupReplies.ts));
  };
