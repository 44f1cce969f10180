import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Schedules } from '../../standups/ports/schedules.ts';
import { type Schedule, type Terms, termsOf, termsSchema } from '../../standups/schedule.ts';
import { ruleSchema } from '../../times/rule.ts';
import type { Executor } from '../executor.ts';
import { schedules } from '../schema/schedules.ts';
import { scheduleReplyRows } from './schedule-reply-rows.ts';
import { scheduleRunRows } from './schedule-run-rows.ts';

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
    ...scheduleRunRows(tx, now),
    ...scheduleReplyRows(tx, now),
  };
}

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
