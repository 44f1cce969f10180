import type { Member } from '../../people/roster.ts';
import type { FoundChange, WorkChange, WorkOfPerson, WorkPerson, WorkService } from './work-change.ts';

/** As many changes are taken along. */
export const maxChanges = { person: 10, all: 40 } as const;

const names: Readonly<Record<WorkService, string>> = { github: 'GitHub', linear: 'Linear' };

/**
 * Changes by person, members of the channel first, of each pull request and issue the latest. Somebody is a member only by
 * their mail address, where one member has it: names are no identities.
 */
export function byPerson(found: readonly FoundChange[], members: readonly Member[]): WorkOfPerson[] {
  const memberOf = memberByEmail(members);
  const whose = (who: WorkPerson) => memberOf(who)?.id ?? `${who.service} ${who.login}`;
  const people = [...Map.groupBy(found, ({ who }) => whose(who)).values()].map((theirs) => {
    const [{ who }] = theirs as [FoundChange];
    const member = memberOf(who);
    return {
      userId: member?.id ?? null,
      name: member ? (member.names[0] ?? who.login) : `${who.login} (${names[who.service]})`,
      changes: latestOfEach(theirs),
    };
  });
  const ordered = people.sort(
    (one, other) => Number(other.userId !== null) - Number(one.userId !== null) || compare(one, other),
  );
  const takes = shares(ordered.map(({ changes }) => changes.length));
  return ordered.flatMap(({ changes, ...person }, index) => {
    const taken = changes.slice(0, takes[index]);
    return taken.length > 0 ? [{ ...person, changes: taken, more: changes.length - taken.length }] : [];
  });
}

function memberByEmail(members: readonly Member[]): (who: WorkPerson) => Member | null {
  const of = Map.groupBy(
    members.filter(({ email }) => email),
    ({ email }) => email?.toLowerCase(),
  );
  return ({ email }) => {
    const having = email ? of.get(email.toLowerCase()) : undefined;
    return having?.length === 1 ? (having[0] ?? null) : null;
  };
}

function compare({ name: one }: { name: string }, { name: other }: { name: string }): number {
  return one < other ? -1 : Number(one > other);
}

/** Newest first. What was opened and merged since is one line. */
function latestOfEach(changes: readonly FoundChange[]): WorkChange[] {
  const newestFirst = [...changes].sort((one, other) => other.at.getTime() - one.at.getTime());
  const seen = new Set<string>();
  return newestFirst
    .filter(({ ref }) => !seen.has(ref) && seen.add(ref))
    .map(({ what, ref, title, url, to }) => ({ what, ref, title, url, to }));
}

/** How many of each are taken along: in turns, so that one who did much leaves room for the others. */
function shares(counts: readonly number[]): number[] {
  const taken = counts.map(() => 0);
  let left: number = maxChanges.all;
  for (let turn = 0; turn < maxChanges.person; turn += 1)
    for (const [index, count] of counts.entries()) {
      if (turn >= count || left === 0) continue;
      taken[index] = turn + 1;
      left -= 1;
    }
  return taken;
}
