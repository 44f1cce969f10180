import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { showChanged } from './keep-notes.ts';
import type { NotesUnit } from './ports/notes-unit.ts';

/**
 * Deletes what is a person's own, guest or member, and takes their name off action items. What was said
 * in calls belongs to the calls.
 */
export const forgetMe =
  ({ transact }: { transact: Transact<NotesUnit> }) =>
  ({ teamId, userId }: Pick<Actor, 'teamId' | 'userId'>): Promise<void> =>
    transact(async (unit) => {
      for (const meetingId of await unit.forgetting.person(teamId, userId)) {
        const meeting = await unit.meetings.lock(meetingId);
        const notes = await unit.notes.of(meetingId);
        if (meeting && notes) await showChanged(unit, meeting, notes);
      }
    });
