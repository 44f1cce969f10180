import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import { dateAt, momentOrNext } from '../times/wall-time.ts';
import { isHeld } from './kept-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

export type DigestDeps = {
  transact: Transact<NotesUnit>;
  people: Pick<People, 'kindOf' | 'channelsOf'>;
  roster: Pick<Roster, 'timeZone'>;
};

export type DigestOutcome = { kind: 'on' | 'off' } | NotEntitled;

const dayMs = 86_400_000;
/** When Slack doesn't say which channels somebody is in, it is asked again after this long. */
const askAgainAfterMs = 3_600_000;

/** Turns somebody's digest on or off; null only looks. */
export const setDigest =
  ({ transact, people, roster }: DigestDeps) =>
  async (actor: Actor, on: boolean | null): Promise<DigestOutcome> => {
    const { teamId, userId } = actor;
    const refusal = on ? await authorize(actor, insiderOf(people)) : null;
    if (refusal) return refusal;
    const timeZone = on ? await roster.timeZone(actor) : null;
    return transact(async ({ digests, now }) => {
      const dueAt = await digests.dueAt(teamId, userId);
      if (on === false) await digests.remove(teamId, userId);
      if (on && !dueAt) await digests.set(teamId, userId, nextMorning(timeZone, now));
      return { kind: (on ?? dueAt !== null) ? 'on' : 'off' };
    });
  };

/**
 * Sends somebody's digest, if that is due now and there is something in it that they may read. Called any number of times
 * it is sent once. What is held, or in a channel that they aren't in, waits for another day.
 */
export const sendDigest =
  ({ transact, people, roster }: DigestDeps) =>
  async (teamId: string, userId: string): Promise<void> => {
    const channels = await people.channelsOf({ teamId, userId });
    const timeZone = await roster.timeZone({ teamId, userId });
    await transact(async ({ announcer, digests, now }) => {
      const dueAt = await digests.dueAt(teamId, userId);
      if (!dueAt || dueAt > now) return;
      if (!channels) return digests.set(teamId, userId, new Date(now.getTime() + askAgainAfterMs));
      await digests.set(teamId, userId, nextMorning(timeZone, now));
      const missed = (await digests.missedBy(teamId, userId)).filter(
        (recap) => !isHeld(recap) && channels.some(({ id }) => id === recap.meeting.channelId),
      );
      if (missed.length === 0) return;
      const meetings = missed.map(({ meeting }) => meeting);
      await digests.removeMissed(
        teamId,
        userId,
        meetings.map(({ id }) => id),
      );
      await announcer.sendDigest({ teamId, userId }, meetings);
    });
  };

/** The next nine in the morning where they are; UTC where that is unknown. */
export function nextMorning(timeZone: string | null, now: Date): Date {
  const zone = timeZone ?? 'UTC';
  const morningAfter = (days: number) =>
    momentOrNext(`${dateAt(new Date(now.getTime() + days * dayMs), zone)}T09:00`, zone);
  const today = morningAfter(0);
  return today > now ? today : morningAfter(1);
}
