import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, memberOf, type NotEntitled } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import type { HouseUnit } from './ports/house-unit.ts';

export type DecideProposedDeps<U extends HouseUnit> = {
  transact: Transact<U>;
  people: Pick<People, 'standing'>;
};

export type ProposedOutcome =
  | { kind: 'done' }
  /** Somebody decided before, nobody did for an hour, or the call is forgotten. */
  | { kind: 'too_late' }
  | { kind: 'not_here' }
  | NotEntitled;

/** Lets the house agent begin what was said to it in a call, or not, where its channel wants to be asked. */
export const decideProposed =
  <U extends HouseUnit>({ transact, people }: DecideProposedDeps<U>) =>
  async (actor: Actor, turnId: string, isWanted: boolean): Promise<ProposedOutcome> => {
    const seen = await transact((unit) => unit.turns.look(turnId));
    if (seen?.teamId !== actor.teamId || seen.channelId !== actor.channelId) return { kind: 'not_here' };
    const refusal = await authorize(actor, memberOf(people, actor));
    if (refusal) return refusal;
    return transact(async (unit) => {
      const meeting = seen.meetingId === null ? null : await unit.meetings.lock(seen.meetingId);
      const turn = await unit.turns.lock(turnId);
      if (turn?.state !== 'proposed' || !meeting || meeting.forgottenAt) return { kind: 'too_late' };
      const decided = await unit.turns.replace(
        turn,
        isWanted
          ? { ...turn, state: 'waiting', nextRunAt: unit.now }
          : { ...turn, state: 'dropped', nextRunAt: null, finishedAt: unit.now },
      );
      await unit.announcer.showProposed(decided, meeting, { by: actor.userId, isWanted });
      return { kind: 'done' };
    });
  };
