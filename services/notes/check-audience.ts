import type { Member } from '../people/roster.ts';
import type { HoldReason } from './kept-notes.ts';
import { matchPeople } from './match-people.ts';
import type { Attendee } from './ports/recordings.ts';

/** Whether the people of the call are the people of the channel; why not, where they aren't. */
export function checkAudience(
  attendees: readonly Attendee[],
  members: readonly Member[] | null,
): HoldReason | null {
  if (!members) return 'unknown';
  const matched = matchPeople(attendees, members);
  if (attendees.some(({ name }) => !matched.has(name))) return 'outsiders';
  const came = new Set(matched.values());
  return members.every(({ id }) => came.has(id)) ? null : 'absentees';
}
