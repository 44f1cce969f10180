import { eachInTurn } from '../common/in-turn.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, memberOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Fact } from './fact.ts';
import { readFactText } from './fact-text.ts';
import type { MemoryUnit } from './ports/memory-unit.ts';

export type ChangeFactDeps = {
  transact: Transact<MemoryUnit>;
  people: Pick<People, 'kindOf' | 'standing'>;
  newId: () => string;
};

/** A fact as somebody was shown it. */
export type FactPress = Actor & { readonly factId: string; readonly version: number };

/** `keep` and `drop` answer a proposed one, `confirm` an aged one; what nobody wanted is forgotten like the rest. */
export type FactWish = { kind: 'edit'; text: string } | { kind: 'forget' | 'keep' | 'drop' | 'confirm' };

export type FactOutcome =
  | { kind: 'edited' | 'forgotten' | 'kept' | 'dropped' | 'confirmed'; fact: Fact }
  /** It isn't there any more, or isn't theirs to see. */
  | { kind: 'gone' }
  /** Somebody changed it since it was shown. */
  | { kind: 'changed_since'; fact: Fact }
  | { kind: 'empty' }
  | { kind: 'too_long'; chars: number }
  | NotEntitled
  | Outsider;

/** A fact as a form shows it, for who may change it. */
export const factForm =
  (deps: ChangeFactDeps) =>
  async (press: FactPress): Promise<{ kind: 'form'; fact: Fact } | FactOutcome> => {
    const fact = await deps.transact(({ facts }) => facts.lock(press.factId));
    if (!fact || fact.teamId !== press.teamId) return { kind: 'gone' };
    const refusal = await mayChange(deps, press, fact, { kind: 'edit' });
    if (refusal) return refusal;
    if (!isThere(fact)) return deps.transact((unit) => goneOrChanged(unit, fact));
    return fact.version === press.version ? { kind: 'form', fact } : { kind: 'changed_since', fact };
  };

/** What somebody does to a fact that they were shown. */
export const changeFact =
  (deps: ChangeFactDeps) =>
  async (press: FactPress, wish: FactWish): Promise<FactOutcome> => {
    const shown = await deps.transact(({ facts }) => facts.lock(press.factId));
    if (!shown || shown.teamId !== press.teamId) return { kind: 'gone' };
    // Slack is asked outside of the transaction. Who may read a fact never changes.
    const refusal = await mayChange(deps, press, shown, wish);
    if (refusal) return refusal;
    const read = wish.kind === 'edit' ? readFactText(wish.text) : null;
    if (read && read.kind !== 'text') return read;
    const wanted: FactWish = read ? { kind: 'edit', text: read.text } : wish;
    return deps.transact(async (unit) => {
      // The meeting before its facts, as everywhere.
      const meetings = await lockAll(unit, shownBelow(shown));
      const fact = await unit.facts.lock(press.factId);
      if (!fact) return { kind: 'gone' };
      if (!isThere(fact)) return goneOrChanged(unit, fact);
      if (wish.kind === 'keep' && fact.state === 'kept') return { kind: 'kept', fact };
      if (fact.version !== press.version) return { kind: 'changed_since', fact };
      const outcome = await change(unit, fact, press.userId, wanted, deps.newId);
      await eachInTurn(meetings, async (meeting) => {
        const notes = await unit.notes.of(meeting.id);
        if (notes) await unit.announcer.showNotes(meeting, notes);
      });
      return outcome;
    });
  };

/** The meetings below whose recaps it stands. */
function shownBelow({ source, askedIn }: Fact): string[] {
  const said = source.kind === 'call' ? [source.meetingId] : [];
  return [...new Set(askedIn === null ? said : [...said, askedIn])];
}

/** In one order, so that no two wait for each other. */
async function lockAll({ meetings }: MemoryUnit, ids: readonly string[]): Promise<Meeting[]> {
  const locked: Meeting[] = [];
  await eachInTurn(ids.toSorted(), async (id) => {
    const meeting = await meetings.lock(id);
    if (meeting) locked.push(meeting);
  });
  return locked;
}

/** What took its place has the same readers: who wanted the old words gone learns that others stand there now. */
async function goneOrChanged({ facts }: MemoryUnit, replaced: Fact): Promise<FactOutcome> {
  let fact: Fact | null = replaced;
  while (fact?.state === 'retired' && fact.supersededBy !== null) fact = await facts.lock(fact.supersededBy);
  return fact && isThere(fact) ? { kind: 'changed_since', fact } : { kind: 'gone' };
}

function isThere({ state }: Fact): boolean {
  return state === 'kept' || state === 'proposed';
}

/**
 * One's own is one's own; a channel's is for its full members. The person it is about may have it forgotten,
 * wherever it is and whatever they are here.
 */
async function mayChange(
  { people }: ChangeFactDeps,
  actor: FactPress,
  { audience, about }: Fact,
  { kind }: Pick<FactWish, 'kind'>,
): Promise<Exclude<FactOutcome, { fact: Fact }> | null> {
  const isAway = kind === 'forget' || kind === 'drop';
  if (isAway && about?.kind === 'person' && about.userId === actor.userId) return null;
  if (audience.kind === 'channel')
    return authorize(actor, memberOf(people, { channelId: audience.channelId }));
  return audience.userId === actor.userId ? authorize(actor, insiderOf(people)) : { kind: 'gone' };
}

async function change(
  { facts, now }: MemoryUnit,
  fact: Fact,
  by: string,
  wish: FactWish,
  newId: () => string,
): Promise<FactOutcome> {
  const decided = { ...fact, version: fact.version + 1, decidedBy: by, decidedAt: now };
  switch (wish.kind) {
    case 'forget':
    case 'drop':
      await facts.forget(fact.id, by);
      return { kind: wish.kind === 'forget' ? 'forgotten' : 'dropped', fact };
    case 'keep': {
      const kept: Fact = { ...decided, state: 'kept' };
      await facts.replace(fact, kept);
      return { kind: 'kept', fact: kept };
    }
    case 'confirm': {
      // Its words stay, so what shows it stays right.
      const confirmed: Fact = { ...fact, decidedBy: by, decidedAt: now };
      await facts.replace(fact, confirmed);
      return { kind: 'confirmed', fact: confirmed };
    }
    case 'edit': {
      // Who corrects it is its source from now on: it outlives the call that it came from.
      const id = newId();
      const edited: Fact = {
        ...{ ...fact, source: { kind: 'typed' } },
        ...{ id, text: wish.text, madeBy: { kind: 'person', userId: by }, confidence: 1, state: 'kept' },
        ...{
          version: 1,
          createdAt: now,
          decidedBy: by,
          decidedAt: now,
          askedAt: null,
          askedIn: null,
          lastUsedAt: null,
        },
      };
      await facts.insert(edited);
      await facts.replace(fact, { ...decided, state: 'retired', supersededBy: id });
      return { kind: 'edited', fact: edited };
    }
    default:
      return wish satisfies never;
  }
}
