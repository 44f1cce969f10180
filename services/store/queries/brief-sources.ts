import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { BriefLine } from '../../briefs/brief.ts';
import { idsIn, keyOf, lineOfFact } from '../../briefs/lines.ts';
import type { Briefs } from '../../briefs/ports/brief-sources.ts';
import { callOf } from '../../memory/fact.ts';
import { recallFor } from '../../memory/recall.ts';
import type { OpenItem } from '../../notes/ports/open-items.ts';
import type { Executor } from '../executor.ts';
import { asMeeting, meetingsByThread } from '../rows/meeting-lookups.ts';
import { calendarEvents } from '../schema/calendars.ts';
import { meetings } from '../schema/meetings.ts';
import { actionItems, notes } from '../schema/notes.ts';
import { passages } from '../schema/search.ts';
import { slackMessages } from '../schema/slack.ts';
import { placesOfCalls } from './call-places.ts';
import { openItems } from './open-items.ts';
import { isCard, isReleased, placeColumns, placeOf } from './place-of-meeting.ts';
import { toldFacts } from './told-facts.ts';

type Sources = Omit<Briefs, 'of' | 'save' | 'offer'>;

/** What a brief is made of, read where it stands. */
export function briefSources(db: Executor): Sources {
  const open = openItems(db);
  return {
    async eventOf(meetingId) {
      const { title, guests, guestEmails, guestCount, outside } = calendarEvents;
      const [row] = await db
        .select({ title, guests, guestEmails, guestCount, outside })
        .from(calendarEvents)
        .where(eq(calendarEvents.meetingId, meetingId))
        .limit(1);
      return row ?? null;
    },
    async callBefore({ id, teamId, channelId, platform, callKey, opening, createdAt }) {
      const sameLink = and(eq(meetings.platform, platform), eq(meetings.callKey, callKey));
      const [row] = await db
        .select({ id: meetings.id, botName: meetings.botName })
        .from(meetings)
        .where(
          and(
            ...[eq(meetings.teamId, teamId), eq(meetings.channelId, channelId), ne(meetings.id, id)],
            ...[lt(meetings.createdAt, createdAt), isNotNull(meetings.sessionStartedAt)],
            isNull(meetings.forgottenAt),
            opening ? or(sameLink, eq(meetings.opening, opening)) : sameLink,
          ),
        )
        .orderBy(desc(meetings.createdAt))
        .limit(1);
      return row ?? null;
    },
    decisionsOf: (meetingId, limit) => decisions(db, [meetingId], limit),
    async openItems(reach, userId, mine, limit) {
      const { items } = await (mine ? open.of : open.in)(reach, userId, limit);
      return items.map((one) => ({ ...lineOfItem(one), channelId: one.item.channelId }));
    },
    placesOf: placesOfCalls(db),
    async linesOf(reader, teamId, keys, when) {
      const isStill = when === 'now' ? eq(actionItems.state, 'open') : undefined;
      const ids = idsIn(keys, 'fact');
      const told = { facts: toldFacts(db) };
      const facts = await recallFor(reader, told, teamId, { ids, evenReplaced: when === 'then' });
      const lines = [
        ...facts.map(lineOfFact(await placesOfCalls(db)(facts.flatMap(callOf)))),
        ...(await items(db, idsIn(keys, 'item'), isStill)),
        ...(await decisions(db, idsIn(keys, 'decision'), 500)),
      ];
      const byKey = new Map(lines.map((line) => [line.key, line]));
      return keys.flatMap((key) => byKey.get(key) ?? []);
    },
    find: (place, which) => find(db, place, which),
  };
}

async function decisions(db: Executor, ids: readonly string[], limit: number): Promise<BriefLine[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ meetingId: passages.meetingId, text: passages.text, ...placeColumns })
    .from(passages)
    .innerJoin(meetings, eq(meetings.id, passages.meetingId))
    .innerJoin(notes, eq(notes.meetingId, passages.meetingId))
    .leftJoin(slackMessages, isCard)
    .where(and(inArray(passages.meetingId, [...ids]), eq(passages.kind, 'decision'), isReleased))
    .orderBy(asc(passages.id))
    .limit(limit);
  return rows.map(({ meetingId, text, ...place }) => {
    const { calledAt: at, thread } = placeOf(place);
    return { key: keyOf.decision(meetingId, text), kind: 'decision', text, who: null, at, thread, meetingId };
  });
}

async function items(
  db: Executor,
  ids: readonly string[],
  isStill: ReturnType<typeof eq> | undefined,
): Promise<BriefLine[]> {
  if (ids.length === 0) return [];
  const { id, meetingId, text, ownerId, ownerName } = actionItems;
  const rows = await db
    .select({ id, meetingId, text, ownerId, ownerName, ...placeColumns })
    .from(actionItems)
    .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
    .innerJoin(notes, eq(notes.meetingId, actionItems.meetingId))
    .leftJoin(slackMessages, isCard)
    .where(and(inArray(id, [...ids]), isReleased, isStill));
  return rows.map(({ id, meetingId, text, ownerId, ownerName, ...place }) =>
    lineOfItem({ item: { id, meetingId, text, ownerId, ownerName }, ...placeOf(place) }),
  );
}

type ItemLine = Pick<OpenItem, 'calledAt' | 'thread'> & {
  item: Pick<OpenItem['item'], 'id' | 'meetingId' | 'text' | 'ownerId' | 'ownerName'>;
};

function lineOfItem({ item, calledAt: at, thread }: ItemLine): BriefLine {
  const { id, meetingId, text, ownerId, ownerName } = item;
  const who = ownerId || ownerName ? { userId: ownerId, name: ownerName ?? '' } : null;
  return { key: keyOf.item(id), kind: 'item', text, who, at, thread, meetingId };
}

async function find(
  db: Executor,
  { teamId, channelId }: Parameters<Sources['find']>[0],
  which: Parameters<Sources['find']>[1],
): ReturnType<Sources['find']> {
  if (which && 'threadTs' in which) return meetingsByThread(db).inThread(teamId, channelId, which.threadTs);
  const [row] = await db
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.teamId, teamId),
        eq(meetings.channelId, channelId),
        which ? eq(meetings.callKey, which.callKey) : undefined,
      ),
    )
    .orderBy(desc(sql`${meetings.overAt} is null`), desc(meetings.createdAt))
    .limit(1);
  return asMeeting(row);
}
