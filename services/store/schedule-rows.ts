import { and, asc, desc, eq, inArray, isNull, lt, ne, notInArray, sql } from 'drizzle-orm';
import type { Schedules } from '../schedules/ports/schedules.ts';
import { ruleSchema } from '../schedules/rule.ts';
import { type Schedule, type Terms, termsOf, termsSchema } from '../schedules/schedule.ts';
import type { Executor } from './executor.ts';
import { meetings } from './schema.ts';
import { scheduleReplies, scheduleRuns, schedules } from './schema-schedules.ts';

type Row = typeof schedules.$inferSelect;

/** Standing meetings inside one transaction. */
export function scheduleRows(tx: Executor, now: Date): Schedules {
  return {
    async lock(id) {
      const [row] = await tx.select().from(schedules).where(eq(schedules.id, id)).for('update');
      return row ? scheduleOf(row) : null;
    },
    async lockNumber(teamId, channelId, number) {
      const [row] = await tx
        .select()
        .from(schedules)
        .where(and(inChannel(teamId, channelId), eq(schedules.number, number)))
        .for('update');
      return row ? scheduleOf(row) : null;
    },
    inChannel: schedulesIn(tx),
    async insert({ id, teamId, channelId, askedBy, ...terms }) {
      const next = sql<number>`(select coalesce(max(number), 0) + 1 from schedules
        where team_id = ${teamId} and channel_id = ${channelId})`;
      // Undo of what was just added removes it.
      const before: Terms = { ...terms, removedBy: askedBy, removedAt: now };
      const [row] = await tx
        .insert(schedules)
        .values({ id, teamId, channelId, askedBy, number: next, createdAt: now, before, ...columnsOf(terms) })
        .returning();
      if (!row) throw new Error('An inserted schedule was not returned');
      return scheduleOf(row);
    },
    async change(before, terms, by) {
      const [row] = await tx
        .update(schedules)
        .set({
          ...columnsOf(terms),
          before: termsOf(before),
          version: before.version + 1,
          changedBy: by,
          changedAt: now,
        })
        .where(and(eq(schedules.id, before.id), eq(schedules.version, before.version)))
        .returning();
      if (!row) throw new Error(`Schedule ${before.id} changed under its lock`);
      return scheduleOf(row);
    },
    async advance(id, nextAt) {
      await tx.update(schedules).set({ nextAt }).where(eq(schedules.id, id));
    },
    ...runRows(tx, now),
    ...replyRows(tx, now),
  };
}

function runRows(tx: Executor, now: Date) {
  return {
    async beginRun({ schedule, at }) {
      const [begun] = await tx
        .insert(scheduleRuns)
        .values({
          scheduleId: schedule.id,
          at,
          teamId: schedule.teamId,
          outcome: 'refused',
          createdAt: now,
        })
        .onConflictDoUpdate({
          target: [scheduleRuns.scheduleId, scheduleRuns.at],
          set: { outcome: 'refused' },
          setWhere: eq(scheduleRuns.outcome, 'again'),
        })
        .returning({ formerMeetingId: scheduleRuns.meetingId });
      return begun ?? null;
    },
    async endRun({ schedule, at, ...outcome }) {
      await tx.update(scheduleRuns).set(outcome).where(runIs(schedule.id, at));
    },
    async followed(scheduleId, at) {
      const [found] = await tx
        .update(scheduleRuns)
        .set({ outcome: 'followed' })
        .where(and(runIs(scheduleId, at), eq(scheduleRuns.outcome, 'joined_another')))
        .returning({ createdAt: scheduleRuns.createdAt });
      return found?.createdAt ?? null;
    },
    async runAgain(scheduleId, at) {
      await tx.update(scheduleRuns).set({ outcome: 'again' }).where(runIs(scheduleId, at));
    },
    waiting: async (scheduleId) =>
      tx
        .select({ meetingId: meetings.id, at: scheduleRuns.at })
        .from(scheduleRuns)
        .innerJoin(meetings, eq(meetings.id, scheduleRuns.meetingId))
        .where(
          and(
            eq(scheduleRuns.scheduleId, scheduleId),
            eq(scheduleRuns.outcome, 'proposed'),
            eq(meetings.state, 'scheduled'),
          ),
        )
        .orderBy(asc(scheduleRuns.at)),
    async ofMeeting(meetingId) {
      const [row] = await tx
        .select({ scheduleId: scheduleRuns.scheduleId })
        .from(scheduleRuns)
        .where(and(eq(scheduleRuns.meetingId, meetingId), eq(scheduleRuns.outcome, 'proposed')));
      return row?.scheduleId ?? null;
    },
    async seenTo(scheduleId, except) {
      const [row] = await tx
        .select({ at: scheduleRuns.at })
        .from(scheduleRuns)
        .where(
          and(
            eq(scheduleRuns.scheduleId, scheduleId),
            ne(scheduleRuns.outcome, 'again'),
            notInArray(scheduleRuns.at, [...except]),
          ),
        )
        .orderBy(desc(scheduleRuns.at))
        .limit(1);
      return row?.at ?? null;
    },
    async meetingBefore(scheduleId, at) {
      const [row] = await tx
        .select({ id: meetings.id })
        .from(scheduleRuns)
        .innerJoin(meetings, eq(meetings.id, scheduleRuns.meetingId))
        .where(
          and(
            eq(scheduleRuns.scheduleId, scheduleId),
            lt(scheduleRuns.at, at),
            inArray(meetings.state, ['wrapping_up', 'done']),
          ),
        )
        .orderBy(desc(scheduleRuns.at))
        .limit(1);
      return row?.id ?? null;
    },
  } satisfies Pick<
    Schedules,
    'beginRun' | 'endRun' | 'followed' | 'ofMeeting' | 'runAgain' | 'waiting' | 'seenTo' | 'meetingBefore'
  >;
}

function replyRows(tx: Executor, now: Date) {
  return {
    async briefedRun(meetingId) {
      const [row] = await tx
        .select({ scheduleId: scheduleRuns.scheduleId, at: scheduleRuns.at })
        .from(scheduleRuns)
        .where(and(eq(scheduleRuns.meetingId, meetingId), scheduleRuns.briefed));
      return row ?? null;
    },
    async keepReply({ id: meetingId, teamId }, reply, changedTs) {
      const kept = await tx
        .insert(scheduleReplies)
        .values({ ...reply, meetingId, teamId, changedTs, createdAt: now })
        .onConflictDoUpdate({
          target: [scheduleReplies.meetingId, scheduleReplies.ts],
          set: { text: reply.text, name: reply.name, changedTs },
          setWhere: lt(scheduleReplies.changedTs, changedTs),
        })
        .returning({ id: scheduleReplies.id });
      return kept.length > 0;
    },
    replies: repliesOf(tx),
    async handOver(from, to) {
      await tx.update(scheduleRuns).set({ meetingId: to }).where(eq(scheduleRuns.meetingId, from));
      await tx.update(scheduleReplies).set({ meetingId: to }).where(eq(scheduleReplies.meetingId, from));
    },
    async forgetReplies(meetingId) {
      await tx.delete(scheduleReplies).where(eq(scheduleReplies.meetingId, meetingId));
    },
  } satisfies Pick<Schedules, 'briefedRun' | 'keepReply' | 'replies' | 'handOver' | 'forgetReplies'>;
}

/** What people wrote into a meeting's thread before it began. */
export const repliesOf =
  (db: Executor): Schedules['replies'] =>
  (meetingId) => {
    const { userId, name, text, ts } = scheduleReplies;
    return db
      .select({ userId, name, text, ts })
      .from(scheduleReplies)
      .where(and(eq(scheduleReplies.meetingId, meetingId), ne(scheduleReplies.text, '')))
      .orderBy(asc(scheduleReplies.ts));
  };

/** Standing meetings of a channel, but for what was removed. */
export const schedulesIn =
  (db: Executor): Schedules['inChannel'] =>
  async (teamId, channelId) => {
    const rows = await db
      .select()
      .from(schedules)
      .where(and(inChannel(teamId, channelId), isNull(schedules.removedAt)))
      .orderBy(asc(schedules.number));
    return rows.map(scheduleOf);
  };

const inChannel = (teamId: string, channelId: string) =>
  and(eq(schedules.teamId, teamId), eq(schedules.channelId, channelId));

const runIs = (scheduleId: string, at: Date) =>
  and(eq(scheduleRuns.scheduleId, scheduleId), eq(scheduleRuns.at, at));

function columnsOf({ call, ...terms }: Terms) {
  const { platform, key: callKey, url: callUrl, passcode } = call;
  return { ...terms, platform, callKey, callUrl, passcode };
}

function scheduleOf({ platform, callKey, callUrl, passcode, rule, before, ...row }: Row): Schedule {
  return {
    ...row,
    call: { platform, key: callKey, url: callUrl, passcode },
    rule: ruleSchema.parse(rule),
    before: before === null ? null : termsSchema.parse(before),
  };
}
