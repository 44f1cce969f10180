import { eachInTurn } from '../common/in-turn.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, memberOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Fact } from './fact.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';

/** A fact as somebody was shown it. */
export type FactPress = Actor & { readonly factId: string; readonly version: number };

/** It isn't there any more or isn't theirs to see, or somebody changed it since it was shown. */
export type NotAsShown = { kind: 'gone' } | { kind: 'changed_since'; fact: Fact };

export type ShownFactDeps = {
  transact: Transact<MemoryUnit>;
  people: Pick<People, 'kindOf' | 'standing'>;
};

/** The fact, for somebody who may change it. Slack is asked outside of the transaction: who may read a fact never changes. */
export async function factFor(
  { transact, people }: ShownFactDeps,
  press: FactPress,
  isAway: boolean,
): Promise<{ kind: 'shown'; fact: Fact } | { kind: 'gone' } | NotEntitled | Outsider> {
  const fact = await transact(({ facts }) => facts.lock(press.factId));
  if (!fact || fact.teamId !== press.teamId) return { kind: 'gone' };
  return (await mayChange(people, press, fact, isAway)) ?? { kind: 'shown', fact };
}

/**
 * One's own is one's own; a channel's is for its full members. The person it is about may have it forgotten, or say that it
 * isn't them (`isAway`), wherever it is and whatever they are here.
 */
async function mayChange(
  people: Pick<People, 'kindOf' | 'standing'>,
  actor: Actor,
  { audience, about }: Fact,
  isAway: boolean,
): Promise<{ kind: 'gone' } | NotEntitled | Outsider | null> {
  if (isAway && about?.kind === 'person' && about.userId === actor.userId) return null;
  if (audience.kind === 'channel')
    return authorize(actor, memberOf(people, { channelId: audience.channelId }));
  return audience.userId === actor.userId ? authorize(actor, insiderOf(people)) : { kind: 'gone' };
}

/** The meetings below whose recaps it stands. */
export function shownBelow({ source, askedIn }: Fact): string[] {
  const said = source.kind === 'call' ? [source.meetingId] : [];
  return [...new Set(askedIn === null ? said : [...said, askedIn])];
}

/** In one order, so that no two wait for each other. */
export async function lockAll({ meetings }: MemoryUnit, ids: readonly string[]): Promise<Meeting[]> {
  const locked: Meeting[] = [];
  await eachInTurn(ids.toSorted(), async (id) => {
    const meeting = await meetings.lock(id);
    if (meeting) locked.push(meeting);
  });
  return locked;
}

/** Shows their recaps as they read now. */
export async function showAgain(unit: MemoryUnit, meetings: readonly Meeting[]): Promise<void> {
  await eachInTurn(meetings, async (meeting) => {
    const notes = await unit.notes.of(meeting.id);
    if (notes) await unit.announcer.showNotes(meeting, notes);
  });
}

/** What took its place has the same readers: who wanted the old words gone learns that others stand there now. */
export async function goneOrChanged({ facts }: MemoryUnit, replaced: Fact): Promise<NotAsShown> {
  let fact: Fact | null = replaced;
  while (fact?.state === 'retired' && fact.supersededBy !== null) fact = await facts.lock(fact.supersededBy);
  return fact && isThere(fact) ? { kind: 'changed_since', fact } : { kind: 'gone' };
}

export function isThere({ state }: Fact): boolean {
  return state === 'kept' || state === 'proposed';
}
