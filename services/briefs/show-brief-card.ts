import type { Meeting } from '../meetings/meeting.ts';
import { cardOf } from './brief-card.ts';
import { isBeforeCall } from './is-before-call.ts';
import { type ReadBriefDeps, readBrief } from './read-brief.ts';

/** Ahead of a standup or a calendar's meeting: who asked for it is told what goes along, unless there's nothing to tell. */
export const showBriefCard =
  (deps: ReadBriefDeps) =>
  async (meetingId: string): Promise<void> => {
    const meeting = await deps.transact((unit) => unit.meetings.lock(meetingId));
    if (!meeting || !isBeforeCall(meeting)) return;
    const found = await readBrief(deps)(actorOf(meeting), { meetingId });
    if (found.kind !== 'brief') return;
    const card = cardOf(found.brief);
    if (card.takes + card.stays === 0) return;
    await deps.transact(async (unit) => {
      const still = await unit.meetings.lock(meetingId);
      if (still && isBeforeCall(still)) await unit.announcer.showBriefCard(still, card);
    });
  };

function actorOf({ teamId, channelId, requestedBy: userId }: Meeting) {
  return { teamId, channelId, userId, isExternal: false };
}
