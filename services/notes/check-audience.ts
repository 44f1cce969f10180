import type { Member } from '../people/roster.ts';
import type { HoldReason } from './kept-notes.ts';
import { matchPeople, plainEmail } from './match-people.ts';
import type { Attendee } from './ports/recordings.ts';

/**
 * Whether the people of the call are the people of the channel; why not, where they aren't. A name is no identity: who
 * is known by name alone may be anyone of that name.
 */
export function checkAudience(
  attendees: readonly Attendee[],
  members: readonly Member[] | null,
): HoldReason | null {
  if (!members) return 'unknown';
  const named = matchPeople(attendees, members);
  const memberBy = memberByAddress(members);
  const unsure = attendees.filter(({ email }) => !memberBy(email));
  if (unsure.some(({ name }) => !named.has(name))) return 'outsiders';
  if (unsure.length > 0) return 'by_name';
  const came = cameByAddress(attendees, members);
  return members.every(({ id }) => came.has(id)) ? null : 'absentees';
}

/** Members who surely were in the call: their address in Slack is the one that the call has. */
export function cameByAddress(attendees: readonly Attendee[], members: readonly Member[]): Set<string> {
  const memberBy = memberByAddress(members);
  return new Set(attendees.flatMap(({ email }) => memberBy(email)?.id ?? []));
}

/** An address that two members have is nobody's. */
function memberByAddress(members: readonly Member[]): (email: string | null) => Member | null {
  const having = Map.groupBy(members, ({ email }) => plainEmail(email));
  return (email) => {
    const address = plainEmail(email);
    const [found, ...others] = (address && having.get(address)) || [];
    return found && others.length === 0 ? found : null;
  };
}
