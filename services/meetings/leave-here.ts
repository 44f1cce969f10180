import type { Actor } from '../people/actor.ts';
import type { Call } from './call-link.ts';
import type { Decide, DecisionOutcome } from './decide.ts';
import type { Meeting } from './meeting.ts';

export type LeaveHereDeps = {
  decide: Decide;
  activeInChannel: (teamId: string, channelId: string) => Promise<{ meetings: Meeting[] }>;
};

export type LeaveOutcome =
  | { kind: 'nothing_here' }
  | { kind: 'which'; meetings: Meeting[] }
  | DecisionOutcome;

/** Ends the call that was named, or the only one of the channel. */
export const leaveHere =
  (deps: LeaveHereDeps) =>
  async (actor: Actor, call: Call | null): Promise<LeaveOutcome> => {
    const { meetings } = await deps.activeInChannel(actor.teamId, actor.channelId);
    const named = call ? meetings.filter((meeting) => meeting.callKey === call.key) : meetings;
    const underWay = named.filter(({ state }) => state !== 'scheduled');
    // A meeting that only waits for its time is meant if no other is running.
    const meant = underWay.length > 0 ? underWay : named;
    const [only, ...others] = meant;
    if (!only) return { kind: 'nothing_here' };
    if (others.length > 0) return { kind: 'which', meetings: meant };
    return deps.decide({ ...actor, meetingId: only.id }, { kind: 'stop', reason: 'asked' });
  };
