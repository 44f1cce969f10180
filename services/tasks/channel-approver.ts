import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { approverOf, type Need, type NotAnApprover, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';

export type ApproverDeps = { transact: Transact; people: Pick<People, 'standing'> };

/** Full members of the actor's channel decide for it; where it named approvers, only these of them. */
export function channelApprover(
  { transact, people }: ApproverDeps,
  { teamId, channelId }: Actor,
): Need<NotEntitled | NotAnApprover> {
  return approverOf(people, { channelId }, async () => {
    const settings = await transact((unit) => unit.channels.settings(teamId, channelId));
    return settings.approvers?.value ?? [];
  });
}
