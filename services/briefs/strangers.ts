import { ownNameKey } from '../common/name-key.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { GuestLinks } from '../memory/ports/guest-links.ts';
import { matchPeople, plainEmail } from '../notes/match-people.ts';
import type { Recordings } from '../notes/ports/recordings.ts';
import type { Roster } from '../people/roster.ts';
import type { BriefsUnit } from './ports/briefs-unit.ts';

type StrangersUnit = BriefsUnit & {
  readonly guestLinks: Pick<GuestLinks, 'of'>;
  readonly recordings: Pick<Recordings, 'attendees'>;
};

type StrangersDeps<U extends StrangersUnit> = { transact: Transact<U>; roster: Pick<Roster, 'members'> };

/**
 * Names of those in a call who match nobody in its channel, are in no invitation to it, and whom nobody said to be somebody
 * here. Null while Slack doesn't say who is in the channel.
 */
export const strangersIn =
  <U extends StrangersUnit>({ transact, roster }: StrangersDeps<U>) =>
  async (meeting: Meeting): Promise<readonly string[] | null> => {
    const { id, teamId, channelId, requestedBy: owner, botName, sessionStartedAt, createdAt } = meeting;
    const { people, invited, linked } = await transact(async (unit) => ({
      people: await unit.recordings.attendees(meeting),
      invited: await unit.invitations.of(meeting, sessionStartedAt ?? createdAt),
      linked: await unit.guestLinks.of(id),
    }));
    if (people.length === 0) return [];
    const members = await roster.members({ teamId, channelId, owner });
    if (!members) return null;
    const known = matchPeople(people, members, botName);
    const names = new Set(invited.people.map(({ name }) => ownNameKey(name)));
    const emails = new Set(invited.people.map((person) => plainEmail(person.email)));
    const isLinked = (name: string) => linked.get(name)?.kind === 'person';
    return people.flatMap(({ name, email }) => {
      const address = plainEmail(email);
      const isExpected = names.has(ownNameKey(name)) || (address !== null && emails.has(address));
      return known.has(name) || isExpected || isLinked(name) ? [] : [name];
    });
  };
