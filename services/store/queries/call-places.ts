import { and, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Recorded } from '../../memory/ports/recorded.ts';
import type { Executor } from '../executor.ts';
import { recapKeyOf } from '../rows/message-keys.ts';
import { meetings } from '../schema/meetings.ts';
import { slackMessages } from '../schema/slack.ts';
import { isCard, placeColumns, placeOf } from './place-of-meeting.ts';

const recaps = alias(slackMessages, 'recaps');
/** Joins the first message of a meeting's recap. */
const isRecap = and(eq(recaps.teamId, meetings.teamId), eq(recaps.messageKey, recapKeyOf(meetings.id)));

/** Where the recaps of calls are; without one, where their threads begin. */
export const placesOfCalls =
  (db: Executor): Recorded['placesOf'] =>
  async (meetingIds) => {
    if (meetingIds.length === 0) return new Map();
    const rows = await db
      .select({ id: meetings.id, ...placeColumns, recapChannel: recaps.channelId, recapTs: recaps.ts })
      .from(meetings)
      .leftJoin(slackMessages, isCard)
      .leftJoin(recaps, isRecap)
      .where(inArray(meetings.id, [...new Set(meetingIds)]));
    return new Map(
      rows.flatMap(({ id, recapChannel: channelId, recapTs: ts, ...place }) => {
        const at = channelId && ts ? { channelId, ts } : placeOf(place).thread;
        return at ? [[id, at] as const] : [];
      }),
    );
  };
