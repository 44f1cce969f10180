import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { AgentsUnit } from '../ports/agents-unit.ts';
import type { HouseEar } from '../talk.ts';
import type { Agent } from '../visible-meetings.ts';
import { isClaimable } from './who-works.ts';

/** Minutes after which an agent that says nothing of a meeting counts as gone. */
export const silentMinutes = 10;

export type EndClaimDeps<U extends AgentsUnit> = {
  transact: Transact<U>;
  /** Null where there is no house agent. */
  house: HouseEar<U> | null;
};

/** Lets go of a meeting; false where this agent doesn't have it. */
export const releaseMeeting =
  <U extends AgentsUnit>({ transact, house }: EndClaimDeps<U>) =>
  ({ tokenId }: Pick<Agent, 'tokenId'>, meetingId: string): Promise<boolean> =>
    transact(async (unit) => {
      const meeting = await unit.meetings.lock(meetingId);
      return meeting !== null && endClaim(unit, house, meeting, tokenId);
    });

/** Ends a claim whose key ended, whose agent fell silent, or whose call is over. */
export const endLapsedClaim =
  <U extends AgentsUnit>({ transact, house }: EndClaimDeps<U>) =>
  (meetingId: string): Promise<void> =>
    transact(async (unit) => {
      const meeting = await unit.meetings.lock(meetingId);
      const holder = meeting && (await unit.claims.holder(meeting));
      if (!meeting || !holder) return;
      const isLapsed = !isClaimable(meeting) || (await unit.claims.hasLapsed(meeting, silentMinutes));
      if (isLapsed) await endClaim(unit, house, meeting, holder);
    });

/**
 * Gives a meeting back, once: from now on the house agent hears what is said. It also takes what people wrote to the agent
 * and it hadn't read; what was said in the call meanwhile was the agent's.
 */
export async function endClaim<U extends AgentsUnit>(
  unit: U,
  house: HouseEar<U> | null,
  meeting: Meeting,
  tokenId: string,
): Promise<boolean> {
  if (!(await unit.claims.end(meeting, tokenId))) return false;
  if (house && !meeting.forgottenAt && (await house.isOn(unit, meeting))) {
    for (const message of await unit.agents.takeUnread(meeting.id)) {
      const { id, userId, text } = message;
      const { teamId, channelId } = meeting;
      await unit.announcer.showMessage(meeting, message, 'house');
      await house.take(unit, meeting, {
        ...{ key: `message:${id}`, teamId, channelId, userId, text, meetingId: meeting.id },
      });
    }
  }
  await unit.announcer.show(meeting, [], 'state');
  return true;
}
