import { authorize, type NotASpender, type SpendingDeps, spenderOf } from '../people/authorize.ts';

/** Why someone may not have a calendar read and joined for them. */
export type NotAllowed = { kind: 'not_member' } | { kind: 'unknown' } | NotASpender;

/** Calendars send agents without a click, so they are for those who may spend; null for them. */
export async function notAllowed(
  deps: SpendingDeps,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<NotAllowed | null> {
  const refusal = await authorize({ teamId, userId, isExternal: false }, spenderOf(deps, teamId));
  if (refusal?.kind !== 'not_a_spender') return refusal && { kind: 'not_member' };
  if (refusal.because === 'unknown') return { kind: 'unknown' };
  return refusal.because === 'not_named' ? refusal : { kind: 'not_member' };
}
