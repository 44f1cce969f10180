import { and, desc, eq, ne, notInArray, or, sql } from 'drizzle-orm';
import { finalStates, type Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { cardKeyOf } from './message-keys.ts';

type ByThread = Pick<Unit['meetings'], 'inThread' | 'recorded'>;
type ByCall = Pick<Unit['meetings'], 'activeForCall' | 'scheduledForCall'>;

/** Finds meetings by their thread. */
export function meetingsByThread(tx: Executor): ByThread {
  return {
    async inThread(teamId, channelId, threadTs) {
      const [row] = await tx
        .select()
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), inThread(teamId, channelId, threadTs)))
        .orderBy(desc(meetings.createdAt))
        .limit(1);
      return asMeeting(row);
    },
    async recorded(teamId, channelId, which) {
      const isMeant =
        'callKey' in which
          ? and(eq(meetings.channelId, channelId), eq(meetings.callKey, which.callKey))
          : inThread(teamId, channelId, which.threadTs);
      const hasWords = sql`(${meetings.state} in ('done', 'wrapping_up') and ${meetings.sessionStartedAt} is not null
        and ${meetings.forgottenAt} is null)`;
      const [row] = await tx
        .select()
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), isMeant))
        .orderBy(desc(hasWords), desc(meetings.createdAt))
        .limit(1);
      return asMeeting(row);
    },
  };
}

/** Finds meetings by their call. */
export function meetingsByCall(tx: Executor): ByCall {
  return {
    async activeForCall(teamId, callKey) {
      const [row] = await tx
        .select()
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), eq(meetings.callKey, callKey), holdsCall));
      return asMeeting(row);
    },
    async scheduledForCall(teamId, callKey, at, seconds, exceptId) {
      const apart = sql`abs(extract(epoch from ${meetings.startsAt} - ${at.toISOString()}::timestamptz))`;
      const [row] = await tx
        .select()
        .from(meetings)
        .where(
          and(
            eq(meetings.teamId, teamId),
            eq(meetings.callKey, callKey),
            eq(meetings.state, 'scheduled'),
            sql`${apart} <= ${seconds}`,
            exceptId ? ne(meetings.id, exceptId) : undefined,
          ),
        )
        .orderBy(apart)
        .limit(1);
      return asMeeting(row);
    },
  };
}

/** The row is the domain's own shape; this line fails to compile when the two differ. */
export function asMeeting(row: typeof meetings.$inferSelect | undefined): Meeting | null {
  return row ? ({ ...row, endReason: row.endReason as Meeting['endReason'] } satisfies Meeting) : null;
}

function inThread(teamId: string, channelId: string, threadTs: string) {
  const card = sql`exists (select 1 from slack_messages s where s.team_id = ${teamId}
    and s.message_key = ${cardKeyOf(meetings.id)} and s.channel_id = ${channelId} and s.ts = ${threadTs})`;
  return or(and(eq(meetings.channelId, channelId), eq(meetings.threadTs, threadTs)), card);
}

/** The unique index has the same states: a meeting that waits for its start, or has left its call, leaves it to others. */
const holdsCall = notInArray(meetings.state, ['scheduled', 'wrapping_up', ...finalStates]);
