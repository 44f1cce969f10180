import type { RateLimit } from '../common/rate-limit.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { showChanged } from './keep-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

export type ForgetMeOutcome =
  /** `isAtPika`: Pika has a memory of theirs, which stays. */
  { kind: 'done'; isAtPika: boolean } | { kind: 'too_often'; waitMs: number };

type Person = Pick<Actor, 'teamId' | 'userId'>;

/** What deleting a person's data wouldn't reach. */
export const askToForgetMe =
  ({ transact }: { transact: Transact<NotesUnit> }) =>
  ({ teamId, userId }: Person): Promise<{ isAtPika: boolean }> =>
    transact(async ({ forgetting }) => ({ isAtPika: await forgetting.isPersonAtPika(teamId, userId) }));

/**
 * Deletes what is a person's own, guest or member, and takes their name off action items. What was said
 * in calls belongs to the calls. It goes through every table, so one person has it done only so often.
 */
export const forgetMe =
  ({ transact, limit }: { transact: Transact<NotesUnit>; limit: Pick<RateLimit, 'take'> }) =>
  async ({ teamId, userId }: Person): Promise<ForgetMeOutcome> => {
    const waitMs = limit.take(`${teamId}:${userId}`);
    if (waitMs > 0) return { kind: 'too_often', waitMs };
    const isAtPika = await transact(async (unit) => {
      const stays = await unit.forgetting.isPersonAtPika(teamId, userId);
      for (const meetingId of await unit.forgetting.person(teamId, userId)) {
        const meeting = await unit.meetings.lock(meetingId);
        const notes = await unit.notes.of(meetingId);
        if (meeting && notes) await showChanged(unit, meeting, notes);
        const tasks = meeting ? await unit.tasks.of(meeting) : [];
        if (meeting && tasks.length > 0) await unit.announcer.showTasks(meeting, tasks, [], false);
      }
      return stays;
    });
    return { kind: 'done', isAtPika };
  };
