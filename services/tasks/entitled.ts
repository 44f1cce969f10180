import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import type { People, Standing } from '../people/people.ts';

export type NotEntitled =
  | { kind: 'not_entitled'; standing: Exclude<Standing, 'member'> }
  | { kind: 'not_an_approver'; approvers: string[] };

export type EntitleDeps = { transact: Transact; people: Pick<People, 'standing'> };

/**
 * What a channel shows, sends on or has done is for its full members to decide, or for those of them whom it named as
 * approvers. Null where this person may.
 */
export async function refusalFor(
  { transact, people }: EntitleDeps,
  actor: Actor,
): Promise<NotEntitled | null> {
  const { teamId, channelId, userId, isExternal } = actor;
  if (isExternal) return { kind: 'not_entitled', standing: 'external' };
  const standing = await people.standing({ channelId, userId, owner: userId });
  if (standing !== 'member') return { kind: 'not_entitled', standing };
  const settings = await transact((unit) => unit.channels.settings(teamId, channelId));
  const approvers = settings.approvers?.value ?? [];
  return approvers.length === 0 || approvers.includes(userId) ? null : { kind: 'not_an_approver', approvers };
}
