import { and, asc, desc, eq, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { OpenFromBefore, OpenItems, OpenList } from '../../notes/ports/open-items.ts';
import type { Executor } from '../executor.ts';
import { itemOf } from '../rows/item-rows.ts';
import { meetings } from '../schema/meetings.ts';
import { actionItems, notes } from '../schema/notes.ts';
import { slackMessages } from '../schema/slack.ts';
import { databaseTime } from '../transaction.ts';
import { counting, totalOf } from './counted.ts';
import { inDmOf, isCard, isReleased, placeColumns, placeOf, within } from './place-of-meeting.ts';

/** Lists open action items, without a lock. */
export function openItems(db: Executor): OpenItems {
  return {
    in: (reach, userId, limit) => list(db, within(reach, actionItems), userId, limit),
    async of(reach, userId, limit) {
      const mine = or(eq(actionItems.ownerId, userId), inDmOf(userId, actionItems));
      return list(db, and(within(reach, actionItems), mine), userId, limit);
    },
  };
}

export function openFromBefore(db: Executor): OpenFromBefore {
  return ({ id, teamId, channelId, platform, callKey, opening, createdAt }, limit) => {
    const sameLink = and(eq(meetings.platform, platform), eq(meetings.callKey, callKey));
    const isSeries = opening ? or(sameLink, eq(meetings.opening, opening)) : sameLink;
    return db
      .select({ text: actionItems.text, ownerName: actionItems.ownerName })
      .from(actionItems)
      .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
      .innerJoin(notes, eq(notes.meetingId, actionItems.meetingId))
      .where(
        and(
          eq(meetings.teamId, teamId),
          eq(meetings.channelId, channelId),
          isSeries,
          ne(meetings.id, id),
          lt(meetings.createdAt, createdAt),
          isOpen,
        ),
      )
      .orderBy(desc(meetings.createdAt), asc(actionItems.position))
      .limit(limit);
  };
}

const isOpen = and(eq(actionItems.state, 'open'), isReleased);

/** Times in milliseconds. */
const columns = {
  item: actionItems,
  title: sql<string>`${notes.written} ->> 'title'`,
  ...placeColumns,
  total: counting,
  now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`,
};

async function list(db: Executor, which: SQL | undefined, userId: string, limit: number): Promise<OpenList> {
  const nobodys = and(isNull(actionItems.ownerId), isNull(actionItems.ownerName));
  const whose = sql`case when ${actionItems.ownerId} = ${userId} then 0 when ${nobodys} then 1 else 2 end`;
  const rows = await db
    .select(columns)
    .from(actionItems)
    .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
    .innerJoin(notes, eq(notes.meetingId, actionItems.meetingId))
    .leftJoin(slackMessages, isCard)
    .where(and(isOpen, which))
    .orderBy(
      whose,
      sql`${actionItems.dueOn} asc nulls last`,
      asc(actionItems.createdAt),
      asc(actionItems.position),
    )
    .limit(limit);
  return {
    total: totalOf(rows),
    // Where nothing is listed, nothing that is listed says it.
    now: rows[0] ? new Date(Number(rows[0].now)) : await databaseTime(db),
    items: rows.map(({ item, title, ...place }) => ({ item: itemOf(item), title, ...placeOf(place) })),
  };
}
