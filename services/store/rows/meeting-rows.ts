import { and, desc, eq, gte, ne, notInArray, or, sql } from 'drizzle-orm';
import { finalStates, type Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { MeetingEvent } from '../../meetings/states/events.ts';
import type { Executor } from '../executor.ts';
import { meetingHistory, meetings } from '../schema/meetings.ts';
import { cardKeyOf } from './message-keys.ts';

/** Meetings inside one transaction. */
export function meetingRows(tx: Executor, now: Date): Unit['meetings'] {
  return {
    async lock(id) {
      // Not the key: rows that name the meeting, such as events that are coming in, need not wait for this lock.
      const [row] = await tx.select().from(meetings).where(eq(meetings.id, id)).for('no key update');
      return asMeeting(row);
    },
    async insert(meeting) {
      const inserted = await tx
        .insert(meetings)
        .values(meeting)
        .onConflictDoNothing()
        .returning({ id: meetings.id });
      if (inserted.length > 0)
        await record(tx, now, meeting.state, meeting, { type: 'asked', via: meeting.requestedVia });
      return inserted.length > 0;
    },
    async replace(before, after, event) {
      const { id: _, ...values } = after;
      const written = await tx
        .update(meetings)
        .set(values)
        .where(and(eq(meetings.id, before.id), eq(meetings.version, before.version)))
        .returning({ id: meetings.id });
      if (written.length === 0) throw new Error(`Meeting ${before.id} changed under its lock`);
      // Polls and refreshes that change nothing but clocks would be most of the history, and say nothing.
      if (before.state !== after.state || !uneventful.has(event.type))
        await record(tx, now, before.state, after, event);
    },
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
      const hasWords = sql`(${meetings.state} = 'done' and ${meetings.sessionStartedAt} is not null
        and ${meetings.forgottenAt} is null)`;
      const [row] = await tx
        .select()
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), isMeant))
        .orderBy(desc(hasWords), desc(meetings.createdAt))
        .limit(1);
      return asMeeting(row);
    },
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
    activeIn(teamId) {
      return tx
        .select({
          id: meetings.id,
          channelId: meetings.channelId,
          requestedBy: meetings.requestedBy,
          state: meetings.state,
        })
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), isActive));
    },
    countByApps(teamId, channelId, from) {
      return tx.$count(
        meetings,
        and(
          eq(meetings.teamId, teamId),
          eq(meetings.channelId, channelId),
          eq(meetings.requestedVia, 'bot'),
          gte(meetings.createdAt, from),
        ),
      );
    },
    async committedUsd(teamId, channelId, when, exceptId) {
      const [from, to] = [monthOf(when, 0), monthOf(when, 1)];
      const began = sql<Date>`coalesce(${meetings.checkingSince}, ${meetings.startsAt}, ${meetings.createdAt})`;
      const rows = await tx
        .select({
          usd: sql<number>`coalesce(sum(case
            when ${meetings.state} = 'scheduled' then 0
            when ${isActive} then ${meetings.limitMinutes}
            when ${meetings.sessionStartedAt} is null then 0
            else extract(epoch from coalesce(${meetings.sessionEndedAt}, ${meetings.overAt}) - ${meetings.sessionStartedAt}) / 60
          end * ${meetings.pricePerMinuteUsd}), 0)::double precision`,
        })
        .from(meetings)
        .where(
          and(
            eq(meetings.teamId, teamId),
            eq(meetings.channelId, channelId),
            sql`${began} >= ${from} and ${began} < ${to}`,
            exceptId ? ne(meetings.id, exceptId) : undefined,
          ),
        );
      return Number(rows[0]?.usd ?? 0);
    },
  };
}

function inThread(teamId: string, channelId: string, threadTs: string) {
  const card = sql`exists (select 1 from slack_messages s where s.team_id = ${teamId}
    and s.slot = ${cardKeyOf(meetings.id)} and s.channel_id = ${channelId} and s.ts = ${threadTs})`;
  return or(and(eq(meetings.channelId, channelId), eq(meetings.threadTs, threadTs)), card);
}

/** Not over. */
export const isActive = notInArray(meetings.state, [...finalStates]);

/** As the unique index has it: one that waits for its time leaves its call to others, and so does one that has ended. */
const holdsCall = notInArray(meetings.state, ['scheduled', 'wrapping_up', ...finalStates]);

/** Where a calendar month begins, UTC: this one, or `later` months on. */
function monthOf(moment: Date, later: number): string {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + later, 1)).toISOString();
}

const uneventful: ReadonlySet<MeetingEvent['type']> = new Set([
  'polled',
  'refresh_due',
  'notes_pending',
  'heard',
]);

/** The row is the domain's own shape; this line fails to compile when the two part. */
export function asMeeting(row: typeof meetings.$inferSelect | undefined): Meeting | null {
  return row ? ({ ...row, endReason: row.endReason as Meeting['endReason'] } satisfies Meeting) : null;
}

async function record(
  tx: Executor,
  now: Date,
  fromState: string,
  after: Meeting,
  { type, ...detail }: MeetingEvent | { type: 'asked'; via: string },
): Promise<void> {
  // What someone said of the notes goes when they go.
  const { notes: _, hint: __, ...rest } = { notes: null, hint: null, ...detail };
  await tx.insert(meetingHistory).values({
    meetingId: after.id,
    at: now,
    event: type,
    fromState,
    toState: after.state,
    version: after.version,
    detail: rest,
  });
}
