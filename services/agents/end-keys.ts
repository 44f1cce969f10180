import { applyToolCallEvent } from '../tasks/apply-tool-call-event.ts';
import type { TasksUnit } from '../tasks/ports/tasks-unit.ts';
import { type EndClaimDeps, endClaim } from './claims/end-claim.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';

/** A transaction with keys, and what waits for people because of them. */
export type KeysUnit = AgentsUnit & TasksUnit;

/**
 * Ends these keys of somebody. First their meetings are given back: until then what is heard is the agents'. What they asked
 * for and nobody has decided isn't done any more: whoever revokes a key may do so because somebody else had it.
 */
export async function endKeys<U extends KeysUnit>(
  unit: U,
  house: EndClaimDeps<U>['house'],
  { teamId, userId }: { teamId: string; userId: string },
  ids: readonly string[],
): Promise<void> {
  for (const meetingId of await unit.claims.heldBy(ids)) {
    const meeting = await unit.meetings.lock(meetingId);
    const holder = meeting && (await unit.claims.holder(meeting));
    if (meeting && holder && ids.includes(holder)) await endClaim(unit, house, meeting, holder);
  }
  await unit.agents.revoke(teamId, userId, ids);
  for (const toolCallId of await unit.toolCalls.awaitingOf(ids))
    await applyToolCallEvent(unit, toolCallId, { type: 'agent_ended' });
}
