import { applyEvent } from '../meetings/apply.ts';
import { mayDecide } from '../meetings/decide.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, memberOf, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { isThere } from './object.ts';
import type { ConsentUnit } from './ports/consent-unit.ts';
import { asksThread, type WordGap } from './word-gap.ts';

export type ObjectionOutcome =
  | { kind: 'done' }
  | { kind: 'not_here' }
  | NotEntitled
  /** Somebody was first, or the call is over. */
  | { kind: 'too_late'; gap: WordGap };

export type DecideObjectionDeps<U extends ConsentUnit> = {
  transact: Transact<U>;
  people: Pick<People, 'standing'>;
};

/** It leaves for everybody in the channel. It stays, and keeps words again, for a member of it. */
export const decideObjection =
  <U extends ConsentUnit>({ transact, people }: DecideObjectionDeps<U>) =>
  async (actor: Actor, gapId: string, verb: 'leave' | 'stay'): Promise<ObjectionOutcome> => {
    const { channelId, userId } = actor;
    const refusal = verb === 'stay' ? await authorize(actor, memberOf(people, { channelId })) : null;
    return transact(async (unit) => {
      const asked = await lockGap(unit, gapId);
      if (!asked || !mayDecide(asked.meeting, actor)) return { kind: 'not_here' };
      if (refusal) return refusal;
      const { meeting, gap } = asked;
      if (gap.state !== 'open' || !isThere(meeting)) return { kind: 'too_late', gap };
      if (verb === 'leave') await leave(unit, meeting, gap, userId);
      else await stay(unit, meeting, gap, userId);
      return { kind: 'done' };
    });
  };

/** Nobody answered in time: it leaves. */
export const leaveUnanswered =
  <U extends ConsentUnit>({ transact }: { transact: Transact<U> }) =>
  (gapId: string): Promise<void> =>
    transact(async (unit) => {
      const asked = await lockGap(unit, gapId);
      const leavesAt = asked?.gap.state === 'open' ? asked.gap.leavesAt : null;
      if (asked && leavesAt && leavesAt <= unit.now) await leave(unit, asked.meeting, asked.gap, null);
    });

/** Read again under the meeting's lock: somebody may have answered meanwhile. */
async function lockGap(unit: ConsentUnit, gapId: string): Promise<{ meeting: Meeting; gap: WordGap } | null> {
  const found = await unit.consent.gapOf(gapId);
  const meeting = found && (await unit.meetings.lock(found.meetingId));
  const gap = meeting && (await unit.consent.gaps(meeting.id)).find(({ id }) => id === gapId);
  return meeting && gap && asksThread(gap) ? { meeting, gap } : null;
}

async function leave(unit: ConsentUnit, meeting: Meeting, gap: WordGap, by: string | null): Promise<void> {
  const reason = gap.why === 'guest' ? 'guest_seen' : 'objection';
  const applied = await applyEvent(unit, meeting.id, { type: 'stop', by, reason });
  const state = applied.kind === 'applied' ? 'leaving' : 'over';
  await settle(unit, meeting, { ...gap, state, leavesAt: null, decidedBy: by });
}

async function stay(unit: ConsentUnit, meeting: Meeting, gap: WordGap, by: string): Promise<void> {
  await unit.consent.add(meeting, [{ key: `stayed:${gap.id}`, kind: 'stayed', who: by }]);
  const stayed = { state: 'stayed', untilAt: unit.now, leavesAt: null, decidedBy: by } as const;
  await settle(unit, meeting, { ...gap, ...stayed });
}

async function settle(unit: ConsentUnit, meeting: Meeting, gap: WordGap): Promise<void> {
  await unit.consent.replaceGap(gap);
  await unit.announcer.showObjection(meeting, gap);
}
