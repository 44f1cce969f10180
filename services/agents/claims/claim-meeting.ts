import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { HouseUnit } from '../house/ports/house-unit.ts';
import type { Turn } from '../house/turn.ts';
import type { Claim } from '../ports/claims.ts';
import type { Agent } from '../visible-meetings.ts';
import { claimOf, isClaimable } from './who-works.ts';

export type ClaimOutcome =
  | {
      kind: 'claimed';
      claim: Claim;
      /** What was said to the house agent and it hadn't begun: from now on the agent's. */
      handedOver: readonly Turn[];
      /** What it had begun, and ends itself. */
      unfinished: readonly Turn[];
    }
  /** Another agent has it. */
  | { kind: 'taken'; claim: Claim }
  | { kind: 'call_over' }
  /** The key ended meanwhile. */
  | { kind: 'no_key' };

/**
 * Puts a meeting into the hands of somebody's agent. The house agent begins nothing more that is said in its call; each
 * thing that it was asked for is handed over or ends where it began.
 */
export const claimMeeting =
  <U extends HouseUnit>({ transact }: { transact: Transact<U> }) =>
  ({ tokenId, userId }: Agent, meetingId: string): Promise<ClaimOutcome> =>
    transact(async (unit) => {
      const meeting = await unit.meetings.lock(meetingId);
      if (!meeting || meeting.forgottenAt || !isClaimable(meeting)) return { kind: 'call_over' };
      const before = await claimOf(unit, meeting);
      if (before && before.tokenId !== tokenId) return { kind: 'taken', claim: before };
      const claim = before ?? (await unit.claims.claim(meeting, tokenId, userId));
      if (!claim) return { kind: 'no_key' };
      const handedOver = before ? [] : await handOver(unit, meeting, claim);
      const unfinished = await unit.turns.unfinished(meeting.id);
      // Words of the call: what the agent asks for from now on waits for a click.
      if (handedOver.length + unfinished.length > 0) {
        await unit.agents.markRead(meeting.teamId, meeting.id, tokenId);
      }
      if (!before) await unit.announcer.show(meeting, [], 'answer');
      return { kind: 'claimed', claim, handedOver, unfinished };
    });

async function handOver(unit: HouseUnit, meeting: Meeting, claim: Claim): Promise<Turn[]> {
  await unit.turns.lockLane({ teamId: meeting.teamId, lane: meeting.id });
  const turns = await unit.turns.takeUnbegunSpeech(meeting.id);
  for (const turn of turns) {
    if (turn.state === 'proposed') await unit.announcer.showProposed(turn, meeting, { claim });
  }
  // What people wrote goes on: it may have waited behind what is gone.
  if (turns[0]) await unit.turns.wakeNext(turns[0]);
  return turns;
}
