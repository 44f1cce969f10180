import { storable } from '../common/storable.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Item } from '../notes/item.ts';
import { isHeld } from '../notes/kept-notes.ts';
import type { People } from '../people/people.ts';
import { newsFor } from './news-for.ts';
import type { NewsFor } from './ports/standup-news.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';

/** Posts the first reply under the card: what is open since last time, what is new for whom, and who has written an update. */
export async function showPrompt(
  unit: StandupsUnit,
  meeting: Meeting,
  { standupId, at }: { standupId: string; at: Date },
): Promise<void> {
  const last = await unit.standups.meetingBefore(standupId, at);
  const replies = await unit.updates.of(meeting.id);
  const from = [...new Set(replies.map(({ userId }) => userId))];
  const open = last ? await openItems(unit, last) : [];
  const work = await unit.work.of(meeting.id);
  const isNews = ({ userId, items, decisions, facts }: NewsFor) =>
    items + decisions + facts > 0 && !from.includes(userId);
  const news = (await newsFor(unit, meeting, { standupId, at })).filter(isNews);
  await unit.announcer.showPrompt(meeting, { open, work, news, from });
}

/** Held notes stay secret until they are released. */
async function openItems(unit: StandupsUnit, meetingId: string): Promise<Item[]> {
  const notes = await unit.notes.of(meetingId);
  return notes && !isHeld(notes) ? notes.items.filter(({ state }) => state === 'open') : [];
}

export type Update = {
  teamId: string;
  channelId: string;
  threadTs: string;
  userId: string;
  /** None where it was deleted. */
  text: string;
  ts: string;
  /** Slack's time of the post, or of its last change. */
  changedTs: string;
};

/** The agent gets no more of one reply. */
const maxReplyChars = 2_000;
const maxReplies = 100;

/** Keeps what someone wrote for a standup before it begins, with later edits. False when it isn't for a standup. */
export const collectUpdate =
  ({ transact, people }: { transact: Transact<StandupsUnit>; people: Pick<People, 'person'> }) =>
  async (update: Update): Promise<boolean> => {
    const { teamId, channelId, threadTs, userId, ts, changedTs } = update;
    const person = update.text === '' ? null : await people.person(update);
    if (person === 'nobody') return false;
    return transact(async (unit) => {
      const found = await unit.meetings.inThread(teamId, channelId, threadTs);
      const meeting = found && (await unit.meetings.lock(found.id));
      const run = meeting && isAhead(meeting) ? await unit.standups.promptedOccurrence(meeting.id) : null;
      if (!meeting || !run) return false;
      const replies = await unit.updates.of(meeting.id);
      const known = replies.some((reply) => reply.ts === ts);
      if (replies.length >= maxReplies && !known) return true;
      const text = storable(update.text).slice(0, maxReplyChars).toWellFormed();
      const name = person?.name ?? userId;
      const isNews = await unit.standups.keepReply(meeting, { userId, name, text, ts }, changedTs);
      // An edit by someone who is already listed changes nothing in the prompt.
      if (isNews && known !== (text !== '')) await showPrompt(unit, meeting, run);
      return true;
    });
  };

/** The agent gets its instructions when its session is asked for. */
export function isAhead({ state, createStartedAt }: Meeting): boolean {
  return (
    createStartedAt === null && ['scheduled', 'checking', 'awaiting_funds', 'dispatching'].includes(state)
  );
}
