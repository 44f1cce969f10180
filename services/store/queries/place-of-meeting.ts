import { and, eq, inArray, isNotNull, isNull, like, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Reach } from '../../notes/ports/past-meetings.ts';
import { cardKeyOf } from '../rows/message-keys.ts';
import { meetings } from '../schema/meetings.ts';
import { notes } from '../schema/notes.ts';
import { slackMessages } from '../schema/slack.ts';

/** In a recap that everyone of the channel has seen. */
export const isReleased = or(isNull(notes.heldBecause), isNotNull(notes.releasedAt));

/** Joins the message that starts a meeting's thread. */
export const isCard = and(
  eq(slackMessages.teamId, meetings.teamId),
  eq(slackMessages.messageKey, cardKeyOf(meetings.id)),
);

/** When a call was, in milliseconds, and where its thread is: null where none was posted. */
export const placeColumns = {
  calledAt: sql<number>`(extract(epoch from coalesce(${meetings.sessionStartedAt}, ${meetings.createdAt})) * 1000)::double precision`,
  threadChannel: sql<
    string | null
  >`case when ${meetings.threadTs} is null then ${slackMessages.channelId} else ${meetings.channelId} end`,
  threadTs: sql<string | null>`coalesce(${meetings.threadTs}, ${slackMessages.ts})`,
};

type PlaceRow = { calledAt: number; threadChannel: string | null; threadTs: string | null };

export function placeOf({ calledAt, threadChannel, threadTs }: PlaceRow) {
  const thread = threadChannel && threadTs ? { channelId: threadChannel, ts: threadTs } : null;
  return { calledAt: new Date(Number(calledAt)), thread };
}

/** What one may look through, by the columns of what is looked for. */
export function within(
  { teamId, channelIds, dmOf }: Reach,
  columns: { teamId: PgColumn; channelId: PgColumn },
): SQL | undefined {
  const inChannels = inArray(columns.channelId, [...channelIds]);
  const isMeant = dmOf === null ? inChannels : or(inChannels, inDmOf(dmOf, columns));
  return and(eq(columns.teamId, teamId), isMeant);
}

/** The same in a query of its own words, by the alias of what is looked for; `m` are its meetings. */
export function withinReach({ teamId, channelIds, dmOf, meetingId }: Reach, table: SQL): SQL {
  const ofOne = meetingId === undefined ? sql`` : sql`m.id = ${meetingId} and `;
  return sql`${ofOne}${table}.team_id = ${teamId} and (
    ${table}.channel_id = any(string_to_array(${channelIds.join(',')}, ','))
    or (m.requested_by = ${dmOf} and (${table}.channel_id like 'D%' or ${table}.channel_id = ${dmOf})))`;
}

/** Of calls that this person asked for in their DM with the app. */
export function inDmOf(userId: string, { channelId }: { channelId: PgColumn }): SQL | undefined {
  return and(eq(meetings.requestedBy, userId), or(like(channelId, 'D%'), eq(channelId, userId)));
}
