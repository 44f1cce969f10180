import { and, asc, desc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { ownNameKey } from '../../common/name-key.ts';
import { hashOf } from '../../common/secret.ts';
import type { CallPages } from '../../consent/ports/call-pages.ts';
import type { Executor } from '../executor.ts';
import { callPages, forgetRequests } from '../schema/consent.ts';
import { meetings } from '../schema/meetings.ts';

/** Threads hear of no more people in one call, and in a day of all at its link: who has the page could ask without end. */
const maxRequests = { inCall: 10, inDay: 20 } as const;
const maxMeetings = 100;

/** Not what was said there, which is large. */
const {
  id,
  teamId: ofTeam,
  channelId,
  state,
  botName,
  requestedBy,
  sessionStartedAt,
  forgottenAt,
} = meetings;
const columnsOfPage = {
  ...{ id, teamId: ofTeam, channelId, state, botName, requestedBy, sessionStartedAt, forgottenAt },
  keepsNothing: sql<boolean>`exists (select from word_gaps g where g.meeting_id = meetings.id and g.why = 'nothing')`,
};

/** A page outlives half a year only while a call of it still keeps words. */
export const isPageOver = sql`(p.created_at < clock_timestamp() - interval '180 days' and not exists (
  select from meetings m where m.team_id = p.team_id and m.call_key = p.call_key
    and m.session_started_at is not null and m.forgotten_at is null))`;

/** Pages about calls, and what was asked by them, inside one transaction. */
export function callPageRows(tx: Executor, now: Date, newId: () => string): CallPages {
  return {
    async add(page) {
      await tx.insert(callPages).values({ ...page, createdAt: now });
    },
    async find(hash) {
      const { rows } = await tx.execute(
        sql`select from call_pages p where p.hash = ${hash} and not ${isPageOver}`,
      );
      if (rows.length === 0) return null;
      const [page] = await tx.select().from(callPages).where(eq(callPages.hash, hash));
      return page ?? null;
    },
    async meetings({ teamId, callKey }) {
      const { startsAt, createdAt } = meetings;
      const goes = notInArray(state, ['proposed', 'failed', 'cancelled', 'missed', 'uncertain']);
      return tx
        .select(columnsOfPage)
        .from(meetings)
        .where(and(eq(meetings.teamId, teamId), eq(meetings.callKey, callKey), goes))
        .orderBy(
          desc(inArray(state, ['joining', 'live'])),
          sql`${sessionStartedAt} desc nulls last`,
          asc(sql`coalesce(${startsAt}, ${createdAt})`),
        )
        .limit(maxMeetings);
    },
    async request({ id: meetingId, teamId, callKey }, name) {
      const nameHash = hashOf(`${meetingId}:${ownNameKey(name)}`);
      const atLink = await tx
        .select({ of: forgetRequests.meetingId, hash: forgetRequests.nameHash, at: forgetRequests.createdAt })
        .from(forgetRequests)
        .innerJoin(meetings, eq(meetings.id, forgetRequests.meetingId))
        .where(and(eq(meetings.teamId, teamId), eq(meetings.callKey, callKey)));
      if (atLink.some(({ hash }) => hash === nameHash)) return 'known';
      const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
      const isFull =
        atLink.filter(({ of }) => of === meetingId).length >= maxRequests.inCall ||
        atLink.filter(({ at }) => at > dayAgo).length >= maxRequests.inDay;
      if (isFull) return 'full';
      const [made] = await tx
        .insert(forgetRequests)
        .values({ id: newId(), teamId, meetingId, name, nameHash, state: 'open', createdAt: now })
        .onConflictDoNothing()
        .returning();
      return made ?? 'known';
    },
    async requestOf(id) {
      const [request] = await tx.select().from(forgetRequests).where(eq(forgetRequests.id, id));
      return request ?? null;
    },
    async replaceRequest({ id, state, decidedBy }) {
      await tx.update(forgetRequests).set({ state, decidedBy }).where(eq(forgetRequests.id, id));
    },
  };
}
