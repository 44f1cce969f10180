import type { Asker, StandupDeps, StandupOutcome } from './outcomes.ts';

/** Full members who are in the channel may; null for these. */
export async function refusalFor(
  { people }: Pick<StandupDeps, 'people'>,
  { channelId, userId, isExternal }: Asker,
): Promise<Extract<StandupOutcome, { kind: 'not_entitled' }> | null> {
  if (isExternal) return { kind: 'not_entitled', standing: 'external' };
  const standing = await people.standing({ channelId, userId, owner: userId });
  return standing === 'member' ? null : { kind: 'not_entitled', standing };
}
