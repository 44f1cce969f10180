import type { ReplyProblem } from '../../common/reply-problem.ts';
import type { ListedPerson, PeopleSource } from '../../ears/ports/people-source.ts';
import type { Refused } from './access-token.ts';
import type { Meet } from './meet.ts';
import { nameOf, overlaps, type Participant } from './meet-resources.ts';

/** Far more than talk with each other: of a larger call those who came last. */
const maxPeople = 500;

/** Who is in a call, as Google Meet tells its owner and those who are in it, while it goes on and afterwards. */
export function createMeetPeople(meet: Meet): PeopleSource {
  return {
    async find(code, stay, signal) {
      const found = await meet.conferences(code, signal);
      if (!found.ok) return failed(found);
      // One code serves every call of a series. Of several at the same time, the one that goes on.
      const ours = found.value.filter((conference) => overlaps(conference, stay));
      const conference = ours.find(({ endTime }) => !endTime) ?? ours[0];
      return { ok: true, conference: conference?.name ?? null };
    },
    async people(name, signal) {
      const found = await meet.participants({ name }, signal, maxPeople);
      if (found.ok) return { ok: true, people: found.value.flatMap(personIn) };
      return isGone(found.problem) ? { ok: true, people: null } : failed(found);
    },
  };
}

function personIn(participant: Participant): ListedPerson[] {
  const { name: id, earliestStartTime: from, latestEndTime } = participant;
  const name = nameOf(participant);
  return from && name ? [{ id, name, from, until: latestEndTime ?? null }] : [];
}

function isGone(problem: ReplyProblem): boolean {
  return problem.kind === 'answered' && problem.status === 404;
}

function failed({ mayPass, problem: why }: Refused) {
  return { ok: false as const, problem: mayPass ? ('unreachable' as const) : ('refused' as const), why };
}
