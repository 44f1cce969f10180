import type { RateLimit } from '../common/rate-limit.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { showChanged } from './keep-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

export type ForgetMeOutcome = { kind: 'done' } | { kind: 'too_often'; waitMs: number };

/**
 * Deletes what is a person's own, guest or member, and takes their name off action items. What was said
 * in calls belongs to the calls. It goes through every table, so one person has it done only so often.
 */
export const forgetMe =
  ({ transact, limit }: { transact: Transact<NotesUnit>; limit: Pick<RateLimit, 'take'> }) =>
  async ({ teamId, userId }: Pick<Actor, 'teamId' | 'userId'>): Promise<ForgetMeOutcome> => {
    const waitMs = limit.take(`${teamId}:${userId}`);
    if (waitMs > 0) return { kind: 'too_often', waitMs };
    await transact(async (unit) => {
      for (const meetingId of await unit.forgetting.person(teamId, userId)) {
        const meeting = await unit.meetings.lock(meetingId);
        const notes = await unit.notes.of(meetingId);
        if (meeting && notes) await showChanged(unit, meeting, notes);
        const tasks = meeting ? await unit.tasks.of(meeting) : [];
        if (meeting && tasks.length > 0) await unit.announcer.showTasks(meeting, tasks, [], false);
      }
    });
    return { kind: 'done' };
  };
