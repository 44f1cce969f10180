import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { isOwnDm } from '../../people/own-dm.ts';
import type { StandupNews } from '../../standups/ports/standup-news.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { actionItems, notes } from '../schema/notes.ts';
import { passages } from '../schema/search.ts';
import { isReleased, within } from './place-of-meeting.ts';

/** More than anybody would count. */
const most = 200;

/** What recaps of a channel have since then, read where it stands. */
export function standupNews(db: Executor): StandupNews {
  return {
    async since({ teamId, channelId, requestedBy }, since) {
      const isDm = isOwnDm(channelId);
      const reach = { teamId, channelIds: isDm ? [] : [channelId], dmOf: isDm ? requestedBy : null };
      const items = await db
        .select({ ownerId: actionItems.ownerId, at: actionItems.createdAt })
        .from(actionItems)
        .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
        .innerJoin(notes, eq(notes.meetingId, actionItems.meetingId))
        .where(
          and(
            ...[within(reach, actionItems), eq(actionItems.state, 'open'), isReleased],
            ...[isNotNull(actionItems.ownerId), gt(actionItems.createdAt, since)],
          ),
        )
        .orderBy(desc(actionItems.createdAt))
        .limit(most);
      const decisions = await db
        .select({ text: passages.text, at: meetings.overAt })
        .from(passages)
        .innerJoin(meetings, eq(meetings.id, passages.meetingId))
        .innerJoin(notes, eq(notes.meetingId, passages.meetingId))
        .where(
          and(
            ...[within(reach, passages), eq(passages.kind, 'decision'), isReleased],
            ...[gt(meetings.overAt, since), isNull(meetings.forgottenAt)],
          ),
        )
        .orderBy(desc(meetings.overAt))
        .limit(most);
      return {
        items: items.flatMap(({ ownerId, at }) => (ownerId === null ? [] : [{ ownerId, at }])),
        decisions: decisions.flatMap(({ text, at }) => (at === null ? [] : [{ text, at }])),
      };
    },
  };
}
