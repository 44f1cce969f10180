import { and, asc, desc, eq, inArray, isNotNull, isNull, like, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { OpenFromBefore, OpenItems, OpenList } from '../../notes/ports/open-items.ts';
import type { Reach } from '../../notes/ports/past-meetings.ts';
import type { Executor } from '../executor.ts';
import { itemOf } from '../rows/item-rows.ts';
import { cardKeyOf } from '../rows/message-keys.ts';
import { meetings } from '../schema/meetings.ts';
import { actionItems, notes } from '../schema/notes.ts';
import { slackMessages } from '../schema/slack.ts';

/** Lists open action items, without a lock. */
export function openItems(db: Executor): OpenItems {
  return {
    in: (reach, userId, limit) => list(db, within(reach), userId, limit),
    async of(reach, userId, limit) {
      const mine = or(eq(actionItems.ownerId, userId), inDmOf(userId));
      return list(db, and(within(reach), mine), userId, limit);
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

/** In recaps that everyone of the channel has seen. */
const isOpen = and(eq(actionItems.state, 'open'), or(isNull(notes.heldBecause), isNotNull(notes.releasedAt)));

/** Times in milliseconds. */
const columns = {
  item: actionItems,
  title: sql<string>`${notes.written} ->> 'title'`,
  calledAt: sql<number>`(extract(epoch from coalesce(${meetings.sessionStartedAt}, ${meetings.createdAt})) * 1000)::double precision`,
  threadChannel: sql<
    string | null
  >`case when ${meetings.threadTs} is null then ${slackMessages.channelId} else ${meetings.channelId} end`,
  threadTs: sql<string | null>`coalesce(${meetings.threadTs}, ${slackMessages.ts})`,
  total: sql<number>`(count(*) over ())::int`,
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
    .leftJoin(
      slackMessages,
      and(eq(slackMessages.teamId, meetings.teamId), eq(slackMessages.messageKey, cardKeyOf(meetings.id))),
    )
    .where(and(isOpen, which))
    .orderBy(
      whose,
      sql`${actionItems.dueOn} asc nulls last`,
      asc(actionItems.createdAt),
      asc(actionItems.position),
    )
    .limit(limit);
  return {
    total: rows[0]?.total ?? 0,
    now: new Date(Number(rows[0]?.now ?? 0)),
    items: rows.map(({ item, title, calledAt, threadChannel, threadTs }) => ({
      item: itemOf(item),
      title,
      calledAt: new Date(Number(calledAt)),
      thread: threadChannel && threadTs ? { channelId: threadChannel, ts: threadTs } : null,
    })),
  };
}

function within({ teamId, channelIds, dmOf }: Reach): SQL | undefined {
  const inChannels = inArray(actionItems.channelId, [...channelIds]);
  return and(eq(actionItems.teamId, teamId), dmOf === null ? inChannels : or(inChannels, inDmOf(dmOf)));
}

/** Items of calls that this person asked for in their DM with the app. */
function inDmOf(userId: string): SQL | undefined {
  const isDm = or(like(actionItems.channelId, 'D%'), eq(actionItems.channelId, userId));
  return and(eq(meetings.requestedBy, userId), isDm);
}
