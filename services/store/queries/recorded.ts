import { and, desc, eq, ne } from 'drizzle-orm';
import type { Recorded, RecordedLine } from '../../memory/ports/recorded.ts';
import type { Executor } from '../executor.ts';
import { meetings } from '../schema/meetings.ts';
import { notes } from '../schema/notes.ts';
import { passages } from '../schema/search.ts';
import { slackMessages } from '../schema/slack.ts';
import { standupReplies } from '../schema/standups.ts';
import { openItems } from './open-items.ts';
import { isCard, isReleased, placeColumns, placeOf, within } from './place-of-meeting.ts';

/** What stands in recaps and threads already, read where it is. */
export function recordedLines(db: Executor): Recorded {
  const open = openItems(db);
  return {
    async decisions(reach, limit) {
      const rows = await db
        .select({ text: passages.text, ...placeColumns })
        .from(passages)
        .innerJoin(meetings, eq(meetings.id, passages.meetingId))
        .innerJoin(notes, eq(notes.meetingId, passages.meetingId))
        .leftJoin(slackMessages, isCard)
        .where(and(eq(passages.kind, 'decision'), isReleased, within(reach, meetings)))
        .orderBy(desc(meetings.createdAt), passages.id)
        .limit(limit);
      return rows.map(lineOf);
    },
    async updates(reach, userId, limit) {
      const rows = await db
        .select({ text: standupReplies.text, ...placeColumns })
        .from(standupReplies)
        .innerJoin(meetings, eq(meetings.id, standupReplies.meetingId))
        .leftJoin(slackMessages, isCard)
        .where(and(eq(standupReplies.userId, userId), ne(standupReplies.text, ''), within(reach, meetings)))
        .orderBy(desc(standupReplies.createdAt), desc(standupReplies.id))
        .limit(limit);
      return rows.map(lineOf);
    },
    async items(reach, ownerId, limit) {
      const list = ownerId === null ? open.in(reach, '', limit) : open.of(reach, ownerId, limit);
      return (await list).items;
    },
  };
}

function lineOf({ text, ...row }: { text: string } & Parameters<typeof placeOf>[0]): RecordedLine {
  const { calledAt: at, thread } = placeOf(row);
  return { text, at, thread };
}
