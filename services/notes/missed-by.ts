import type { Meeting } from '../meetings/meeting.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { Member } from '../people/roster.ts';
import { cameByAddress } from './check-audience.ts';
import type { Attendee } from './ports/recordings.ts';

/**
 * Of those who were invited, the channel's members who weren't seen in the call. Someone who was there by name alone counts as
 * there: one line too few is better than a message about a call that they were in.
 */
export function missedBy(
  { channelId }: Pick<Meeting, 'channelId'>,
  invited: readonly string[],
  attendees: readonly Attendee[],
  members: readonly Member[] | null,
  presentByName: ReadonlySet<string> | null,
): string[] {
  if (isOwnDm(channelId) || !members) return [];
  const came = cameByAddress(attendees, members);
  const isMember = new Set(members.map(({ id }) => id));
  return invited.filter((id) => isMember.has(id) && !came.has(id) && !presentByName?.has(id));
}
