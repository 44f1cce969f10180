import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Recorded, RecordedLine } from '../../memory/ports/recorded.ts';
import type { Executor } from '../executor.ts';
import { settingsOf } from '../rows/channel-settings.ts';
import { decision } from '../rows/decision.ts';
import { channels } from '../schema/channels.ts';
import { meetings } from '../schema/meetings.ts';
import { notes } from '../schema/notes.ts';
import { personas } from '../schema/personas.ts';
import { passages } from '../schema/search.ts';
import { slackMessages } from '../schema/slack.ts';
import { standupReplies } from '../schema/standups.ts';
import { placesOfCalls } from './call-places.ts';
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
    async settings({ teamId, channelIds }) {
      const rows = await db
        .select({ row: channels, persona: personas.name })
        .from(channels)
        .leftJoin(personas, and(eq(personas.teamId, channels.teamId), eq(personas.id, channels.personaId)))
        .where(and(eq(channels.teamId, teamId), inArray(channels.channelId, [...channelIds])))
        .orderBy(asc(channels.channelId));
      return rows.map(({ row, persona }) => ({
        channelId: row.channelId,
        decided: {
          ...settingsOf(row),
          persona: persona === null ? null : decision(persona, row.personaBy, row.personaAt),
        },
      }));
    },
    placesOf: placesOfCalls(db),
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
